import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { participantsContract, type ParticipantFacts } from '../../../server/planning/participants/contract.ts';
import { seatingContract, type Hall } from '../../../server/planning/seating/contract.ts';
import { NEW_HALL, readHall, type TypedHall } from '../../../server/planning/seating/rules/typed-hall.ts';
import { newParticipantFacts } from '../../../server/planning/participants/rules.ts';
import type { Login } from '../../helpers/app.ts';
import { facts } from '../conferences/planning.ts';

/** A hall as it is typed. */
export function hallOf(typed: Partial<TypedHall>): Hall {
  const read = readHall({ ...NEW_HALL, presidium: '0', ...typed });
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return read.hall;
}

export const person = (name: string | null, changes: Partial<ParticipantFacts> = {}): ParticipantFacts =>
  newParticipantFacts({ name, ...changes });

/** A conference with a hall of two rows of five and three people. Returns its id and theirs. */
export async function seatedConference(organizer: Login, people = [person('An'), person('Bình'), person('Cúc')]) {
  const { id: conferenceId } = await organizer.run(conferencesContract.create, facts({}));
  const { ids } = await organizer.run(participantsContract.addMany, { conferenceId, participants: people });
  await organizer.run(seatingContract.setHall, { conferenceId, version: 0, hall: hallOf({ seats: '5', rows: 'A–B' }), unseat: false });
  return { conferenceId, ids };
}

/** Seats everybody as previewed. Returns the version then. */
export async function seatAll(login: Login, conferenceId: string): Promise<number> {
  const way = { order: 'centre', together: false, sides: false } as const;
  const { version, digest } = await login.run(seatingContract.preview, { conferenceId, ...way });
  return (await login.run(seatingContract.arrange, { conferenceId, version, way, digest })).version;
}

/** Who sits where: ids of participants by seat, "*" behind those set by hand. */
export async function seatsIn(login: Login, conferenceId: string): Promise<Record<string, string>> {
  const { seated } = await login.run(seatingContract.get, { conferenceId });
  return Object.fromEntries(seated.map(({ seat, participantId, byHand }) => [seat, `${participantId}${byHand ? '*' : ''}`]));
}
