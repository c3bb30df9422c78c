import fc from 'fast-check';
import { AWARD_CLASSES, AWARD_KINDS } from '../../../server/planning/awards/contract.ts';
import { CLASSIFICATIONS, ItemKind } from '../../../server/planning/agenda/contract.ts';
import { DOCUMENT_KINDS, DOCUMENT_STATES } from '../../../server/planning/documents/contract.ts';
import type { WrittenFile } from '../../../server/record/import-export/contract/format.ts';
import { PARTICIPANT_ROLES } from '../../../server/planning/participants/contract.ts';
import { SITE_KINDS } from '../../../server/planning/sites/contract.ts';

type Shape = Record<string, fc.Arbitrary<unknown>>;

const line = fc.constantFrom('Hội nghị', 'Văn phòng  Trung ương', 'Tỉnh uỷ'.normalize('NFD'), ' Đồng chí ', 'a', '“…”', '😀 x');
const key = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,11}$/);
const day = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const month = day.map((date) => date.slice(0, 7));
const starts = fc.constantFrom('08:00', '23:59', 'morning', 'afternoon', 'evening');
const count = fc.integer({ min: 1, max: 300 });
const orNull = (value: fc.Arbitrary<unknown>) => fc.option(value, { nil: null });
const lines = fc.array(line, { maxLength: 3 });
const extras = fc.dictionary(
  fc.constantFrom('x-a', 'x-đ', 'x-papers', 'x-group', 'x-expand', 'x-settings'),
  fc.jsonValue({ maxDepth: 2 }).map(withoutNulls),
  { maxKeys: 1 },
);

/** Null characters are refused anywhere, and `__proto__` is not a useful key. */
function withoutNulls(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replaceAll(/\\u0000|__proto__/g, ''));
}

/** An object with the required keys, any of the others, and sometimes a foreign key. */
const entry = (required: Shape, optional: Shape): fc.Arbitrary<Record<string, unknown>> =>
  fc
    .tuple(fc.record({ ...required, ...optional }, { requiredKeys: Object.keys(required) }), extras)
    .map(([own, more]) => ({ ...more, ...own }));

const keyed = (required: Shape, optional: Shape) =>
  fc
    .uniqueArray(fc.tuple(key, entry(required, optional)), { selector: ([id]) => id, maxLength: 4 })
    .map((all) => all.map(([id, rest]) => ({ id, ...rest })));

const neighbour = orNull(entry({ title: line }, { date: orNull(day) }));
const series = orNull(entry({ name: line }, { cadence: orNull(line), previous: neighbour, next: neighbour }));
const sitting = keyed({}, { title: orNull(line), date: orNull(day), starts: orNull(starts) });
const site = keyed(
  { kind: fc.constantFrom(...SITE_KINDS), name: line },
  { aliases: lines, count: orNull(count), province: orNull(fc.constantFrom('01', '22')), expand: orNull(fc.constant('provinces')) },
);
const one = (ids: readonly string[]) => orNull(ids.length > 0 ? fc.constantFrom(...ids) : fc.constant(null));
const some = (ids: readonly string[]) => (ids.length > 0 ? fc.array(fc.constantFrom(...ids), { maxLength: 3 }) : fc.constant([]));
const idsOf = (entries: readonly { readonly id: string }[]) => entries.map(({ id }) => id);

/** A named person is one. */
const participants = (sites: readonly string[]) =>
  keyed(
    {},
    {
      name: orNull(line),
      group: orNull(line),
      posts: lines,
      site: one(sites),
      host: fc.boolean(),
      listed: fc.boolean(),
      count: orNull(count),
      order: orNull(count),
      roles: fc.uniqueArray(fc.constantFrom(...PARTICIPANT_ROLES), { maxLength: 2 }),
    },
  ).map((all) =>
    all.map((person: { id: string; name?: unknown }) => (typeof person.name === 'string' ? { ...person, count: null } : person)),
  );
const documents = keyed(
  { kind: fc.constantFrom(...DOCUMENT_KINDS), title: line },
  {
    resultsFrom: orNull(month),
    tasksTo: orNull(month),
    status: orNull(fc.constantFrom(...DOCUMENT_STATES)),
    classification: orNull(fc.constantFrom(...CLASSIFICATIONS)),
  },
);
const agenda = (sittings: readonly string[], people: readonly string[], papers: readonly string[]) =>
  keyed(
    { kind: fc.constantFrom(...ItemKind.options), title: line },
    {
      sitting: one(sittings),
      speakers: some(people),
      count: orNull(count),
      minutes: orNull(count),
      topics: lines,
      topicsOpen: fc.boolean(),
      documents: some(papers),
      resultsFrom: orNull(month),
      tasksTo: orNull(month),
      classification: orNull(fc.constantFrom(...CLASSIFICATIONS)),
    },
  );
const award = (people: readonly string[]) =>
  entry(
    { kind: fc.constantFrom(...AWARD_KINDS), title: line, recipientKind: fc.constantFrom('individual', 'collective') },
    {
      class: orNull(fc.constantFrom(...AWARD_CLASSES)),
      grantor: orNull(line),
      count: orNull(count),
      recipients: lines,
      presenters: some(people),
      decision: orNull(entry({}, { number: orNull(line), date: orNull(day) })),
    },
  );
const due = orNull(fc.oneof(entry({ before: day }, {}), entry({ by: day }, {}), entry({ within: fc.constantFrom(2025, 2026) }, {})));
const recommendation = (sites: readonly string[]) =>
  entry(
    { text: line, authority: fc.constantFrom('host', 'other') },
    { from: one(sites), owner: orNull(line), coordinating: lines, due, quote: orNull(line) },
  );
const campaign = (items: readonly string[]) =>
  entry({ title: line }, { launchedIn: one(items), endsWith: orNull(fc.oneof(fc.constant('series.next'), day)) });

const head = entry(
  { format: fc.constant('conference/1'), title: line, organizer: line, mode: fc.constantFrom('in-person', 'online', 'hybrid') },
  { date: orNull(day), starts: orNull(starts), timeZone: fc.constantFrom('Asia/Ho_Chi_Minh', 'Europe/Paris'), venue: orNull(line), series },
);

/** Any valid conference/1 file: missing keys, nulls, foreign `x-` keys, no dangling references. */
export const validFile: fc.Arbitrary<WrittenFile> = fc
  .tuple(head, sitting, site, documents)
  .chain(([own, sittings, sites, papers]) =>
    participants(idsOf(sites)).chain((people) =>
      agenda(idsOf(sittings), idsOf(people), idsOf(papers)).chain((items) =>
        fc.record({
          own: fc.constant({ ...own, sittings, sites, documents: papers, participants: people, agenda: items }),
          awards: fc.array(award(idsOf(people)), { maxLength: 3 }),
          recommendations: fc.array(recommendation(idsOf(sites)), { maxLength: 3 }),
          campaigns: fc.array(campaign(idsOf(items)), { maxLength: 2 }),
        }),
      ),
    ),
  )
  .map(({ own, ...lists }) => ({ ...own, ...lists }) as WrittenFile);
