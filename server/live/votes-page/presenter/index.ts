import { isAdjourned } from '../../sitting/rules/index.ts';
import { itemOf, titleOf, viewContextOf, type Live, type ViewContext } from '../../live-page/presenter/view-context.ts';
import {
  isAdopted,
  openVote,
  prospectOf,
  sumOf,
  tallyOf,
  votesInOrder,
  votesState,
  type Tally,
  type VoteRun,
} from '../../votes/rules/index.ts';
import { openingForm } from './opening.ts';
import { contradictionViews } from './contradictions.ts';
import { placeRow } from './places.ts';
import { questionOf } from '../../live-page/presenter/vote-question.ts';
import { barOf, outcomeWords, sourceWords } from '../../votes/presenter/words.ts';

/** What only the browser or the address knows: the vote that is looked at. */
export interface VotesChoice {
  readonly chosen: string | null;
  /** Whether this reader works at the control desk. */
  readonly canAct: boolean;
}

/** What the page gives its script. */
export interface VotesPageData {
  readonly conferenceId: string;
  /** When the page was drawn, by the server's clock. */
  readonly at: number;
  readonly canAct: boolean;
}

/** Everything on the page of votes. */
export function votesView(live: Live, { chosen, canAct }: VotesChoice) {
  const context = viewContextOf(live);
  const state = votesState(live.folded);
  const all = votesInOrder(state);
  const open = openVote(state);
  const shown = open ?? state.votes[chosen ?? ''] ?? all.at(-1) ?? null;
  return {
    conferenceId: live.plan.conference.id,
    canAct,
    vote: shown && voteView(context, shown),
    opening: canAct && open === null ? openingForm(context) : null,
    needsItem: canAct && open === null && !runs(context),
    readOnly: !canAct,
    undo: canAct ? undoView(context) : null,
    earlier: all.toReversed().map((vote) => earlierRow(context, vote, vote.voteId === shown?.voteId)),
  };
}
export type VotesView = ReturnType<typeof votesView>;

/** Whether an item runs about which a vote can be opened. */
function runs({ state }: ViewContext): boolean {
  const sitting = state.sittings[state.openSittingId ?? ''];
  return sitting !== undefined && !isAdjourned(sitting) && state.runningItemId !== null;
}

const statusOf = ({ closedAt, voidAt, way }: VoteRun) =>
  voidAt !== null ? 'void' : way === 'acclamation' ? 'acclamation' : closedAt === null ? 'open' : 'closed';
const LOOKS = { open: 'next', closed: 'ready', void: 'lost', acclamation: 'ready' } as const;

function voteView(context: ViewContext, vote: VoteRun) {
  const { t, lang, folded } = context;
  const state = votesState(folded);
  const tally = tallyOf(state, vote);
  const rows = tally.places.map((place) => placeRow(context, vote, place));
  const item = itemOf(context, vote.itemId);
  const status = statusOf(vote);
  const isOpen = status === 'open';
  const untold = tally.missing.filter(({ count }) => count === undefined);
  const isShown = state.shown?.voteId === vote.voteId;
  return {
    id: vote.voteId,
    question: questionOf(context, vote),
    item: item && t('votes.inItem', { title: titleOf(context, item) }),
    status,
    look: LOOKS[status],
    statusText: t(`votes.status.${status}`),
    isOpen,
    isCounted: vote.way !== 'acclamation',
    isClosed: status === 'closed',
    told: t('votes.told', { n: tally.counted.length, total: tally.places.length }),
    toldCount: tally.counted.length,
    placeCount: tally.places.length,
    pips: rows.map(({ look }) => look),
    figures: figuresOf(context, vote, tally),
    rule: t(`votes.majority.${vote.majority}`),
    source: sourceWords(lang, vote.majority),
    totals: totalsOf(context, tally),
    bar: barOf(tally, vote.majority.endsWith('entitled') ? tally.entitled : tally.present, tally.needed),
    verdict: isOpen ? t(`votes.prospect.${prospectOf(tally)}`) : outcomeWords(lang, tally.outcome),
    isAdopted: !isOpen && tally.outcome === 'adopted',
    missing: rows.filter(({ opinions }) => opinions === null),
    counted: rows.filter(({ opinions }) => opinions !== null),
    untold: untold.map(({ siteId }) => siteId).join(' '),
    toAsk: tally.missing.length,
    closing: closingWords(context, untold.length),
    isShown,
    mayShow: status === 'closed' || status === 'acclamation',
    screens: isOpen ? t('votes.questionShown') : t(isShown ? 'votes.isShown' : 'votes.isHidden'),
    mayCancel: status !== 'void',
    contradictions: isAdopted(state, vote) ? contradictionViews(context, vote) : [],
    completion: completionOf(context, vote, status !== 'void' && !isOpen && tally.outcome === 'adopted'),
  };
}

