import { STAFF } from '../../../accounts/permissions.ts';
import { CLASSIFICATIONS } from '../../../planning/agenda/contract.ts';
import { mayRead } from '../../../planning/agenda/rules/secrecy.ts';
import { Conference } from '../../../planning/conferences/contract.ts';
import { publishedFacts } from '../../../planning/conferences/store.ts';
import type { Actor } from '../../../platform/contract.ts';
import { hasWords } from '../../../platform/database/folded.ts';
import type { Queryable } from '../../../platform/database/open.ts';
import type { Prisma } from '../../../platform/database/prisma.ts';
import { BOOK_KEEPERS, ENTRIES_PER_PAGE, NUMBER_DRAWERS, type WantedEntries } from '../contract/index.ts';
import { paperEntryOf, type StoredPaperEntry } from './entries.ts';

type Where = Prisma.RegisterEntryWhereInput;

/** Whether somebody keeps the books of the office. */
export const keepsBooks = ({ kind, rights }: Actor): boolean => kind === 'system' || BOOK_KEEPERS.some((right) => rights.includes(right));

/** The conferences in which somebody is staff, rehearsals apart. */
async function staffedBy(db: Queryable, { id }: Actor): Promise<string[]> {
  const where = { userId: id, role: { in: [...STAFF] }, conference: { rehearsalOf: null, deletedAt: null } };
  return (await db.membership.findMany({ where, select: { conferenceId: true } })).map(({ conferenceId }) => conferenceId);
}

/** Whether somebody is staff of a conference, as an administrator is of all. */
export const isStaffOf = async (db: Queryable, actor: Actor, conferenceId: string): Promise<boolean> =>
  actor.rights.includes('administrator') || (await staffedBy(db, actor)).includes(conferenceId);

/** Lines of papers that somebody may know by their level. */
const knownBy = ({ clearance }: Actor): Where => ({
  OR: [
    { classification: null },
    { classification: { in: CLASSIFICATIONS.filter((level) => mayRead(clearance, { classification: level })) } },
  ],
});

/** The lines that somebody sees: all for those who keep the books, otherwise what they may know of papers of their conferences. */
export async function visibleTo(db: Queryable, actor: Actor): Promise<Where> {
  if (keepsBooks(actor)) return {};
  return { AND: [{ conferenceId: { in: await staffedBy(db, actor) } }, knownBy(actor)] };
}

/** The lines that are wanted; what is only known of a paper from its words is asked of papers that the actor may know. */
const wantedBy = ({ side, year, kind, state, of, search }: WantedEntries, actor: Actor): Where => ({
  side,
  ...(year === undefined ? {} : { year }),
  ...(kind === undefined ? {} : { kind }),
  ...(state === undefined ? {} : { state }),
  ...(of === undefined ? {} : { conferenceId: of }),
  AND: [...hasWords(search), ...(search === '' && of === undefined ? [] : [knownBy(actor)])],
});

/** The latest first; of one day, the highest number. */
const LATEST_FIRST = [{ date: 'desc' }, { kind: 'asc' }, { number: 'desc' }, { suffix: 'desc' }] as const satisfies object[];
const IN_ORDER = [{ form: 'asc' }, { kind: 'asc' }, { period: 'asc' }, { number: 'asc' }, { suffix: 'asc' }] as const satisfies object[];

export interface FoundEntries {
  readonly entries: StoredPaperEntry[];
  readonly total: number;
}

/** One page of the lines that are wanted. */
export async function foundEntries(db: Queryable, actor: Actor, wanted: WantedEntries, page: number): Promise<FoundEntries> {
  const where: Where = { AND: [await visibleTo(db, actor), wantedBy(wanted, actor)] };
  const total = await db.registerEntry.count({ where });
  const rows = await db.registerEntry.findMany({
    where,
    orderBy: [...LATEST_FIRST],
    skip: (page - 1) * ENTRIES_PER_PAGE,
    take: ENTRIES_PER_PAGE,
  });
  return { entries: rows.map(paperEntryOf), total };
}

