import { translate, type Lang } from '../../i18n/translate.ts';
import type { OutputOf } from '../../platform/contract.ts';
import { HIT_KINDS, MAX_HITS, type Hit, type HitKind, type searchContract } from './contract.ts';

type Found = OutputOf<typeof searchContract.find>;

/** What is looked for and where, as the address of the page says it. */
export interface SearchPlace {
  readonly search: string;
  readonly kind: HitKind | null;
  readonly of: string | null;
  readonly year: number | null;
  readonly page: number;
}

const HOME = '/search';

export function searchAddress({ search, kind, of, year, page }: SearchPlace): string {
  const asked = Object.entries({ search, kind, of, year, page: page === 1 ? null : page });
  const query = new URLSearchParams(asked.flatMap(([name, value]) => (value === null || value === '' ? [] : [[name, `${value}`]])));
  return query.size === 0 ? HOME : `${HOME}?${query}`;
}

const textOf = (pieces: Hit['title']): string => pieces.map(({ text }) => text).join('');

/** The register of the office, at a matter. */
const matterHref = (home: string, { conferenceId, subjectId }: Hit): string =>
  `${home}?of=${conferenceId}&matter=${conferenceId}:${subjectId}`;

/** Where a hit leads: its own place, for those who open it. */
const HREFS: Readonly<Record<HitKind, (at: string, hit: Hit) => string>> = {
  conference: (at, { staff }) => (staff ? at : `${at}/agenda`),
  item: (at, { subjectId }) => `${at}/agenda?item=${subjectId}`,
  paper: (at, { subjectId }) => `${at}/agenda?item=${subjectId}`,
  document: (at, { staff, subjectId }) => (staff ? `${at}/documents/${subjectId}` : `${at}/documents`),
  minutes: (at, { subjectId }) => `${at}/minutes#part-${subjectId}`,
  recommendation: (at, hit) => (hit.planned ? `${at}/recommendations` : matterHref('/follow-up', hit)),
  task: (_at, hit) => matterHref('/tasks', hit),
  participant: (at, { title }) => `${at}/participants?search=${encodeURIComponent(textOf(title))}`,
};

/** Which list of the conference says where each stands. */
function hitView(lang: Lang, hit: Hit, conferences: ReadonlyMap<string, Found['conferences'][number]>) {
  const conference = conferences.get(hit.conferenceId);
  const isNamed = textOf(hit.title) !== '';
  return {
    kind: translate(lang, `search.kind.${hit.kind}`),
    href: HREFS[hit.kind](`/conferences/${hit.conferenceId}`, hit),
    title: isNamed ? hit.title : hit.text,
    text: isNamed ? hit.text : [],
    conference: hit.kind === 'conference' ? null : (conference?.title ?? null),
    date: conference?.date ?? null,
  };
}

const KINDS_AND_ALL = [null, ...HIT_KINDS] as const;

function kindsView(lang: Lang, place: SearchPlace, { counts }: Found) {
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
  return KINDS_AND_ALL.map((kind) => ({
    label: kind === null ? translate(lang, 'search.all') : translate(lang, `search.kind.${kind}`),
    // Of too many places the counts say nothing.
    count: all > MAX_HITS ? null : kind === null ? all : counts[kind],
    isThere: kind === null || counts[kind] > 0,
    href: searchAddress({ ...place, kind, page: 1 }),
    isCurrent: kind === place.kind,
  })).filter(({ isThere, isCurrent }) => isThere || isCurrent || all > MAX_HITS);
}

/** The page of the search. */
export function searchView(lang: Lang, place: SearchPlace, found: Found) {
  const { conferences, counts, hits, total, behind } = found;
  const years = [...new Set(conferences.flatMap(({ date }) => (date === null ? [] : Number(date.slice(0, 4)))))];
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
  const byId = new Map(conferences.map((one) => [one.id, one]));
  return {
    search: place.search,
    kind: place.kind,
    hits: hits.map((hit) => hitView(lang, hit, byId)),
    kinds: all > 0 ? kindsView(lang, place, found) : [],
    found: translate(lang, found.more ? 'search.foundMore' : 'search.found', { n: total, search: place.search }),
    elsewhere: total === 0 && all > 0 ? translate(lang, 'search.noneHere', { n: all }) : null,
    isBeyond: total > 0 && hits.length === 0,
    everything: searchAddress({ search: place.search, kind: null, of: null, year: null, page: 1 }),
    isNarrowed: place.kind !== null || place.of !== null || place.year !== null,
    behind: behind > 0 ? translate(lang, 'search.behind', { n: behind }) : null,
    years: years.map((year) => ({ value: year, label: `${year}`, selected: year === place.year })),
    conferences: conferences.map(({ id, title, date }) => ({ value: id, label: title, date, selected: id === place.of })),
  };
}
