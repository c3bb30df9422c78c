import { figureFirst, type Total } from '../../collections/presenter.ts';
import { conferenceLayout } from '../../conferences/pages/layout.ts';
import type { Answer, PageContext } from '../../../platform/pages/routes.ts';
import { pagerOf } from '../../../platform/pages/pager.ts';
import { protocolContract } from '../../protocol/contract.ts';
import { orderOn } from '../../protocol/rules/index.ts';
import { sitesContract } from '../../sites/contract.ts';
import { PARTICIPANTS_PER_PAGE, participantsContract as contract } from '../contract.ts';
import { participantTotals } from '../presenter.ts';
import { participantRows, type ListColumns } from '../presenter/rows.ts';
import { flashIn, type AboveList } from './above.ts';
import { askedSort, pageUrl, selectionIn, sheetLinks, shownLinks, sortLinks } from './selection.ts';
import { settable } from './settable.ts';

/** What other features know of the participants on a page. */
export interface KnownElsewhere extends ListColumns {
  /** Lists of them elsewhere, such as of those who have not answered, with how many stand there. */
  readonly filters: readonly { readonly href: string; readonly text: string; readonly n: number }[];
  /** What the bar counts of them. */
  readonly totals: readonly (Total & { readonly look?: string })[];
  /** The sitting for which people are noted as present; null while nobody is. */
  readonly sittingId: string | null;
}

/** Asks the other features about the participants on a page, once a page. */
export type AskElsewhere = (context: PageContext, ids: readonly string[]) => Promise<KnownElsewhere>;

/** The page of the list; other features show it with what they have to say above it. */
export type ParticipantsList = (context: PageContext, above?: AboveList) => Promise<Answer>;

/** The regulation that a list by protocol follows. */
async function protocolSource(context: PageContext, date: string | null): Promise<string> {
  const { orders } = await context.run(protocolContract.list, {});
  return orderOn(date, orders).source;
}

/** How rows can be moved: by protocol each gets a place of its own; as entered they change their order; otherwise they cannot. */
function movesIn({ search, show, sort }: ReturnType<typeof selectionIn>): 'protocol' | 'entered' | null {
  if (search.trim() !== '' || show !== undefined) return null;
  return sort === 'entered' || sort === 'protocol' ? sort : null;
}

async function listView(context: PageContext, ask: AskElsewhere, above: AboveList) {
  const conferenceId = context.params.conferenceId ?? '';
  const frame = await conferenceLayout(context, conferenceId, 'participants');
  const { lang } = context;
  const selection = selectionIn(context);
  const { search, show, sort } = selection;
  const page = Math.max(1, Number.parseInt(context.query.page ?? '1', 10) || 1);
  const found = await context.run(contract.list, { conferenceId, ...selection, page });
  const { participants, total, all, listed, counts } = found;
  const { sites } = await context.run(sitesContract.list, { conferenceId });
  const elsewhere = await ask(
    context,
    participants.map(({ id }) => id),
  );
  const before = (page - 1) * PARTICIPANTS_PER_PAGE;
  const rows = participantRows(participants, { lang, sites, represented: found.represented, columns: elsewhere, before, listed });
  const paged = { page, perPage: PARTICIPANTS_PER_PAGE, shown: participants.length, total };
  return {
    ...frame,
    ...flashIn(context, conferenceId),
    ...above,
    settable: frame.canEdit ? settable(lang, sites) : [],
    search,
    show,
    sort: askedSort(context),
    sorts: sortLinks(context, selection),
    filters: [...elsewhere.filters, ...shownLinks(context, selection, { listed, unlisted: all - listed })],
    protocolSource: sort === 'protocol' && (await protocolSource(context, frame.conference.date)),
    sheets: sheetLinks(context),
    total,
    all,
    filtered: search.trim() !== '' || show !== undefined,
    totals: [...participantTotals(lang, counts), ...elsewhere.totals].map(figureFirst),
    hasAnswers: elsewhere.answers !== null,
    hasSeats: elsewhere.seats !== null,
    hasPresence: elsewhere.presence !== null,
    sittingId: elsewhere.sittingId,
    moves: frame.canEdit ? movesIn(selection) : null,
    rows,
    pager: pagerOf(paged, (to) => pageUrl(context, to)),
  };
}

/** The list of participants. */
export const participantsListOf =
  (ask: AskElsewhere): ParticipantsList =>
  async (context, above = {}) => {
    const view = await listView(context, ask, above);
    const isPlain = above.band === undefined && above.problem === undefined && view.flash === undefined;
    // Before anything is published nobody can be noted as present, and all that the page shows changes along with an event.
    if (isPlain && view.publication === null) return context.renderCached(view.conference.id, 'planning/participants/list', view, true);
    return context.render('planning/participants/list', view, above.problem === undefined ? 200 : 409);
  };
