import { PLANNERS } from '../../accounts/permissions.ts';
import { z } from 'zod';
import type { Actor } from '../../platform/contract.ts';
import { dropContents } from '../../platform/contents/store.ts';
import type { Database, Queryable, Tx } from '../../platform/database/open.ts';
import type { Provider } from '../../platform/database/provider.ts';
import { Prisma } from '../../platform/database/prisma.ts';
import { AppError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import type { JournalGate } from '../../platform/journal/store.ts';
import { sameKeys } from '../../platform/same-keys.ts';
import { Conference, type ConferenceFacts, PublishedFacts } from './contract.ts';
import { foldedConference } from './rules.ts';

export type ConferenceRow = NonNullable<Awaited<ReturnType<Tx['conference']['findFirst']>>>;

/** Picks the fields of a conference from its row, which holds more. */
const Stored = z.object(Conference.shape);

/** The planning entity from a row; JSON columns are validated again. */
export const rowToConference = (row: ConferenceRow): Conference => Stored.parse(row satisfies Record<keyof Conference, unknown>);

/** Columns derived from the facts of a conference. */
const derivedColumns = (facts: ConferenceFacts) => ({
  folded: foldedConference(facts),
  series: facts.series ?? Prisma.DbNull,
  seriesName: facts.series?.name ?? null,
});

/** Columns that a new conference does not have yet. */
type Fate = 'archivedAt' | 'deletedAt' | 'publishedNumber' | 'published' | 'seriesBy';
const newRow = sameKeys<Omit<ConferenceRow, Fate>>();

/** Stores a new conference. `now` in milliseconds since 1970. */
export async function insertConference(tx: Tx, conference: Conference, now: number): Promise<void> {
  await tx.conference.create({ data: newRow({ ...conference, ...derivedColumns(conference), createdAt: new Date(now) }) });
}

/** Changes the facts of a conference and returns its new version. @throws AppError stale if it is not the version that the editor saw. */
export const updateFacts = (tx: Tx, conferenceId: string, version: number, facts: ConferenceFacts): Promise<number> =>
  updateConference(tx, conferenceId, version, { ...facts, ...derivedColumns(facts) });

/**
 * Holds a conference for this transaction: others who change it wait, so that a decision is stored on the state it was made on.
 * On SQLite transactions run one at a time anyway. Returns false if there is no such conference.
 */
async function holdConference(tx: Tx, provider: Provider, conferenceId: string): Promise<boolean> {
  if (provider === 'sqlite') return (await tx.conference.count({ where: { id: conferenceId } })) > 0;
  // NO KEY: inserts into the journal, which only need the conference to exist, do not wait for it.
  const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM "Conference" WHERE "id" = ${conferenceId} FOR NO KEY UPDATE`;
  return rows.length > 0;
}

/** Holds a conference with its journal: running appends finish first, later ones wait and see what this transaction has changed. */
async function holdWithJournal(tx: Tx, provider: Provider, conferenceId: string): Promise<void> {
  if (provider === 'postgresql') await tx.$queryRaw<unknown[]>`SELECT 1 FROM "Conference" WHERE "id" = ${conferenceId} FOR UPDATE`;
}

/** The journal of a conference accepts entries while the conference is in use. */
const journalGate = (provider: Provider): JournalGate => ({
  // The foreign key takes KEY SHARE anyway. It waits for a transaction that holds the journal, and PostgreSQL then checks the condition again.
  openId: (journalId) =>
    `(SELECT "id" FROM "Conference" WHERE "id" = ${journalId} AND "archivedAt" IS NULL AND "deletedAt" IS NULL` +
    `${provider === 'postgresql' ? ' FOR KEY SHARE' : ''})`,
  refusal: async (db, conferenceId) => refusalAt[await whereaboutsOf(db, conferenceId)],
});

/** How commands hold a conference and its journal, and the gate of that journal. */
export const conferenceLocks = (provider: Provider) => ({
  hold: (tx: Tx, conferenceId: string): Promise<boolean> => holdConference(tx, provider, conferenceId),
  holdJournal: (tx: Tx, conferenceId: string): Promise<void> => holdWithJournal(tx, provider, conferenceId),
  gate: journalGate(provider),
});

/** The row of a conference, in the trash or not; null if there is none. */
export const findRow = (tx: Tx, conferenceId: string): Promise<ConferenceRow | null> =>
  tx.conference.findUnique({ where: { id: conferenceId } });

/** Where a conference is; `gone`: it was erased, or never existed. */
export type Whereabouts = 'in-use' | 'archived' | 'in-trash' | 'gone';

/** The refusal of changes to a conference that is not in use; null if it is. */
const refusalAt = { 'in-use': null, archived: 'archived', 'in-trash': 'not-found', gone: 'not-found' } as const;

/** Where a conference is: in use, archived, in the trash, or gone. */
export async function whereaboutsOf(tx: Tx, conferenceId: string): Promise<Whereabouts> {
  const row = await findRow(tx, conferenceId);
  if (!row) return 'gone';
  if (row.deletedAt !== null) return 'in-trash';
  return row.archivedAt === null ? 'in-use' : 'archived';
}

/** A conference; null if there is none or it is in the trash. */
export async function findConference(tx: Tx, conferenceId: string): Promise<Conference | null> {
  const row = await findRow(tx, conferenceId);
  return row && row.deletedAt === null ? rowToConference(row) : null;
}

/** A conference. @throws AppError not-found, also for one in the trash. */
export async function requireConference(tx: Tx, conferenceId: string): Promise<Conference> {
  const conference = await findConference(tx, conferenceId);
  if (!conference) throw new AppError('not-found');
  return conference;
}

export interface Change {
  readonly conferenceId: string;
  readonly actor: Actor;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Name of the operation, such as `agenda.edit`. */
  readonly operation: string;
  /** Id of the changed entity; null for the conference itself. */
  readonly subjectId: string | null;
  /** Field by field, before and after: `{ minutes: [15, 20] }`; a new entity has null before, a removed one null after. */
  readonly changes: Readonly<Record<string, unknown>>;
}

/**
 * Logs who changed what in the plan, in the transaction of the change. Every change of planning data goes through here,
 * so this also refuses changes of a conference that may not be changed any more.
 * @throws AppError not-found (none, or in the trash), archived.
 */
export async function logChange(tx: Tx, change: Change): Promise<void> {
  const { conferenceId, actor, at, operation, subjectId, changes } = change;
  const row = await tx.conference.findUnique({ where: { id: conferenceId }, select: { archivedAt: true, deletedAt: true } });
  if (!row || row.deletedAt !== null) throw new AppError('not-found');
  if (row.archivedAt !== null) throw new AppError('archived');
  await tx.changeLog.create({
    data: {
      id: newId(),
      conferenceId,
      at: new Date(at),
      actorKind: actor.kind,
      actorId: actor.id,
      operation,
      subjectId,
      changes: JSON.parse(JSON.stringify(changes)),
    },
  });
}

/** Changes a conference and returns its new version. @throws AppError stale if it is not the version that the editor saw. */
export async function updateConference(
  tx: Tx,
  conferenceId: string,
  version: number,
  data: Prisma.ConferenceUncheckedUpdateInput,
): Promise<number> {
  const { count } = await tx.conference.updateMany({ where: { id: conferenceId, version }, data: { ...data, version: { increment: 1 } } });
  if (count === 0) throw new AppError('stale');
  return version + 1;
}

/** Stores the number of the version in force and its facts, for readers who do not see the draft. */
export async function markPublished(tx: Tx, conferenceId: string, number: number, facts: PublishedFacts): Promise<void> {
  await tx.conference.update({ where: { id: conferenceId }, data: { publishedNumber: number, published: facts } });
}

/** The facts of the last published version; null if there is none. */
export const publishedFacts = (row: Pick<ConferenceRow, 'publishedNumber' | 'published'>): PublishedFacts | null =>
  row.publishedNumber === null ? null : PublishedFacts.parse(row.published);

/** The days of the sittings of a draft. */
export const sittingDays = (tx: Queryable, conferenceId: string) =>
  tx.sitting.findMany({ where: { conferenceId }, select: { date: true } });

const withReader = (userId: string) => ({
  memberships: { where: { userId }, select: { role: true } },
  sittings: { select: { date: true } },
});

/** Rows of all conferences, or of those in which a user has a role, with the roles of that user and the dates of the sittings. */
export function rowsFor(tx: Tx, userId: string, all: boolean, series?: string) {
  const where: Prisma.ConferenceWhereInput = {
    ...(all ? {} : { memberships: { some: { userId } } }),
    ...(series === undefined ? {} : { seriesName: series }),
  };
  return tx.conference.findMany({ where, include: withReader(userId) });
}
export type ReaderRow = Awaited<ReturnType<typeof rowsFor>>[number];

/** Makes a user an organizer of a conference. */
export const makeOrganizer = (tx: Tx, conferenceId: string, userId: string) =>
  tx.membership.createMany({ data: PLANNERS.map((role) => ({ conferenceId, userId, role })) });

/** Gives a copy the team of its original. */
export async function copyTeam(tx: Tx, from: string, to: string): Promise<void> {
  const members = await tx.membership.findMany({ where: { conferenceId: from } });
  await tx.membership.createMany({ data: members.map((member) => ({ ...member, conferenceId: to })) });
}

/** Users with any role in a conference. */
export async function memberIds(tx: Tx, conferenceId: string): Promise<string[]> {
  const members = await tx.membership.findMany({ where: { conferenceId }, select: { userId: true }, distinct: ['userId'] });
  return members.map((member) => member.userId);
}

/** The rehearsal copies of a conference, the latest first. */
export const rehearsalsOf = (tx: Tx, conferenceId: string) =>
  tx.conference.findMany({
    where: { rehearsalOf: conferenceId, deletedAt: null },
    orderBy: { createdAt: 'desc' },
    select: { id: true, createdAt: true },
  });

/** Deletes a conference with all that belongs to it, and file contents used by nothing else. Returns the ids of ended sessions. */
export async function eraseConference(tx: Tx, conferenceId: string): Promise<string[]> {
  const sessions = await tx.session.findMany({ where: { conferenceId }, select: { id: true } });
  await tx.session.deleteMany({ where: { conferenceId } });
  const owned = { OR: ['files', 'papers', 'photos', 'thumbnails'].map((what) => ({ [what]: { some: { conferenceId } } })) };
  const contents = (await tx.fileContent.findMany({ where: owned, select: { sha256: true } })).map(({ sha256 }) => sha256);
  // deleteMany, because a rehearsal may already have been deleted.
  await tx.conference.deleteMany({ where: { id: conferenceId } });
  await dropContents(tx, contents);
  return sessions.map((session) => session.id);
}

/** Logs the end of a rehearsal with its conference, even an archived one: this does not change the plan. */
export async function noteEnd(tx: Tx, { conferenceId, actor, at, operation, subjectId, changes }: Change): Promise<void> {
  const where = { actorKind: actor.kind, actorId: actor.id, operation, subjectId, changes: JSON.parse(JSON.stringify(changes)) };
  await tx.changeLog.create({ data: { id: newId(), conferenceId, at: new Date(at), ...where } });
}

/** The conference of a rehearsal that has ended; null if there is none. */
export async function rehearsedBy(db: Database, rehearsalId: string, operation: string): Promise<string | null> {
  const where = { operation, subjectId: rehearsalId, conference: { deletedAt: null } };
  return (await db.changeLog.findFirst({ where, select: { conferenceId: true } }))?.conferenceId ?? null;
}

const dateOrNull = (at: number | null): Date | null => (at === null ? null : new Date(at));

/** Moves a conference to the archive (`at` in milliseconds since 1970), or out of it (null). */
export async function setArchivedAt(tx: Tx, id: string, at: number | null): Promise<void> {
  await tx.conference.update({ where: { id }, data: { archivedAt: dateOrNull(at) } });
}

/** Moves a conference to the trash (`at` in milliseconds since 1970), or out of it (null). */
export async function setDeletedAt(tx: Tx, id: string, at: number | null): Promise<void> {
  await tx.conference.update({ where: { id }, data: { deletedAt: dateOrNull(at) } });
}

/** The last logged changes of one entity by one operation; null if there are none. */
export async function lastChange(tx: Tx, conferenceId: string, operation: string, subjectId: string): Promise<unknown> {
  const row = await tx.changeLog.findFirst({ where: { conferenceId, operation, subjectId }, orderBy: [{ at: 'desc' }, { id: 'desc' }] });
  return row?.changes ?? null;
}

/** Whether there are any conferences. */
export const hasConferences = async (db: Database): Promise<boolean> => (await db.conference.count()) > 0;
