export {
  confinedTo,
  decideArrive,
  decideExcuse,
  decideNote,
  reasonId,
  type ExcuseInput,
  type ArriveInput,
  type CheckInContext,
  type NoteInput,
} from './decisions.ts';
export { expectedAt, expectedPeople, hallOf, checkInPlaces, sittingNow, withAnswers } from './expected.ts';
export { formerIds, withMergedNotes } from './merged.ts';
export { notedNow } from './noted-now.ts';
export {
  checkInSlice,
  checkInState,
  happenedAt,
  isPresent,
  noteAbout,
  notesOfSitting,
  presenceOfAsker,
  type CheckInState,
} from './state.ts';
export { isLate, neededFor, placePresence, presenceTotals, presentIn, type PlacePresence } from './totals.ts';
