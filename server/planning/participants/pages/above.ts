import { addedFlash, removedFlash } from '../../collections/batches/pages.ts';
import { translate } from '../../../i18n/translate.ts';
import { Id } from '../../../platform/contract.ts';
import type { PageContext } from '../../../platform/pages/routes.ts';

/** What stands above the list besides. */
export interface AboveList {
  /** What a pasted list would add, as `views/planning/pasting/band.hbs` shows it. */
  readonly band?: object;
  /** Why something could not be done. */
  readonly problem?: string;
  /** The places that stand in its way. */
  readonly places?: readonly { readonly text: string; readonly href?: string }[];
  readonly flash?: { readonly text: string; readonly undoAction?: string };
}

/** The toast after several were given something, with the button that takes it back. */
function togetherFlash({ lang, query }: PageContext, conferenceId: string): Pick<AboveList, 'flash'> {
  const [, id, n] = /^([a-z0-9]{12})\/(\d{1,3})$/.exec(query['together'] ?? '') ?? [];
  if (id === undefined) return {};
  const text = translate(lang, 'participants.several.changed', { n: Number(n) });
  return { flash: { text, undoAction: `/conferences/${conferenceId}/participants/together/${id}/remove` } };
}

/** The toast after two entries were merged, with the button that parts them again. */
function mergedFlash({ lang, query }: PageContext, conferenceId: string): Pick<AboveList, 'flash'> {
  const id = Id.safeParse(query['merged']).data;
  if (id === undefined) return {};
  return { flash: { text: translate(lang, 'doubles.merge.done'), undoAction: `/conferences/${conferenceId}/participants/${id}/unmerge` } };
}

/** The toast after whatever led to the list. */
export const flashIn = (context: PageContext, conferenceId: string): Pick<AboveList, 'flash'> => ({
  ...removedFlash(context, conferenceId),
  ...addedFlash(context, conferenceId),
  ...togetherFlash(context, conferenceId),
  ...mergedFlash(context, conferenceId),
});
