import { invitationsContract } from '../../server/planning/invitations/contract.ts';
import { participantsContract } from '../../server/planning/participants/contract.ts';
import type { TestApp } from './app.ts';
import { person } from '../planning/seating/seats.ts';

/** The secret of the link of somebody who is invited. */
export async function linkOfInvited(app: TestApp, conferenceId: string): Promise<string> {
  const organizer = await app.member(conferenceId, 'organizer');
  const { ids } = await organizer.run(participantsContract.addMany, { conferenceId, participants: [person('An')] });
  await organizer.run(invitationsContract.make, { conferenceId, participantIds: [...ids] });
  const { path } = await organizer.run(invitationsContract.get, { conferenceId, participantId: ids[0] ?? '' });
  return (path ?? '').slice('/g/'.length);
}
