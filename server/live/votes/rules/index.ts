export {
  decideAsk,
  decideCancel,
  decideCloseVote,
  decideComplete,
  decideCorrect,
  decideCount,
  decideMiss,
  decideOpenVote,
  decidePlace,
  decideShow,
  type VotesContext,
} from './decisions.ts';
export { conflictsOf, decideSettle, statedOtherwise, type PeriodConflict } from './contradictions.ts';
export { adoptionsOf, type Adoption } from './adoptions.ts';
export {
  isAdopted,
  MAJORITY_RULES,
  neededToAgree,
  prospectOf,
  shownResult,
  tallyOf,
  type PlaceNow,
  type Prospect,
  type Tally,
} from './result.ts';
export { mostAt, sumOf, takenBy } from './room.ts';
export { ballotBar, ballotOf, decideCast } from './ballots.ts';
export {
  ballotKey,
  countKey,
  openVote,
  votesInOrder,
  votesSlice,
  votesState,
  type PlaceCount,
  type Settlement,
  type VoteRun,
  type VotesState,
} from './state.ts';
