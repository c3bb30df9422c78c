import { participantList } from '../../participants/store.ts';
import type { Queryable } from '../../../platform/database/open.ts';
import type { Invited } from '../contract.ts';
import { invitationRows, toInvitation, withEmail } from '../store.ts';

/** Everybody of the list, with their invitation. */
export async function peopleOf(db: Queryable, conferenceId: string): Promise<Invited[]> {
  const participants = await participantList.all(db, conferenceId);
  const invitations = new Map((await invitationRows(db, conferenceId)).map((row) => [row.participantId, row]));
  const reachable = await withEmail(db, conferenceId);
  const there = new Set(participants.map(({ id }) => id));
  return participants.map(({ id, name, group, posts, siteId, listed, standsFor }) => {
    const row = invitations.get(id);
    const invitation = row ? toInvitation(row) : null;
    const hasLeft = invitation !== null && invitation.substituteId !== null && !there.has(invitation.substituteId);
    return {
      id,
      name,
      group,
      posts,
      siteId,
      listed,
      standsFor,
      invitation: hasLeft ? { ...invitation, substituteId: null } : invitation,
      hasEmail: reachable.has(id),
    };
  });
}
