import { Matter, type MatterStep } from '../contract.ts';
import { Prisma } from '../../../platform/database/prisma.ts';
import { STAFF } from '../../../accounts/permissions.ts';
import type { Actor } from '../../../platform/contract.ts';
import { isUniqueViolation } from '../../../platform/database/errors.ts';
import { hasWords } from '../../../platform/database/folded.ts';
import type { Database, Queryable, Tx } from '../../../platform/database/open.ts';
import { AppError } from '../../../platform/errors.ts';
import { spelled } from '../../../platform/text.ts';
import { knownTo } from '../../../planning/agenda/rules/secrecy.ts';
import { Recommendation } from '../../../planning/recommendations/contract.ts';
import type { MatterKey } from '../rules/register.ts';
import { foldedMatter, plannedMatter, type BareMatter } from '../rules/matters.ts';

type Row = NonNullable<Awaited<ReturnType<Database['matter']['findFirst']>>>;
const Bare = Matter.omit({ fromName: true, ownerName: true });

function toMatter({ unit, target, saidAt, folded: _folded, createdAt: _createdAt, ...row }: Row): BareMatter {
  const measure = unit === null ? null : { unit, target };
  return Bare.parse({ ...row, measure, saidAt: saidAt === null ? null : Number(saidAt) });
}

/** The columns of a matter, apart from when it was entered. */
export function columnsOf({ measure, saidAt, ...matter }: BareMatter) {
  return {
    ...matter,
    unit: measure?.unit ?? null,
    target: measure?.target ?? null,
    saidAt: saidAt === null ? null : BigInt(saidAt),
    // An unknown deadline is NULL in the database, not JSON null.
    due: matter.due ?? Prisma.DbNull,
    folded: foldedMatter(matter),
  };
}

type Classified = Pick<BareMatter, 'conferenceId' | 'itemId'> & { readonly classification: string | null };

/** What a reader with this clearance must not know: matters by their own level, and those from the minutes of items above it. */
async function hiddenFrom(db: Queryable, conferenceIds: readonly string[], clearance: number): Promise<(matter: Classified) => boolean> {
  const knows = knownTo(clearance);
  const where = { conferenceId: { in: [...conferenceIds] }, classification: { not: null } };
  const items = await db.agendaItem.findMany({ where, select: { conferenceId: true, id: true, classification: true } });
  const hidden = new Set(
    items.filter(({ classification }) => !knows(classification)).map(({ conferenceId, id }) => `${conferenceId} ${id}`),
  );
  return ({ classification, conferenceId, itemId }) =>
    (classification !== null && !knows(classification)) || (itemId !== null && hidden.has(`${conferenceId} ${itemId}`));
}

/** The recommendations of the plans of these conferences. */
async function planned(db: Queryable, conferenceIds: readonly string[]): Promise<BareMatter[]> {
  const where = { conferenceId: { in: [...conferenceIds] } };
  const rows = await db.recommendation.findMany({ where, orderBy: [{ conferenceId: 'asc' }, { position: 'asc' }] });
  return rows.map(({ conferenceId, position: _position, ...row }) => plannedMatter(conferenceId, Recommendation.parse(row)));
}

interface Asked {
  readonly ids: readonly string[];
  /** The conferences whose planned recommendations stand in the register. */
  readonly held: readonly string[];
  readonly clearance: number;
}

const KEY = {
  conferenceId: true,
  id: true,
  kind: true,
  status: true,
  lastDay: true,
  owner: true,
  ownerId: true,
  askedOn: true,
  classification: true,
  itemId: true,
} as const;
type StoredKey = Prisma.MatterGetPayload<{ select: typeof KEY }>;

const keyOf = ({ conferenceId, id }: Pick<BareMatter, 'conferenceId' | 'id'>): string => `${conferenceId} ${id}`;
// Thousands are looked at for one page, so their values are not checked again: they were when they were stored.
const toKey = (row: StoredKey): MatterKey => row as MatterKey;

/** What finds, counts and sorts the matters that a reader with this clearance may know, in the order in which they were raised. */
export async function keysOf(db: Queryable, { ids, held, clearance }: Asked, search: string): Promise<MatterKey[]> {
  const where = { conferenceId: { in: [...ids] } };
  const orderBy = [{ createdAt: 'asc' as const }, { id: 'asc' as const }];
  const rows = await db.matter.findMany({ where: { ...where, AND: hasWords(search) }, orderBy, select: KEY });
  const isHidden = await hiddenFrom(db, ids, clearance);
  const plans = await untouched(db, held);
  const words = hasWords(search).map(({ folded }) => folded.contains);
  const found = plans.filter((matter) => words.every((word) => foldedMatter(matter).includes(word)));
  return [...found, ...rows.filter((row) => !isHidden(row)).map(toKey)];
}

