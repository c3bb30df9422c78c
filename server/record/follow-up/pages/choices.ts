import { translate } from '../../../i18n/translate.ts';
import type { PageContext } from '../../../platform/pages/routes.ts';
import { followUpContract as contract, MATTERS_PER_PAGE, type Matter, type MatterKind } from '../contract.ts';

interface Option {
  readonly value: string;
  readonly label: string;
}

/** The longest text of a choice. */
const MAX_LABEL = 120;

/** Matters as options of a choice. */
export const matterOptions = (matters: readonly Matter[]): Option[] =>
  matters.map(({ id, text }) => ({ value: id, label: text.slice(0, MAX_LABEL) }));

/** The matters of one kind that the register of a conference itself has, of all pages of its list. */
export async function ownMatters(context: PageContext, conferenceId: string, kind: MatterKind): Promise<Matter[]> {
  const found: Matter[] = [];
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const { matters, total } = await context.run(contract.list, { kind, of: conferenceId, page });
    found.push(...matters);
    pages = Math.ceil(total / MATTERS_PER_PAGE);
  }
  return found.filter((one) => one.conferenceId === conferenceId);
}

/** Options with the one that is recorded, also where it is gone or the reader may not know it: a form that is saved keeps it. */
export function withRecorded({ lang }: PageContext, options: readonly Option[], value: string | null | undefined, name?: string | null) {
  if (value === null || value === undefined || options.some((one) => one.value === value)) return [...options];
  return [...options, { value, label: name ?? translate(lang, 'followUp.form.asRecorded') }];
}
