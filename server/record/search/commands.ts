import { setTimeout as sleep } from 'node:timers/promises';
import { handleQuery, type Handler, type QueryContext } from '../../platform/bus/handlers.ts';
import type { InputOf, OutputOf } from '../../platform/contract.ts';
import { HIT_KINDS, MAX_HITS, searchContract as contract, type Hit, type HitKind } from './contract.ts';
import { searchTerms, type SearchTerm } from './rules/query.ts';
import { SCOPES, scopesOf, type Findable } from './rules/scopes.ts';
import { withMarks, snippet } from './rules/snippet.ts';
import type { SearchIndex } from './search-index.ts';
import { countsFound, entriesFound, type FoundPlace } from './store/finding.ts';
import { marked } from './store/marks.ts';
import { findableBy } from './store/findable.ts';

/** How long a search waits for what has changed, in milliseconds. */
const PATIENCE_MS = 1500;

type Find = typeof contract.find;

/** The conferences that are not read to the end yet. What stands of them may tell what their readers may no longer know. */
async function behindIn({ db }: QueryContext, index: SearchIndex): Promise<ReadonlySet<string>> {
  const waiting = new AbortController();
  const isSettled = await Promise.race([
    index.settle().then(() => true),
    sleep(PATIENCE_MS, false, { signal: waiting.signal }).catch(() => false),
  ]).finally(() => waiting.abort());
  return new Set(isSettled ? [] : (await marked(db)).map(({ conferenceId }) => conferenceId));
}

const isAskedFor =
  ({ of, year }: InputOf<Find>) =>
  ({ id, date }: Findable): boolean =>
    (of === undefined || id === of) && (year === undefined || date?.startsWith(`${year}-`) === true);

/** A hit with what its page needs; `findables` by conference. */
const hitOf =
  (terms: readonly SearchTerm[], findables: ReadonlyMap<string, Findable>) =>
  ({ kind, conferenceId, subjectId, scope, title, text, exact }: FoundPlace): Hit => {
    const findable = findables.get(conferenceId);
    const planned = scope === SCOPES(conferenceId).planned && findable?.register !== 'held';
    const staff = findable?.isStaff === true;
    return { kind, conferenceId, subjectId, title: withMarks(title, terms), text: snippet(text, terms), exact, staff, planned };
  };

const NOTHING = Object.fromEntries(HIT_KINDS.map((kind) => [kind, 0])) as Record<HitKind, number>;

const sumOf = (counts: Readonly<Record<HitKind, number>>): number => Object.values(counts).reduce((sum, n) => sum + n, 0);

async function find(scope: QueryContext, input: InputOf<Find>, index: SearchIndex): Promise<OutputOf<Find>> {
  const { db, actor, now } = scope;
  const { search, kind, page = 1 } = input;
  const terms = searchTerms(search);
  const findables = await findableBy(db, actor, now);
  const conferences = findables.map(({ id, title, date }) => ({ id, title, date }));
  if (terms.length === 0) return { hits: [], total: 0, more: false, counts: NOTHING, conferences, behind: 0 };
  const behind = await behindIn(scope, index);
  const asked = findables.filter(isAskedFor(input));
  const read = asked.filter(({ id }) => !behind.has(id));
  const looked = { terms, scopes: read.flatMap(scopesOf), conferenceIds: read.map(({ id }) => id), clearance: actor.clearance, kind, page };
  const counts = await countsFound(db, { ...looked, kind: undefined });
  const found = await entriesFound(db, looked);
  const total = kind === undefined ? sumOf(counts) : sumOf(await countsFound(db, looked));
  const byId = new Map(findables.map((one) => [one.id, one]));
  return {
    hits: found.map(hitOf(terms, byId)),
    total: Math.min(total, MAX_HITS),
    more: total > MAX_HITS,
    counts,
    conferences,
    behind: asked.filter(({ id }) => behind.has(id)).length,
  };
}

export const searchHandlers = (index: SearchIndex): readonly Handler[] => [
  handleQuery(contract.find, (scope, input) => find(scope, input, index)),
];
