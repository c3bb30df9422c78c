import { providerOfClient, type Database } from '../../../platform/database/open.ts';
import { HIT_KINDS, HITS_PER_PAGE, MAX_HITS, type HitKind } from '../contract.ts';
import type { SearchTerm } from '../rules/query.ts';
import { wordOfConference } from '../rules/words.ts';
import { wordTable } from './words.ts';

/** What is looked for, and where the reader may find it. */
export interface Looked {
  readonly terms: readonly SearchTerm[];
  readonly scopes: readonly string[];
  /** The conferences of these scopes. */
  readonly conferenceIds: readonly string[];
  readonly clearance: number;
  readonly kind?: HitKind | undefined;
  /** From 1. */
  readonly page: number;
}

export interface FoundPlace {
  readonly kind: HitKind;
  readonly conferenceId: string;
  readonly subjectId: string;
  readonly scope: string;
  readonly title: string;
  readonly text: string;
  readonly exact: boolean;
}

/** A statement that is put together with its parameters, in the order in which they stand in it. */
function statement(db: Database) {
  const { place, ...words } = wordTable(providerOfClient(db));
  const values: (string | number)[] = [];
  return { ...words, values, bound: (value: string | number): string => place(values.push(value)) };
}

type Statement = ReturnType<typeof statement>;

/** Ids and kinds of entries with the words, of those that the reader may know. Every statement has this, so no count tells of others. */
function readable({ key, latest, bound, ...words }: Statement, isFound: (made: Statement) => string, looked: Looked): string {
  const made = { key, latest, bound, ...words };
  const ofKind = (): string => (looked.kind === undefined ? '' : `AND found."kind" = ${bound(looked.kind)}`);
  return `SELECT found."id" AS id, found."kind" AS kind FROM "SearchWords" JOIN "SearchEntry" AS found ON found."id" = ${key}
    WHERE ${isFound(made)} AND found."level" <= ${bound(looked.clearance)}
    AND ${words.isAmong('found."scope"', bound(JSON.stringify(looked.scopes)))} ${ofKind()} ${latest} LIMIT ${bound(MAX_HITS + 1)}`;
}

/** With more conferences it is quicker to look at all entries and to leave out those of others. */
const FEW_CONFERENCES = 8;
const few = (conferenceIds: readonly string[]): string[] =>
  conferenceIds.length > FEW_CONFERENCES ? [] : conferenceIds.map(wordOfConference);

/** The ways in which an entry can have the words, the best first: with their accents or without, side by side or not. */
function waysOf({ terms, conferenceIds }: Looked): readonly ((made: Statement) => string)[] {
  const [apart, together] = [terms, [terms.flat()]];
  const withAccents = (how: readonly SearchTerm[]) => (made: Statement) =>
    made.isExact(made.bound(made.match(how, few(conferenceIds)).exact));
  const without = (how: readonly SearchTerm[]) => (made: Statement) => made.isFound(made.bound(made.match(how, few(conferenceIds)).folded));
  return terms.flat().length === 1
    ? [withAccents(apart), without(apart)]
    : [withAccents(together), withAccents(apart), without(together), without(apart)];
}

/** How many there are of each kind, together no more than one above `MAX_HITS`. */
export async function countsFound(db: Database, looked: Looked): Promise<Record<HitKind, number>> {
  const made = statement(db);
  const all = readable(made, (own) => own.isFound(own.bound(own.match(looked.terms, few(looked.conferenceIds)).folded)), looked);
  const rows = await db.$queryRawUnsafe<{ kind: string; n: bigint | number }[]>(
    `SELECT kind, count(*) AS n FROM (${all}) AS known GROUP BY kind`,
    ...made.values,
  );
  const counts = new Map(rows.map(({ kind, n }) => [kind, Number(n)]));
  return Object.fromEntries(HIT_KINDS.map((kind) => [kind, counts.get(kind) ?? 0])) as Record<HitKind, number>;
}

type Row = Omit<FoundPlace, 'exact'> & { readonly way: number | bigint };

/**
 * One page: those with the accents as typed first, each time those with the words side by side before the others, then those of the latest
 * conference, each in the order of its conference. Of each way no more than `MAX_HITS` are looked at.
 */
export async function entriesFound(db: Database, looked: Looked): Promise<FoundPlace[]> {
  const made = statement(db);
  const ways = waysOf(looked);
  const arms = ways.map((isFound, way) => `SELECT id, ${way} AS way FROM (${readable(made, isFound, looked)}) AS way${way}`);
  const known = `SELECT id, min(way) AS way FROM (${arms.join(' UNION ALL ')}) AS arms GROUP BY id`;
  const page = `LIMIT ${made.bound(HITS_PER_PAGE)} OFFSET ${made.bound((looked.page - 1) * HITS_PER_PAGE)}`;
  const sql = `SELECT found."kind" AS kind, found."conferenceId" AS "conferenceId", found."subjectId" AS "subjectId",
    found."scope" AS scope, found."title" AS title, found."text" AS text, known.way AS way
    FROM (${known}) AS known JOIN "SearchEntry" AS found ON found."id" = known.id
    ORDER BY known.way, found."day" DESC, found."conferenceId", found."source", found."position", found."key" ${page}`;
  const rows = await db.$queryRawUnsafe<Row[]>(sql, ...made.values);
  return rows.map(({ way, ...row }) => ({ ...row, exact: Number(way) < ways.length / 2 }));
}
