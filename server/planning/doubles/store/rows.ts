import type { Queryable } from '../../../platform/database/open.ts';
import { participantList } from '../../participants/store.ts';
import { findSeating } from '../../seating/store.ts';
import { PersonRows, type Pair } from '../rules/rows.ts';

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
const byId = { id: 'asc' } as const;

/** The lists of ids that name one of these participants. */
async function lists(tx: Queryable, conferenceId: string, ids: ReadonlySet<string>) {
  const where = { conferenceId };
  const names = (value: unknown): boolean => texts(value).some((id) => ids.has(id));
  const items = await tx.agendaItem.findMany({ where, orderBy: byId, select: { id: true, version: true, speakers: true } });
  const awards = await tx.award.findMany({ where, orderBy: byId, select: { id: true, version: true, presenters: true } });
  return {
    items: items.filter(({ speakers }) => names(speakers)).map((row) => ({ ...row, speakers: texts(row.speakers) })),
    awards: awards.filter(({ presenters }) => names(presenters)).map((row) => ({ ...row, presenters: texts(row.presenters) })),
  };
}

/** What is kept of participants beside the plan. */
async function besidePlan(tx: Queryable, conferenceId: string, among: { in: string[] }) {
  const own = { conferenceId, participantId: among };
  const target = { conferenceId, target: 'participant', targetId: among };
  const logins = await tx.membership.findMany({ where: own, orderBy: [{ userId: 'asc' }, { role: 'asc' }] });
  return {
    invitations: await tx.invitation.findMany({ where: own, orderBy: { participantId: 'asc' } }),
    substitutes: await tx.invitation.findMany({
      where: { conferenceId, substituteId: among, participantId: { notIn: among.in } },
      orderBy: { participantId: 'asc' },
      select: { participantId: true, version: true, substituteId: true },
    }),
    contacts: await tx.participantContact.findMany({
      where: own,
      orderBy: { participantId: 'asc' },
      select: { participantId: true, email: true, phone: true, version: true },
    }),
    mails: await tx.invitationMail.findMany({ where: own, orderBy: byId, select: { id: true, participantId: true } }),
    feeds: await tx.calendarFeed.findMany({
      where: { conferenceId, holder: 'participant', holderId: among },
      orderBy: { secret: 'asc' },
    }),
    handouts: await tx.documentHandout.findMany({ where: target, orderBy: [{ documentId: 'asc' }, { targetId: 'asc' }] }),
    logins: logins.map(({ userId, role, participantId }) => ({ userId, role, participantId })),
    teamLinks: await tx.teamInvitation.findMany({ where: own, orderBy: byId, select: { id: true, participantId: true } }),
    merges: await tx.participantMerge.findMany({
      where: { conferenceId, OR: [{ keptId: among }, { mergedId: among }] },
      orderBy: { mergedId: 'asc' },
      select: { mergedId: true, keptId: true },
    }),
  };
}

/** Everything that belongs to these two or names one of them; those who are not in the list are missing in `people`. */
export async function personRowsOf(tx: Queryable, conferenceId: string, { keptId, otherId }: Pair): Promise<PersonRows> {
  const ids = [keptId, otherId];
  const found = [await participantList.find(tx, conferenceId, keptId), await participantList.find(tx, conferenceId, otherId)];
  const naming = { conferenceId, participantId: { in: ids } };
  const { seated } = await findSeating(tx, conferenceId);
  const rows = {
    people: found.flatMap((one) => one ?? []),
    standIns: await tx.participant.findMany({
      where: { conferenceId, standsFor: { in: ids }, id: { notIn: ids } },
      orderBy: byId,
      select: { id: true, version: true, standsFor: true },
    }),
    papers: await tx.paper.findMany({ where: naming, orderBy: byId, select: { id: true, version: true, participantId: true } }),
    ...(await lists(tx, conferenceId, new Set(ids))),
    ...(await besidePlan(tx, conferenceId, { in: ids })),
    seats: seated.filter(({ participantId }) => ids.includes(participantId)).toSorted((a, b) => (a.seat < b.seat ? -1 : 1)),
  };
  // Moments become texts, so that rows can be kept and compared.
  return PersonRows.parse(JSON.parse(JSON.stringify(rows)));
}