/** Planned recommendations of which nothing is recorded yet. */
async function untouched(db: Queryable, held: readonly string[]): Promise<BareMatter[]> {
  const plans = await planned(db, held);
  const where = { conferenceId: { in: [...held] }, id: { in: plans.map(({ id }) => id) } };
  const stored = await db.matter.findMany({ where, select: { conferenceId: true, id: true } });
  const touched = new Set(stored.map(keyOf));
  return plans.filter((matter) => !touched.has(keyOf(matter)));
}

/** These matters, in this order. */
export async function mattersAt(db: Queryable, keys: readonly Pick<BareMatter, 'conferenceId' | 'id'>[]): Promise<BareMatter[]> {
  const where = {
    conferenceId: { in: [...new Set(keys.map((key) => key.conferenceId))] },
    id: { in: [...new Set(keys.map(({ id }) => id))] },
  };
  const rows = await db.matter.findMany({ where });
  const plans = await db.recommendation.findMany({ where });
  const found = new Map([...plans.map(plannedOf), ...rows.map(toMatter)].map((matter) => [keyOf(matter), matter]));
  return keys.flatMap((key) => found.get(keyOf(key)) ?? []);
}

/** The matters of conferences that a reader with this clearance may know, in the order in which they were raised. */
export async function mattersOf(db: Queryable, { ids, held, clearance }: Asked): Promise<BareMatter[]> {
  const rows = await db.matter.findMany({ where: { conferenceId: { in: [...ids] } }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
  const isHidden = await hiddenFrom(db, ids, clearance);
  return [...(await untouched(db, held)), ...rows.map(toMatter).filter((matter) => !isHidden(matter))];
}

/** A matter as it stands: stored, or of the plan of a conference that was held. Null if there is none that a reader with this clearance may know. */
export async function findMatter(
  db: Queryable,
  { conferenceId, id, isHeld, clearance }: { conferenceId: string; id: string; isHeld: boolean; clearance: number },
): Promise<BareMatter | null> {
  const row = await db.matter.findUnique({ where: { conferenceId_id: { conferenceId, id } } });
  const plan = row || !isHeld ? null : await db.recommendation.findUnique({ where: { conferenceId_id: { conferenceId, id } } });
  const matter = row ? toMatter(row) : plan && plannedOf(plan);
  return matter && !(await hiddenFrom(db, [conferenceId], clearance))(matter) ? matter : null;
}

function plannedOf({ conferenceId, position: _position, ...row }: Prisma.RecommendationModel): BareMatter {
  return plannedMatter(conferenceId, Recommendation.parse(row));
}

/** Names of the sites and logins that matters name. */
export async function withNames(db: Queryable, matters: readonly BareMatter[]): Promise<Matter[]> {
  const conferenceIds = [...new Set(matters.map(({ conferenceId }) => conferenceId))];
  const userIds = [...new Set(matters.flatMap(({ ownerId }) => ownerId ?? []))];
  const fromIds = [...new Set(matters.flatMap(({ fromId }) => fromId ?? []))];
  const sites = await db.site.findMany({
    where: { conferenceId: { in: conferenceIds }, id: { in: fromIds } },
    select: { conferenceId: true, id: true, name: true },
  });
  const users = await db.user.findMany({ where: { id: { in: userIds } }, select: { id: true, displayName: true } });
  const siteNames = new Map(sites.map(({ conferenceId, id, name }) => [`${conferenceId} ${id}`, name]));
  const userNames = new Map(users.map(({ id, displayName }) => [id, displayName]));
  return matters.map((matter) => ({
    ...matter,
    fromName: (matter.fromId !== null && siteNames.get(`${matter.conferenceId} ${matter.fromId}`)) || null,
    ownerName: (matter.ownerId !== null && userNames.get(matter.ownerId)) || null,
  }));
}

/** Stores a matter; one of version 0 for the first time. @throws AppError stale, if it is not as it was seen. */
export async function saveMatter(tx: Tx, matter: BareMatter, now: number): Promise<void> {
  const { conferenceId, id, version } = matter;
  const data = { ...columnsOf(matter), version: version + 1 };
  if (version === 0) return insertMatter(tx, { ...matter, version: 1 }, now);
  const { count } = await tx.matter.updateMany({ where: { conferenceId, id, version }, data });
  if (count === 0) throw new AppError('stale');
}

/** @throws AppError stale, if somebody else was faster. */
export async function insertMatter(tx: Tx, matter: BareMatter, now: number): Promise<void> {
  try {
    await tx.matter.create({ data: { ...columnsOf(matter), createdAt: new Date(now) } });
  } catch (error) {
    throw isUniqueViolation(error) ? new AppError('stale') : error;
  }
}

interface NewStep {
  readonly conferenceId: string;
  readonly id: string;
  readonly actor: Actor;
  readonly now: number;
  readonly kind: string;
  readonly data: Partial<MatterStep> & { readonly changed?: readonly string[]; readonly by?: string; readonly before?: object };
}

/** Adds a line to the history of a matter. */
export async function insertStep(tx: Tx, { conferenceId, id, actor, now, kind, data }: NewStep): Promise<void> {
  const last = await tx.matterStep.aggregate({ where: { conferenceId, matterId: id }, _max: { number: true } });
  const number = (last._max.number ?? 0) + 1;
  const who = { actorKind: actor.kind, actorId: actor.id };
  await tx.matterStep.create({
    data: { conferenceId, matterId: id, number, at: new Date(now), ...who, kind, data: JSON.parse(JSON.stringify(data)) },
  });
}

/** The history of a matter as it is stored, the first line first. */
export const historyOf = (db: Queryable, conferenceId: string, id: string) =>
  db.matterStep.findMany({ where: { conferenceId, matterId: id }, orderBy: { number: 'asc' } });

/** The staff of a conference, who can be in charge of what it left to be settled. */
export async function staffOf(db: Queryable, conferenceId: string): Promise<{ id: string; name: string }[]> {
  const members = await db.membership.findMany({ where: { conferenceId, role: { in: [...STAFF] } }, select: { userId: true } });
  const where = { id: { in: members.map(({ userId }) => userId) } };
  const users = await db.user.findMany({ where, select: { id: true, displayName: true }, orderBy: { displayName: 'asc' } });
  return users.map(({ id, displayName }) => ({ id, name: displayName }));
}

/** Ids under which a site raises matters in each of these conferences: its own and that of its group, found by its name. */
export async function raisersNamed(db: Queryable, conferenceIds: readonly string[], name: string): Promise<ReadonlySet<string>> {
  const where = { conferenceId: { in: [...conferenceIds] }, isGroup: false };
  const sites = await db.site.findMany({ where, select: { conferenceId: true, id: true, name: true, groupId: true } });
  const own = sites.filter((site) => spelled(site.name) === spelled(name));
  return new Set(own.flatMap(({ conferenceId, id, groupId }) => [id, groupId ?? id].map((raiser) => `${conferenceId} ${raiser}`)));
}

/** The histories of several matters of these conferences, by `conference id`. */
export async function historiesOf(db: Queryable, matters: readonly Pick<BareMatter, 'conferenceId' | 'id'>[]) {
  const where = { conferenceId: { in: matters.map(({ conferenceId }) => conferenceId) }, matterId: { in: matters.map(({ id }) => id) } };
  const steps = await db.matterStep.findMany({ where, orderBy: { number: 'desc' } });
  return Map.groupBy(steps, ({ conferenceId, matterId }) => `${conferenceId} ${matterId}`);
}

/** The matters that the minutes of an item put into the register; null: the general part. */
export async function fromMinutes(tx: Tx, conferenceId: string, itemId: string | null): Promise<BareMatter[]> {
  return (await tx.matter.findMany({ where: { conferenceId, itemId } })).map(toMatter);
}

/** Makes the tasks of one matter those of another one. */
export const moveParts = (tx: Tx, conferenceId: string, from: string, to: string) =>
  tx.matter.updateMany({ where: { conferenceId, partOf: from }, data: { partOf: to, version: { increment: 1 } } });

/** The tasks of a matter, what was split from it or merged into it, and the recommendation that it serves. */
export async function relatedTo(db: Queryable, matter: BareMatter, clearance: number): Promise<BareMatter[]> {
  const { conferenceId, id, partOf } = matter;
  const where = { conferenceId, OR: [{ partOf: id }, { splitFrom: id }, { mergedInto: id }] };
  const rows = await db.matter.findMany({ where, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
  const whole = partOf === null ? [] : await mattersAt(db, [{ conferenceId, id: partOf }]);
  const isHidden = await hiddenFrom(db, [conferenceId], clearance);
  return [...whole, ...rows.map(toMatter)].filter((one) => !isHidden(one));
}
