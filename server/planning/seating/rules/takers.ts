import { byProtocol, type ProtocolRule } from '../../protocol/rules/index.ts';
import type { Participant, ParticipantRole } from '../../participants/contract.ts';
import { attending, delegationOf } from '../../participants/rules.ts';
import type { Site } from '../../sites/contract.ts';
import { isMainHall } from '../../sites/rules/told-apart.ts';
import type { Seated } from '../contract.ts';

/** A participant who sits in the hall. */
export interface Taker {
  readonly id: string;
  /** Seats that they take; null for a group of unknown number, which is given none. */
  readonly seats: number | null;
  /** Whether their place is at the table of the presidium. */
  readonly presidium: boolean;
  /** Whether they belong to the host. */
  readonly host: boolean;
  /** Equal for those of one delegation; their own id where none is known. */
  readonly delegation: string;
}

/** Whose place is at the table of the presidium. */
const AT_TABLE: ReadonlySet<ParticipantRole> = new Set(['chair', 'presidium'] as const);

const seatsFor = ({ group, name, count }: Participant): number | null => (name !== null ? 1 : group === null ? (count ?? 1) : count);

/** Whether a participant sits in the hall: of the main hall, or of no site. Those of other sites do not. */
export function sitsIn(sites: readonly Site[]): (participant: Pick<Participant, 'siteId'>) => boolean {
  const hall = sites.find(isMainHall);
  return ({ siteId }) => siteId === null || siteId === hall?.id;
}

/**
 * Those who sit in the hall, in the order of protocol; a stand-in instead of whom they stand for. `away`: who answered that they do not come
 * to the hall.
 */
export function takersOf(
  participants: readonly Participant[],
  sites: readonly Site[],
  protocol: ProtocolRule,
  away: ReadonlySet<string> = new Set(),
): Taker[] {
  const coming = attending(participants).filter(({ id }) => !away.has(id));
  return byProtocol(coming.filter(sitsIn(sites)), protocol).map((participant) => ({
    id: participant.id,
    seats: seatsFor(participant),
    presidium: !AT_TABLE.isDisjointFrom(new Set(participant.roles)),
    host: participant.host,
    delegation: delegationOf(participant),
  }));
}

/** The seats that somebody has. */
export const heldBy = (seated: readonly Seated[], participantId: string): string[] =>
  seated.flatMap((one) => (one.participantId === participantId ? [one.seat] : []));
