import { presenceInList } from './live/check-in/pages/column.ts';
import { answersInList } from './planning/invitations/pages/column.ts';
import { participantsListOf } from './planning/participants/pages/list.ts';
import { seatsInList } from './planning/seating/pages/column.ts';

/** The list of participants, with what the features above and beside it know of them. */
export const participantsList = participantsListOf(async (context, ids) => {
  const { marks: answers, filters } = await answersInList(context, ids);
  const seats = await seatsInList(context, ids);
  const present = await presenceInList(context, ids);
  return { ...present, answers, seats, filters: [...filters, ...present.filters] };
});
