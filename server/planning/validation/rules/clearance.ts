import { DESK, type GivenRole, hasRole, PLANNERS } from '../../../accounts/permissions.ts';
import type { Plan } from '../../plan/contract.ts';
import { levelOf, mayRead } from '../../plan/rules.ts';
import type { Finding, Subject } from '../contract.ts';

/** A member of the team with their clearance, 0 (none) to 3. */
export interface ClearedMember {
  readonly userId: string;
  readonly name: string;
  readonly role: GivenRole;
  readonly clearance: number;
}

interface Reader {
  readonly userId: string | null;
  readonly clearance: number;
}

/** Who works at the desk or on the minutes. Organizers run the desk where nobody else is there to lead. */
function working(members: readonly ClearedMember[]): ClearedMember[] {
  const isPlanner = ({ role }: ClearedMember): boolean => hasRole([role], PLANNERS);
  const isLed = members.some((member) => hasRole([member.role], DESK) && !isPlanner(member));
  return members.filter((member) => !isLed || !isPlanner(member));
}

/**
 * Members of the desk and of the minutes whose clearance is below an item of the agenda: part of the sitting will be hidden from them. A
 * reader learns of others only about items that they may know themselves, and of themselves how many they may not know.
 * @param members those of the staff.
 */
export function membersNotCleared({ conference, items }: Plan, members: readonly ClearedMember[], reader: Reader): Finding[] {
  const whole: Subject = { kind: 'conference', id: conference.id };
  return working(members).flatMap(({ userId, name, role, clearance }): Finding[] => {
    const above = items.filter((item) => levelOf(item.classification) > clearance);
    const known = above.filter((item) => mayRead(reader.clearance, item));
    const isOwn = userId === reader.userId;
    const counted = isOwn ? above : known;
    if (counted.length === 0) return [];
    const subjects = known.length > 0 ? known.map(({ id }): Subject => ({ kind: 'item', id })) : [whole];
    return [{ code: 'member-not-cleared', level: 'warning', subjects, facts: { name, role, items: counted.length } }];
  });
}
