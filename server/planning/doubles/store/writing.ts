import { canonicalJson } from '../../../platform/canonical.ts';
import type { Tx } from '../../../platform/database/open.ts';
import { participantList } from '../../participants/store.ts';
import { findSeating, saveSeating } from '../../seating/store.ts';
import type { Pair, PersonRows } from '../rules/rows.ts';

export interface RowsChange {
  readonly conferenceId: string;
  readonly pair: Pair;
  /** The rows as they are. */
  readonly now: PersonRows;
  /** The rows as they shall be. */
  readonly next: PersonRows;
}

/** The rows that differ from those of now, with the version that they get. */
function changed<T extends { readonly version: number }>(now: readonly T[], next: readonly T[], idOf: (row: T) => string): T[] {
  const versions = new Map(now.map((row) => [idOf(row), row.version]));
  const before = new Map(now.map((row) => [idOf(row), canonicalJson({ ...row, version: 0 })]));
  return next
    .filter((row) => before.get(idOf(row)) !== canonicalJson({ ...row, version: 0 }))
    .map((row) => ({ ...row, version: Math.max(row.version, versions.get(idOf(row)) ?? 0) + 1 }));
}

const ofId = ({ id }: { readonly id: string }): string => id;

async function writePlan(tx: Tx, { conferenceId, now, next }: RowsChange): Promise<void> {
  for (const { id, version, speakers } of changed(now.items, next.items, ofId))
    await tx.agendaItem.updateMany({ where: { conferenceId, id }, data: { speakers: [...speakers], version } });
  for (const { id, version, participantId } of changed(now.papers, next.papers, ofId))
    await tx.paper.updateMany({ where: { conferenceId, id }, data: { participantId, version } });
  for (const { id, version, presenters } of changed(now.awards, next.awards, ofId))
    await tx.award.updateMany({ where: { conferenceId, id }, data: { presenters: [...presenters], version } });
  for (const { id, version, standsFor } of changed(now.standIns, next.standIns, ofId))
    await tx.participant.updateMany({ where: { conferenceId, id }, data: { standsFor, version } });
}

async function writePeople(tx: Tx, { conferenceId, now, next }: RowsChange): Promise<void> {
  for (const { entity, position } of next.people) {
    const there = now.people.find((one) => one.entity.id === entity.id);
    if (there) await participantList.update(tx, conferenceId, { ...entity, version: there.entity.version });
    else await participantList.insert(tx, conferenceId, { ...entity, version: entity.version + 1 }, position);
  }
}

/** The version that follows all versions of a person's row. */
const nextVersion = (rows: readonly { readonly version: number }[], own: number): number =>
  Math.max(own, ...rows.map(({ version }) => version)) + 1;

async function writeInvitations(tx: Tx, { conferenceId, pair, now, next }: RowsChange): Promise<void> {
  const among = { in: [pair.keptId, pair.otherId] };
  await tx.invitation.deleteMany({ where: { conferenceId, participantId: among } });
  for (const row of next.invitations) await tx.invitation.create({ data: { ...row, version: nextVersion(now.invitations, row.version) } });
  for (const { participantId, substituteId, version } of changed(now.substitutes, next.substitutes, (row) => row.participantId))
    await tx.invitation.updateMany({ where: { conferenceId, participantId }, data: { substituteId, version } });
  for (const { id, participantId } of next.mails) await tx.invitationMail.updateMany({ where: { id }, data: { participantId } });
  await tx.participantContact.deleteMany({ where: { conferenceId, participantId: among } });
  for (const row of next.contacts)
    await tx.participantContact.create({ data: { conferenceId, ...row, version: nextVersion(now.contacts, row.version) } });
}

async function writeBeside(tx: Tx, { conferenceId, pair, next }: RowsChange): Promise<void> {
  const among = { in: [pair.keptId, pair.otherId] };
  await tx.calendarFeed.deleteMany({ where: { conferenceId, holder: 'participant', holderId: among } });
  for (const row of next.feeds) await tx.calendarFeed.create({ data: row });
  await tx.documentHandout.deleteMany({ where: { conferenceId, target: 'participant', targetId: among } });
  for (const row of next.handouts) await tx.documentHandout.create({ data: row });
  for (const { userId, role, participantId } of next.logins)
    await tx.membership.updateMany({ where: { conferenceId, userId, role }, data: { participantId } });
  for (const { id, participantId } of next.teamLinks) await tx.teamInvitation.updateMany({ where: { id }, data: { participantId } });
  await tx.participantMerge.deleteMany({ where: { conferenceId, OR: [{ keptId: among }, { mergedId: among }] } });
  if (next.merges.length > 0) await tx.participantMerge.createMany({ data: next.merges.map((row) => ({ conferenceId, ...row })) });
}

async function writeSeats(tx: Tx, { conferenceId, pair, now, next }: RowsChange): Promise<void> {
  if (canonicalJson(now.seats) === canonicalJson(next.seats)) return;
  const { version, ...seating } = await findSeating(tx, conferenceId);
  const others = seating.seated.filter(({ participantId }) => participantId !== pair.keptId && participantId !== pair.otherId);
  const taken = new Set(others.map(({ seat }) => seat));
  await saveSeating(tx, conferenceId, version, { ...seating, seated: [...others, ...next.seats.filter(({ seat }) => !taken.has(seat))] });
}

/** Puts the rows of two participants in the place of what they are. */
export async function writeRows(tx: Tx, change: RowsChange): Promise<void> {
  await writePeople(tx, change);
  await writePlan(tx, change);
  await writeInvitations(tx, change);
  await writeBeside(tx, change);
  await writeSeats(tx, change);
  const stay = new Set(change.next.people.map(({ entity }) => entity.id));
  await participantList.removeAll(
    tx,
    change.conferenceId,
    change.now.people.flatMap(({ entity }) => (stay.has(entity.id) ? [] : entity.id)),
  );
}
