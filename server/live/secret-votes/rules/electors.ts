import type { Plan } from '../../../planning/plan/contract.ts';
import type { Folded } from '../../../platform/journal/contract.ts';
import { checkInState, expectedPeople, isPresent, noteAbout } from '../../check-in/rules/index.ts';
import type { Expected } from '../../check-in/contract.ts';

type Voters = Pick<Plan, 'participants' | 'sites'>;

/** Who is on the list and noted as present at a sitting: those who can be electors. */
export function presentPeople(folded: Folded, plan: Voters, sittingId: string | null): Expected[] {
  if (sittingId === null) return [];
  const noted = checkInState(folded);
  return expectedPeople(plan).filter(({ id }) => {
    const note = noteAbout(noted, sittingId, id);
    return note !== undefined && isPresent(note.presence);
  });
}
