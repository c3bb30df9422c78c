import { z } from 'zod';
import { CLASSIFICATIONS, ITEM_KINDS } from '../../planning/agenda/contract.ts';
import { AWARD_CLASSES, AWARD_KINDS } from '../../planning/awards/contract.ts';
import { MODES, PARTS_OF_DAY, TimeZone } from '../../planning/conferences/contract.ts';
import { DOCUMENT_KINDS, DOCUMENT_STATES } from '../../planning/documents/contract.ts';
import { PARTICIPANT_ROLES } from '../../planning/participants/contract.ts';
import { Line as AnyLine, Prose as AnyProse } from '../../platform/contract.ts';
import { PROVINCES } from '../../planning/sites/provinces.ts';
import { SITE_KINDS } from '../../planning/sites/contract.ts';
import { refuseUnknownKeys, refuseUnsoundContent } from './soundness.ts';

/** A fault about the sense of a value has a code as its message; the words of a code stand under `errors.fault`. */
const as = (code?: string) => ({ error: (issue: { input?: unknown }) => (issue.input === undefined ? 'required' : code) });

const Line = z.string(as()).pipe(AnyLine);
const Prose = z.string(as()).pipe(AnyProse);
const Key = z.string(as('bad-id')).regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/, 'bad-id');
const Day = z.iso.date(as('bad-date'));
const Month = z.string(as('bad-month')).regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'bad-month');
const Starts = z.union([z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'bad-starts'), z.enum(PARTS_OF_DAY)], as('bad-starts'));
const Count = z.number(as()).int().min(1);
const ProvinceCode = z.enum(
  PROVINCES.map(({ code }) => code),
  as('bad-province'),
);

/** Null is not known and stays null; a key left out is the same. */
const known = <S extends z.ZodType>(schema: S) => schema.nullable().default(null);
const list = <S extends z.ZodType>(schema: S, most: number) => z.array(schema).max(most).default([]);
/** An object of the format: its own keys, and any that begin with `x-`. */
const entry = <S extends z.ZodRawShape>(shape: S) =>
  z.looseObject(shape).superRefine(refuseUnknownKeys(Object.keys(shape)), { when: () => true });

const Neighbour = entry({ title: Line, date: known(Day) });
const Series = entry({ name: Line, cadence: known(Line), previous: known(Neighbour), next: known(Neighbour) });
const Sitting = entry({ id: Key, title: known(Line), date: known(Day), starts: known(Starts) });
/** A site with `count` (null when not known) or `expand` is a group of sites that are not named one by one. */
const Site = entry({
  id: Key,
  kind: z.enum(SITE_KINDS, as()),
  name: Line,
  aliases: list(Line, 20),
  count: Count.max(20_000).nullable().optional(),
  province: known(ProvinceCode),
  expand: known(z.literal('provinces')),
});
const Participant = entry({
  id: Key,
  name: known(Line),
  group: known(Line),
  posts: list(Line, 20),
  site: known(Key),
  host: z.boolean().default(false),
  listed: z.boolean().default(true),
  count: known(Count.max(1_000_000)),
  order: known(Count.max(1_000_000)),
  roles: list(z.enum(PARTICIPANT_ROLES), 4),
});
const Item = entry({
  id: Key,
  sitting: known(Key),
  kind: z.enum(ITEM_KINDS, as()),
  title: Line,
  speakers: list(Key, 50),
  count: known(Count.max(500)),
  minutes: known(Count.max(1440)),
  topics: list(Line, 100),
  topicsOpen: z.boolean().default(false),
  documents: list(Key, 100),
  resultsFrom: known(Month),
  tasksTo: known(Month),
  classification: known(z.enum(CLASSIFICATIONS)),
});
const Document = entry({
  id: Key,
  kind: z.enum(DOCUMENT_KINDS, as()),
  title: Line,
  adoptedIn: known(Key),
  resultsFrom: known(Month),
  tasksTo: known(Month),
  status: known(z.enum(DOCUMENT_STATES)),
  classification: known(z.enum(CLASSIFICATIONS)),
});
const Award = entry({
  kind: z.enum(AWARD_KINDS, as()),
  title: Line,
  class: known(z.enum(AWARD_CLASSES)),
  grantor: known(Line),
  recipientKind: z.enum(['individual', 'collective'], as()),
  count: known(Count.max(1_000_000)),
  recipients: list(Line, 20_000),
  presenters: list(Key, 50),
  decision: known(entry({ number: known(Line), date: known(Day) })),
});
const Year = z.number(as()).int().min(1945).max(2200);
const Due = z.union([entry({ before: Day }), entry({ by: Day }), entry({ within: Year })], as('bad-due'));
const Recommendation = entry({
  from: known(Key),
  text: Prose,
  authority: z.enum(['host', 'other'], as()),
  owner: known(Line),
  coordinating: list(Line, 50),
  due: known(Due),
  quote: known(Prose),
});
const Campaign = entry({
  title: Line,
  launchedIn: known(Key),
  endsWith: known(z.union([z.literal('series.next'), z.iso.date('bad-end')], as('bad-end'))),
});

/** The exchange format conference/1: what an import reads and an export writes. Ids are the file's own keys. */
export const ConferenceFile = entry({
  format: z.literal('conference/1', as('bad-format')),
  title: Line,
  organizer: Line,
  mode: z.enum(MODES, as()),
  date: known(Day),
  starts: known(Starts),
  timeZone: TimeZone.default('Asia/Ho_Chi_Minh'),
  venue: known(Line),
  series: known(Series),
  sittings: list(Sitting, 200),
  sites: list(Site, 20_000),
  participants: list(Participant, 100_000),
  agenda: list(Item, 2_000),
  documents: list(Document, 5_000),
  awards: list(Award, 2_000),
  recommendations: list(Recommendation, 20_000),
  campaigns: list(Campaign, 500),
}).superRefine(refuseUnsoundContent, { when: () => true });

/** A file as it was read: defaults filled in. */
export type ConferenceFile = z.output<typeof ConferenceFile>;
/** A file as it is written: keys that hold their default may be left out. */
export type WrittenFile = z.input<typeof ConferenceFile>;
export type FileSite = ConferenceFile['sites'][number];
export type FileItem = ConferenceFile['agenda'][number];

/** The format as a JSON Schema (2020-12), for those who write files or check them elsewhere. */
export function formatSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(ConferenceFile, {
    io: 'input',
    override: ({ jsonSchema }) => {
      if (jsonSchema.type !== 'object') return;
      jsonSchema.additionalProperties = false;
      jsonSchema.patternProperties = { '^x-': {} };
    },
  });
  return { ...schema, $id: 'conference-1', title: 'conference/1' };
}
