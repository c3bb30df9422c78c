export { confinedTo, decideArrive, decideNote, type ArriveInput, type CheckInContext, type NoteInput } from './decisions.ts';
export { expectedAt, expectedPeople, hallOf, checkInPlaces, sittingNow } from './expected.ts';
export { checkInSlice, checkInState, happenedAt, isPresent, noteAbout, notesOfSitting, type CheckInState } from './state.ts';
export { isLate, neededFor, placePresence, presenceTotals, presentIn, type PlacePresence } from './totals.ts';
