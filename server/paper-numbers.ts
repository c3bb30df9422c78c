import type { DrawForPaper } from './record/official-papers/commands/index.ts';
import { registersContract } from './record/registers/contract/index.ts';

/** Draws the number of a paper of a conference from the book of the office, as whoever numbers the paper. */
export const drawForPaper: DrawForPaper = (scope, wanted) => scope.ask(registersContract.draw, wanted);
