import type { Noted } from '../../../planning/awards/rules/absence.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import type { Folded } from '../../../platform/journal/contract.ts';
import { stateOf } from '../../sitting/rules/state.ts';
import { checkInState, isPresent, notesOfSitting } from './state.ts';

/** Whom doors have noted, present or not, for the sitting that is open, else for the next one; nobody once all were held. */
export function notedNow(folded: Folded, { sittings }: Pick<Plan, 'sittings'>): Noted {
  const { openSittingId, sittings: held } = stateOf(folded);
  const sittingId = openSittingId ?? sittings.find(({ id }) => held[id] === undefined)?.id;
  const notes = sittingId === undefined ? [] : notesOfSitting(checkInState(folded), sittingId);
  const of = (present: boolean): ReadonlySet<string> =>
    new Set(notes.filter(({ presence }) => isPresent(presence) === present).map(({ participantId }) => participantId));
  return { here: of(true), gone: of(false) };
}
