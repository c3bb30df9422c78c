export { ballotText, countBallots, ballotOptions } from './ballots.ts';
export { requireTally, tallyFault } from './tally.ts';
export {
  decideCancelSecret,
  decideCloseSecret,
  decideConfirmTally,
  decideOpenSecret,
  decideShowSecret,
  type SecretVotesContext,
} from './decisions.ts';
export { presentPeople } from './electors.ts';
export { secretResult, validBallots, type OptionResult, type SecretResult } from './result.ts';
export {
  openSecretVote,
  secretVotesInOrder,
  secretVotesSlice,
  secretVotesState,
  type SecretVoteRun,
  type SecretVotesState,
} from './state.ts';
