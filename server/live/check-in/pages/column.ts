import { translate } from '../../../i18n/translate.ts';
import { conferenceIn } from '../../../planning/conferences/pages/fields.ts';
import type { KnownElsewhere } from '../../../planning/participants/pages/list.ts';
import type { PageContext } from '../../../platform/pages/routes.ts';
import { checkInContract as contract } from '../contract.ts';
import { presenceMarks } from '../presenter/list.ts';
import { presentIn } from '../rules/totals.ts';

type Known = Pick<KnownElsewhere, 'presence' | 'filters' | 'totals' | 'sittingId'>;
const NONE: Known = { presence: null, filters: [], totals: [], sittingId: null };

/** The presence of participants as a column of their list, once a sitting was opened or anybody was noted. */
export async function presenceInList(context: PageContext, ids: readonly string[]): Promise<Known> {
  const { lang } = context;
  const conferenceId = conferenceIn(context);
  const result = await context.attempt(contract.totals, { conferenceId });
  if ('refusal' in result || result.output.expected === 0) return NONE;
  const { people, sittingId } = await context.run(contract.people, { conferenceId, badges: false });
  if (sittingId === null) return NONE;
  const { notes, openedAt } = await context.run(contract.notes, { conferenceId, sittingId, since: 0 });
  const { unknown, expected } = result.output;
  if (openedAt === null && unknown === expected) return NONE;
  const shown = new Set(ids);
  const filter = {
    href: `/conferences/${conferenceId}/check-in?show=unknown`,
    text: translate(lang, 'checkIn.column.missing'),
    n: unknown,
  };
  const present = translate(lang, 'checkIn.column.present', { n: presentIn(result.output), total: expected });
  return {
    presence: presenceMarks(
      people.filter(({ id }) => shown.has(id)),
      notes,
      lang,
    ),
    filters: unknown > 0 ? [filter] : [],
    totals: [{ text: present, look: 'ready' }],
    sittingId,
  };
}
