import { LRUCache } from 'lru-cache';
import { displayNames } from '../../accounts/store.ts';
import { conferenceFactsOf, daysOf } from '../conferences/rules.ts';
import type { ConferenceFacts } from '../conferences/contract.ts';
import { findRow, markPublished, publishedFacts, rowToConference } from '../conferences/store.ts';
import type { Plan } from '../plan/contract.ts';
import { levelOf } from '../plan/rules.ts';
import { parsePlan } from '../plan/store.ts';
import { canonicalJson } from '../../platform/canonical.ts';
import type { Database, Queryable, Tx } from '../../platform/database/open.ts';
import { AppError } from '../../platform/errors.ts';
import type { PlanChange, Publication } from './contract.ts';
import type { MergedIds } from './rules/merged.ts';

/** Plans of published versions by `conference/number`. They do not expire, because a version changes only when the data of a person are erased. */
const cache = new LRUCache<string, Plan>({ max: 60 });

/** Reads the versions of a conference anew: the data of a person were erased from them. */
export function forgetPlans(conferenceId: string): void {
  for (const key of cache.keys()) if (key.startsWith(`${conferenceId}/`)) cache.delete(key);
}

/** Number of the version in force; null before the first. */
export async function currentNumber(db: Database | Tx, conferenceId: string): Promise<number | null> {
  const row = await db.conference.findUnique({ where: { id: conferenceId }, select: { publishedNumber: true } });
  return row?.publishedNumber ?? null;
}

/** The unredacted plan of one published version. @throws AppError not-found. */
async function planOf(db: Database | Tx, conferenceId: string, number: number): Promise<Plan> {
  const key = `${conferenceId}/${number}`;
  const known = cache.get(key);
  if (known) return known;
  const row = await db.publication.findUnique({ where: { conferenceId_number: { conferenceId, number } }, select: { plan: true } });
  if (!row) throw new AppError('not-found');
  const plan = await parsePlan(JSON.parse(row.plan));
  cache.set(key, plan);
  return plan;
}

/**
 * The plan of a published version, by default of the one in force (null before the first). Unredacted: filter it with
 * `visiblePlan` before showing it. Shared between callers: never change it.
 * @throws AppError not-found if the given number was not published.
 */
export async function publishedPlan(db: Database | Tx, conferenceId: string, number?: number): Promise<Plan | null> {
  const wanted = number ?? (await currentNumber(db, conferenceId));
  return wanted === null ? null : planOf(db, conferenceId, wanted);
}

/**
 * Classification levels (0–3) of a conference's items by the version in force; for an item no longer in it, by the last version
 * that had it, so that secrets stay secret.
 */
export async function levelsInForce(db: Database | Tx, conferenceId: string): Promise<(itemId: string) => number> {
  const levels = new Map<string, number>();
  for (let number = (await currentNumber(db, conferenceId)) ?? 0; number > 0; number -= 1) {
    const { items } = await planOf(db, conferenceId, number);
    for (const { id, classification } of items) if (!levels.has(id)) levels.set(id, levelOf(classification));
  }
  return (itemId) => levels.get(itemId) ?? 0;
}

/** Participants of a draft who were entered twice: by the id that is no longer used, the one that was kept. */
export async function mergesOf(db: Database | Tx, conferenceId: string): Promise<MergedIds> {
  const rows = await db.participantMerge.findMany({ where: { conferenceId }, orderBy: { mergedId: 'asc' } });
  return Object.fromEntries(rows.map(({ mergedId, keptId }) => [mergedId, keptId]));
}

const listed = { number: true, at: true, actorId: true, note: true, changes: true } as const;

/** The published versions, latest first, without their plans; only the one with `number`, if given. */
export async function publicationsOf(db: Database | Tx, conferenceId: string, number?: number): Promise<Publication[]> {
  const rows = await db.publication.findMany({ where: { conferenceId, number }, orderBy: { number: 'desc' }, select: listed });
  const names = await displayNames(
    db,
    rows.map((row) => row.actorId),
  );
  return rows.map((row) => ({
    number: row.number,
    at: row.at.getTime(),
    by: names.get(row.actorId) ?? null,
    note: row.note,
    changes: row.number > 1 && Array.isArray(row.changes) ? row.changes.length : null,
  }));
}

export interface NewPublication {
  readonly conferenceId: string;
  readonly number: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly actorId: string;
  readonly note: string | null;
  readonly plan: Plan;
  readonly changes: readonly PlanChange[];
}

/** Stores a version permanently and puts it in force. */
export async function insertPublication(tx: Tx, { plan, changes, at, ...rest }: NewPublication): Promise<void> {
  await tx.publication.create({ data: { ...rest, at: new Date(at), plan: canonicalJson(plan), changes: [...changes] } });
  await markPublished(tx, rest.conferenceId, rest.number, {
    ...conferenceFactsOf(plan.conference),
    days: daysOf(plan.conference, plan.sittings),
  });
}

/** A conference as people know it who see no draft of it: as it was published, or before that as it stands. @throws AppError not-found. */
export async function conferenceAsPublished(db: Queryable, conferenceId: string): Promise<ConferenceFacts> {
  const row = await findRow(db, conferenceId);
  if (!row || row.deletedAt !== null) throw new AppError('not-found');
  return publishedFacts(row) ?? rowToConference(row);
}
