import type { NumberBooks } from './record/official-papers/commands/index.ts';
import { registersContract } from './record/registers/contract/index.ts';
import { bookedNumber, isNumberTaken } from './record/registers/store/booked.ts';

/** The books of the office for papers of a conference; numbers are drawn by whoever numbers the paper. */
export const numberBooks: NumberBooks = {
  draw: (scope, wanted) => scope.ask(registersContract.draw, wanted),
  of: ({ db }, { conferenceId, paper }) => bookedNumber(db, conferenceId, paper),
  isTaken: ({ db }, wanted) => isNumberTaken(db, wanted),
};
