import { z } from 'zod';
import { fold, spelled } from '../../../platform/text.ts';
import { nextTurn } from '../../../platform/next-turn.ts';
import type { Queryable } from '../../../platform/database/open.ts';
import { foundKey } from '../rules.ts';
import { stillTheirs } from './erasing.ts';

/** Somebody of this name in a conference: of the draft, of a version, or of what was logged. */
export interface FoundEntry {
  readonly conferenceId: string;
  readonly participantId: string;
  readonly name: string;
  readonly posts: string[];
  /** Version of the row in the draft; 0 for one that left it. */
  readonly version: number;
}

const Named = z.looseObject({ id: z.string().optional(), name: z.string().nullable(), posts: z.array(z.string()).default([]) });
const Version = z.looseObject({ participants: z.array(Named.extend({ id: z.string() })) });
/** Logged changes that are read at once. */
const AT_ONCE = 500;

async function inDrafts(db: Queryable, name: string): Promise<FoundEntry[]> {
  const rows = await db.participant.findMany({ where: { name: { not: null }, folded: { contains: fold(name) } } });
  return rows
    .filter((row) => spelled(row.name ?? '') === spelled(name))
    .map(({ conferenceId, id, version, posts }) => ({
      conferenceId,
      participantId: id,
      name,
      version,
      posts: z.array(z.string()).parse(posts),
    }));
}

async function inVersions(db: Queryable, name: string): Promise<FoundEntry[]> {
  const rows = await db.publication.findMany({
    where: { plan: { contains: JSON.stringify(name) } },
    orderBy: { number: 'desc' },
    select: { conferenceId: true, plan: true },
  });
  return rows.flatMap(({ conferenceId, plan }) =>
    Version.parse(JSON.parse(plan))
      .participants.filter((one) => one.name !== null && spelled(one.name) === spelled(name))
      .map(({ id, posts }) => ({ conferenceId, participantId: id, name, posts, version: 0 })),
  );
}

/** People who were added together: logged under one id, with their own beside them in the same order. */
const Batch = z.looseObject({ ids: z.array(z.string()), participants: z.array(Named) });
/** A name that was typed over another one. */
const Renamed = z.looseObject({ name: z.tuple([z.string().nullable(), z.string().nullable()]) });

interface Logged {
  readonly id: string;
  readonly posts: string[];
}

/** Records of this name in what was logged under an id, each with its own id. */
function named(value: unknown, id: string, name: string): Logged[] {
  const isThem = (text: string | null | undefined): boolean => typeof text === 'string' && spelled(text) === spelled(name);
  const batch = Batch.safeParse(value).data;
  if (batch) return batch.participants.flatMap((one, at) => (isThem(one.name) ? [{ id: batch.ids[at] ?? id, posts: one.posts }] : []));
  const one = Named.safeParse(value).data;
  if (one && isThem(one.name)) return [{ id: one.id ?? id, posts: one.posts }];
  if (Renamed.safeParse(value).data?.name.some(isThem)) return [{ id, posts: [] }];
  const parts = Array.isArray(value) ? value : typeof value === 'object' && value !== null ? Object.values(value) : [];
  return parts.flatMap((part) => named(part, id, name));
}

async function inLog(db: Queryable, name: string): Promise<FoundEntry[]> {
  const found: FoundEntry[] = [];
  const where = { operation: { startsWith: 'participants.' }, subjectId: { not: null } };
  for (let skip = 0; ; skip += AT_ONCE) {
    const rows = await db.changeLog.findMany({ where, orderBy: { id: 'asc' }, skip, take: AT_ONCE });
    for (const { conferenceId, subjectId, changes } of rows) {
      if (subjectId === null) continue;
      found.push(...named(changes, subjectId, name).map(({ id, posts }) => ({ conferenceId, participantId: id, name, posts, version: 0 })));
    }
    if (rows.length < AT_ONCE) return found;
    await nextTurn();
  }
}

/** Everybody of a name in all conferences, each entry once: as the draft has it, else as the last version had it, else as it was logged. */
export async function entriesNamed(db: Queryable, name: string): Promise<FoundEntry[]> {
  const all = [...(await inDrafts(db, name)), ...(await inVersions(db, name)), ...(await inLog(db, name))];
  const once = new Map(all.toReversed().map((one) => [foundKey(one), one]));
  return [...once].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** Conferences by their ids, and whether a sitting of theirs was opened. */
export async function conferencesFound(db: Queryable, ids: readonly string[]) {
  const rows = await db.conference.findMany({ where: { id: { in: [...ids] } }, select: { id: true, title: true, date: true } });
  const held = await db.journalEntry.findMany({
    where: { journalId: { in: [...ids] }, kind: 'sitting.opened' },
    select: { journalId: true },
    distinct: ['journalId'],
  });
  const isHeld = new Set(held.map(({ journalId }) => journalId));
  return new Map(rows.map(({ id, title, date }) => [id, { title, date, isHeld: isHeld.has(id) }]));
}

type Counted = Pick<FoundEntry, 'conferenceId' | 'participantId' | 'name'>;

/** How much is kept of these entries beside the lists; nothing of those that are of somebody else by now. */
export async function keptCounts(db: Queryable, entries: readonly Counted[]) {
  const totals = { invitations: 0, mails: 0, contacts: 0, seats: 0, documents: 0, versions: 0 };
  for (const { conferenceId, participantId, name } of entries) {
    if ((await stillTheirs(db, conferenceId, new Set([participantId]), name)).size === 0) continue;
    const where = { conferenceId, participantId };
    totals.invitations += await db.invitation.count({ where });
    totals.mails += await db.invitationMail.count({ where });
    totals.contacts += await db.participantContact.count({ where });
    totals.documents += await db.documentHandout.count({ where: { conferenceId, target: 'participant', targetId: participantId } });
    const seating = await db.seating.findUnique({ where: { conferenceId }, select: { seated: true } });
    totals.seats += z
      .array(z.looseObject({ participantId: z.string() }))
      .parse(seating?.seated ?? [])
      .filter((one) => one.participantId === participantId).length;
  }
  for (const conferenceId of new Set(entries.map((one) => one.conferenceId)))
    totals.versions += await db.publication.count({ where: { conferenceId } });
  return totals;
}

/** Awards of which a recipient begins with a name. */
export async function awardsNaming(db: Queryable, name: string): Promise<number> {
  const rows = await db.award.findMany({ select: { recipients: true } });
  const isThem = (text: unknown): boolean => spelled(String(text).split(',')[0] ?? '').endsWith(spelled(name));
  return rows.filter(({ recipients }) => Array.isArray(recipients) && recipients.some(isThem)).length;
}