/** Every line that is wanted, book by book, as a register is printed. */
export async function entriesInOrder(db: Queryable, actor: Actor, wanted: WantedEntries, most: number): Promise<StoredPaperEntry[]> {
  const where: Where = { AND: [await visibleTo(db, actor), wantedBy(wanted, actor)] };
  return (await db.registerEntry.findMany({ where, orderBy: [...IN_ORDER], take: most })).map(paperEntryOf);
}

/** How many lines of a side there are by year, by kind and by conference. */
export async function facetsOf(db: Queryable, actor: Actor, { side, year }: WantedEntries) {
  const visible = await visibleTo(db, actor);
  const inYear: Where = { AND: [visible, { side, ...(year === undefined ? {} : { year }) }] };
  const years = await db.registerEntry.groupBy({
    by: ['year'],
    where: { AND: [visible, { side }] },
    _count: true,
    orderBy: { year: 'desc' },
  });
  const kinds = await db.registerEntry.groupBy({ by: ['kind'], where: inYear, _count: true, orderBy: { kind: 'asc' } });
  const known: Where = { AND: [inYear, knownBy(actor), { conferenceId: { not: null } }] };
  const conferences = await db.registerEntry.groupBy({
    by: ['conferenceId'],
    where: known,
    _count: true,
    orderBy: { conferenceId: 'asc' },
  });
  return {
    years: years.map((one) => ({ value: String(one.year), count: one._count })),
    kinds: kinds.map((one) => ({ value: one.kind, count: one._count })),
    conferences: conferences.flatMap((one) => (one.conferenceId === null ? [] : [{ id: one.conferenceId, count: one._count }])),
  };
}

/** Titles of conferences: of the draft for their staff, as published for others who keep the books; null where nothing is published. */
export async function titlesFor(db: Queryable, actor: Actor, ids: readonly string[]): Promise<Map<string, string | null>> {
  const own = new Set(actor.rights.includes('administrator') ? ids : await staffedBy(db, actor));
  const rows = await db.conference.findMany({
    where: { id: { in: [...new Set(ids)] }, deletedAt: null },
    select: { id: true, title: true, publishedNumber: true, published: true },
  });
  return new Map(rows.map((row) => [row.id, own.has(row.id) ? row.title : (publishedFacts(row)?.title ?? null)]));
}

/** A line that somebody sees; null for any other. */
export async function entryVisibleTo(db: Queryable, actor: Actor, id: string): Promise<StoredPaperEntry | null> {
  const row = await db.registerEntry.findFirst({ where: { AND: [{ id }, await visibleTo(db, actor)] } });
  return row && paperEntryOf(row);
}

/** Whether somebody changes what stands in the lines of papers of a conference: who keeps the books, and those who draw numbers for it. */
export async function writesEntriesOf(db: Queryable, actor: Actor, conferenceId: string | null): Promise<boolean> {
  if (keepsBooks(actor)) return true;
  if (conferenceId === null) return false;
  return (await db.membership.count({ where: { userId: actor.id, conferenceId, role: { in: [...NUMBER_DRAWERS] } } })) > 0;
}

/** The conferences for whose papers somebody draws numbers, the latest first. An administrator acts as an organizer in all of them. */
export async function drawnForBy(db: Queryable, { id: userId, rights }: Actor) {
  const own = rights.includes('administrator') ? {} : { memberships: { some: { userId, role: { in: [...NUMBER_DRAWERS] } } } };
  const where = { ...own, rehearsalOf: null, deletedAt: null, archivedAt: null };
  const orderBy = [{ date: 'desc' as const }, { id: 'asc' as const }];
  const rows = await db.conference.findMany({ where, orderBy, select: { id: true, title: true, form: true } });
  return rows.map((row) => ({ ...row, form: Conference.shape.form.parse(row.form) }));
}
