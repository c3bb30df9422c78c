import { providerOfClient, type Database, type Queryable, transact, type Tx } from '../../../platform/database/open.ts';
import { wordTable } from './words.ts';

/** What is read together when something of it has changed. */
export const SEARCH_SOURCES = ['agenda', 'people', 'minutes', 'matters'] as const;
export type SearchSource = (typeof SEARCH_SOURCES)[number];

/** The tables that entries are made from; `columns`: only a change of these counts. */
const WATCHED: readonly { readonly table: string; readonly source: SearchSource; readonly columns?: readonly string[] }[] = [
  {
    table: 'Conference',
    source: 'agenda',
    columns: ['title', 'organizer', 'venue', 'date', 'rehearsalOf', 'published', 'publishedNumber'],
  },
  { table: 'AgendaItem', source: 'agenda' },
  { table: 'Paper', source: 'agenda' },
  { table: 'Document', source: 'agenda' },
  { table: 'Publication', source: 'agenda' },
  { table: 'Participant', source: 'people' },
  { table: 'MinutesUpdate', source: 'minutes' },
  { table: 'Recommendation', source: 'matters' },
  { table: 'Matter', source: 'matters' },
];
const EVENTS = ['INSERT', 'UPDATE', 'DELETE'] as const;
type Watched = (typeof WATCHED)[number];

const nameOf = ({ table }: Watched, event: string): string => `search_${table}_${event}`;
const rowIn = (event: string): string => (event === 'DELETE' ? 'OLD' : 'NEW');
const keyOf = ({ table }: Watched): string => (table === 'Conference' ? 'id' : 'conferenceId');

/** Statements that write a mark with every change of a table, in its own transaction. */
function watching(provider: string, watched: Watched, event: (typeof EVENTS)[number]): string[] {
  const { table, source, columns } = watched;
  const [name, row] = [nameOf(watched, event), rowIn(event)];
  const isChanged = (columns ?? []).map((column) => `OLD."${column}" IS DISTINCT FROM NEW."${column}"`).join(' OR ');
  const when = event === 'UPDATE' && columns ? [isChanged] : [];
  const id = `${row}."${keyOf(watched)}"`;
  if (provider === 'postgresql') {
    const condition = when.length > 0 ? `WHEN (${when.join(' AND ')})` : '';
    return [
      `CREATE TRIGGER "${name}" AFTER ${event} ON "${table}" FOR EACH ROW ${condition} EXECUTE FUNCTION search_mark('${keyOf(watched)}', '${source}')`,
    ];
  }
  // Writers take turns: a mark that is there will be read after this change.
  const unmarked = `NOT EXISTS (SELECT 1 FROM "SearchMark" WHERE "conferenceId" = ${id} AND "source" = '${source}' AND NOT "taken")`;
  const condition = [...when, unmarked].map((one) => `(${one})`).join(' AND ');
  return [
    `CREATE TRIGGER "${name}" AFTER ${event} ON "${table}" WHEN ${condition}
      BEGIN INSERT INTO "SearchMark" ("conferenceId", "source") VALUES (${id}, '${source}'); END`,
  ];
}

const MARK_FUNCTION = `CREATE OR REPLACE FUNCTION search_mark() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO "SearchMark" ("conferenceId", "source")
    VALUES ((CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END) ->> TG_ARGV[0], TG_ARGV[1]);
  RETURN NULL; END $$`;

/** Names of the triggers that a database has. */
async function triggersOf(db: Queryable): Promise<ReadonlySet<string>> {
  const sql =
    providerOfClient(db) === 'sqlite'
      ? `SELECT name FROM sqlite_master WHERE type = 'trigger'`
      : `SELECT tgname::text AS name FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE relnamespace = current_schema()::regnamespace`;
  return new Set((await db.$queryRawUnsafe<{ name: string }[]>(sql)).map(({ name }) => name));
}

const missingIn = (triggers: ReadonlySet<string>) =>
  WATCHED.flatMap((watched) => EVENTS.filter((event) => !triggers.has(nameOf(watched, event))).map((event) => ({ watched, event })));

/** A lock of PostgreSQL, so that of several servers one prepares the search, or reads what changed. */
export const lockSearch = async (tx: Tx): Promise<void> => {
  if (providerOfClient(tx) === 'postgresql') await tx.$executeRawUnsafe('SELECT pg_advisory_xact_lock(31031031)');
};

/**
 * Makes sure that the table of words is there, and that every change is marked. What was not watched is read anew, so a copy from a
 * backup, a table that a migration built again, and a first start are the same to the search.
 */
export async function prepareSearch(db: Database): Promise<void> {
  const { exists, create } = wordTable(providerOfClient(db));
  if ((await exists(db)) && missingIn(await triggersOf(db)).length === 0) return;
  await transact(db, async (tx) => {
    await lockSearch(tx);
    const provider = providerOfClient(tx);
    if (!(await exists(tx))) {
      for (const statement of create) await tx.$executeRawUnsafe(statement);
      await tx.searchEntry.deleteMany();
    }
    if (provider === 'postgresql') await tx.$executeRawUnsafe(MARK_FUNCTION);
    for (const { watched, event } of missingIn(await triggersOf(tx)))
      for (const statement of watching(provider, watched, event)) await tx.$executeRawUnsafe(statement);
    await markAll(tx);
  });
}

/** Has everything read anew. */
export async function markAll(tx: Tx): Promise<void> {
  for (const source of SEARCH_SOURCES)
    await tx.$executeRawUnsafe(`INSERT INTO "SearchMark" ("conferenceId", "source") SELECT "id", '${source}' FROM "Conference"`);
}

/** Drops what is found in a conference, in the transaction that erases somebody from it; the rest is read anew. */
export async function forgetFound(tx: Tx, conferenceId: string): Promise<void> {
  await tx.searchEntry.deleteMany({ where: { conferenceId } });
  await tx.searchMark.createMany({ data: SEARCH_SOURCES.map((source) => ({ conferenceId, source })) });
}

export interface Marked {
  readonly conferenceId: string;
  readonly sources: readonly SearchSource[];
  /** The marks that are settled by reading these. */
  readonly ids: readonly number[];
}

/** What an agenda says of items decides on the minutes and matters of these. */
const readWith = (source: string): readonly SearchSource[] =>
  source === 'agenda' ? ['agenda', 'minutes', 'matters'] : SEARCH_SOURCES.filter((one) => one === source);

/** Conferences in which something changed that is not read yet. */
export async function marked(db: Queryable, conferenceId?: string): Promise<Marked[]> {
  const rows = await db.searchMark.findMany({ where: { conferenceId }, orderBy: { id: 'asc' } });
  return [...Map.groupBy(rows, (row) => row.conferenceId)].map(([id, own]) => ({
    conferenceId: id,
    sources: [...new Set(own.flatMap(({ source }) => readWith(source)))],
    ids: own.map((row) => row.id),
  }));
}

/** Marks to change by one statement. */
const AT_ONCE = 5000;
const inPortions = (ids: readonly number[]): number[][] =>
  Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, at) => ids.slice(at * AT_ONCE, (at + 1) * AT_ONCE));

/** Notes that what is marked is being read. If that comes to nothing, the marks are there still. */
export async function takeMarks(tx: Tx, ids: readonly number[]): Promise<void> {
  for (const some of inPortions(ids)) await tx.searchMark.updateMany({ where: { id: { in: some } }, data: { taken: true } });
}

export async function unmark(tx: Tx, ids: readonly number[]): Promise<void> {
  for (const some of inPortions(ids)) await tx.searchMark.deleteMany({ where: { id: { in: some } } });
}