function closingWords({ t }: ViewContext, untold: number) {
  return untold === 0
    ? { ask: t('votes.closeAllAsk'), text: t('votes.closeAllText') }
    : { ask: t('votes.closeAsk', { n: untold }), text: t('votes.closeText') };
}

/** What of an adopted document is to be completed; null for a vote on none, and for one that was not adopted. */
function completionOf({ t, votes }: ViewContext, { documentId, completion }: VoteRun, isAdopted: boolean) {
  if (documentId === null || !isAdopted) return null;
  const text = completion === null ? null : (votes?.texts.find(({ id }) => id === completion.id)?.body ?? t('votes.erased'));
  return { text, words: text === null ? t('votes.adoptedFully') : t('votes.toComplete', { text }) };
}

function figuresOf({ t }: ViewContext, { quorum }: VoteRun, tally: Tally) {
  const { entitled, present, needed } = tally;
  const note = (value: number | null): string | null => (value === null ? t('votes.unknownOf') : null);
  return [
    { label: t('votes.entitled'), value: entitled, note: note(entitled) },
    { label: t('votes.present'), value: present, note: note(present) ?? quorumWords(t, quorum, tally) },
    { label: t('votes.needed'), value: needed, note: note(needed) },
  ];
}

function quorumWords(t: ViewContext['t'], rule: VoteRun['quorum'], { quorum, hasQuorum }: Tally): string {
  if (rule === 'none') return t('votes.noQuorum');
  if (quorum === null || hasQuorum === null) return t('votes.quorumUnknown');
  return t('votes.quorum', { n: quorum, state: t(`votes.quorumState.${hasQuorum ? 'reached' : 'missing'}`) });
}

function totalsOf({ t }: ViewContext, { agree, disagree, none, silent, missing }: Tally) {
  return [
    { look: 'agree', label: t('votes.opinion.agree'), value: agree },
    { look: 'disagree', label: t('votes.opinion.disagree'), value: disagree },
    { look: 'none', label: t('votes.opinion.none'), value: none },
    ...(silent === null ? [] : [{ look: 'silent', label: t('votes.silent'), value: silent }]),
    { look: 'missing', label: t('votes.notTold'), value: missing.length, isPlaces: true },
  ];
}

/** The last entry about votes, which can be taken back. */
function undoView({ t, folded }: ViewContext) {
  const last = votesState(folded).undoLog.findLast(({ kind, implied }) => kind.startsWith('vote.') && !implied);
  if (!last) return null;
  const what = t(`votes.undoOf.${last.kind.replace('.', '-') as 'vote-opened'}`);
  return { seq: last.seq, label: t('votes.undo', { what }) };
}

function earlierRow(context: ViewContext, vote: VoteRun, isShown: boolean) {
  const { t, lang, folded, time } = context;
  const tally = tallyOf(votesState(folded), vote);
  const status = statusOf(vote);
  const isCounted = vote.way !== 'acclamation';
  return {
    id: vote.voteId,
    time: time(vote.openedAt),
    question: questionOf(context, vote),
    look: LOOKS[status],
    statusText: t(`votes.status.${status}`),
    outcome: status === 'closed' ? outcomeWords(lang, tally.outcome) : null,
    counts: isCounted && status !== 'open' ? `${tally.agree}/${sumOf(tally)}` : null,
    isShown,
  };
}
