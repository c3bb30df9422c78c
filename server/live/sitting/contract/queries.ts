import { z } from 'zod';
import { Item, Paper, Sitting } from '../../../planning/agenda/contract.ts';
import { Clearance } from '../../../accounts/contract.ts';
import { KNOWS_SITTINGS, query, STAFF } from '../../../accounts/permissions.ts';
import { Conference } from '../../../planning/conferences/contract.ts';
import { Participant } from '../../../planning/participants/contract.ts';
import { OwnSeat } from '../../../planning/seating/contract.ts';
import { Id } from '../../../platform/contract.ts';
import { Site } from '../../../planning/sites/contract.ts';
import { Timestamp, TextRef } from './entities.ts';

/** An agenda item redacted for its reader; without clearance it is `hidden`, with no title, speakers or papers. */
export const LiveItem = Item.omit({ extras: true, version: true, title: true }).extend({
  title: z.string().nullable(),
  hidden: z.boolean(),
});
export type LiveItem = z.output<typeof LiveItem>;

/** A place that can join. `forDesk`: its clearance and whom to call there, told to the staff alone. */
const LiveSite = Site.omit({ extras: true, version: true }).extend({
  forDesk: z
    .strictObject({ clearance: Clearance, contactName: z.string().nullable(), contactPhone: z.string().nullable() })
    .nullable()
    .optional(),
});

/** A paper as live pages know it. */
export const LivePaper = Paper.omit({ version: true });
/** Somebody who speaks, presides or was named. */
export const LivePerson = Participant.pick({ id: true, name: true, group: true, posts: true, siteId: true, roles: true }).extend({
  /** Of a stand-in: the one in whose place they come. */
  inPlaceOf: Participant.pick({ name: true, group: true, posts: true }).optional(),
  /** Told to staff alone. */
  seats: z.array(OwnSeat).optional(),
  /** They answered that they do not come; told to staff alone. */
  declined: z.literal(true).optional(),
});
/** The title that a thing had; null where it had none. */
export const TitleThen = z.strictObject({ id: Id, title: z.string().nullable() });

/** How the version in force at the time called what is called otherwise by now. */
export const NamesThen = z.strictObject({
  /** Titles under which items were begun and sittings opened. */
  items: z.array(TitleThen),
  sittings: z.array(TitleThen),
  /** Who spoke in a turn, for whom and on what. */
  turns: z.array(
    z.strictObject({
      turnId: Id,
      participants: z.array(LivePerson),
      papers: z.array(LivePaper),
      sites: z.array(Site.pick({ id: true, name: true })),
    }),
  ),
});
export type NamesThen = z.output<typeof NamesThen>;

/** The published plan as far as the live pages need it and the reader may know it. */
export const LivePlan = z.strictObject({
  /** The published version; null: nothing is published yet. */
  publication: z.number().int().min(1).nullable(),
  conference: Conference.pick({
    id: true,
    title: true,
    organizer: true,
    date: true,
    starts: true,
    timeZone: true,
    address: true,
    venue: true,
    placeOfIssue: true,
    turnMinutes: true,
    rehearsalOf: true,
  }),
  sittings: z.array(Sitting.omit({ extras: true, version: true })),
  items: z.array(LiveItem),
  papers: z.array(LivePaper),
  /** Places that can join; groups are left out. */
  sites: z.array(LiveSite),
  /** Those who speak, preside or were named in the proceedings. */
  participants: z.array(LivePerson),
  /** Items that were held and sites that were heard before they left the plan, as the last version before had them. */
  past: z
    .strictObject({
      /** `before`: the planned item that was started next after it; null if there is none. */
      items: z.array(z.strictObject({ item: LiveItem, before: Id.nullable() })),
      sites: z.array(Site.omit({ extras: true, version: true })),
      names: NamesThen,
    })
    .optional(),
});
export type LivePlan = z.output<typeof LivePlan>;

export const TEXT_KINDS = ['announcement', 'topic', 'reason'] as const;
/** A text that an entry names. */
export const ProceedingsText = z.strictObject({
  ...TextRef.shape,
  kind: z.enum(TEXT_KINDS),
  /** Null if it was erased. */
  body: z.string().nullable(),
  at: Timestamp,
});
export type ProceedingsText = z.output<typeof ProceedingsText>;

const EntryOut = z.strictObject({
  seq: z.number().int(),
  at: Timestamp,
  sittingId: Id.nullable(),
  kind: z.string(),
  version: z.number().int(),
  data: z.record(z.string(), z.unknown()),
  actor: z.string().nullable(),
});

const OfConference = z.strictObject({ conferenceId: Id });
const at = '/conferences/:conferenceId';

export const proceedingsQueries = {
  livePlan: query({
    name: 'live.plan',
    summary: 'Get the published plan of the day.',
    route: `GET ${at}/live/plan`,
    permit: KNOWS_SITTINGS,
    input: OfConference,
    output: LivePlan,
  }),
  liveState: query({
    name: 'live.state',
    summary: 'Get the live state at a revision of the journal.',
    route: `GET ${at}/live/state`,
    permit: KNOWS_SITTINGS,
    input: OfConference,
    output: z.strictObject({
      revision: z.number().int().min(0),
      at: Timestamp,
      archived: z.boolean(),
      state: z.record(z.string(), z.unknown()),
    }),
  }),
  texts: query({
    name: 'proceedings.texts',
    summary: 'Get the texts of announcements and topics.',
    route: `GET ${at}/proceedings/texts`,
    permit: KNOWS_SITTINGS,
    input: OfConference,
    output: z.strictObject({ texts: z.array(ProceedingsText) }),
  }),
  journal: query({
    name: 'proceedings.journal',
    summary: 'Get the journal and whether its hash chain is intact.',
    route: `GET ${at}/proceedings`,
    permit: STAFF,
    input: OfConference.extend({ after: z.coerce.number().int().min(0).default(0) }),
    output: z.strictObject({
      revision: z.number().int().min(0),
      /** The first entry whose hash does not match; null if all match. */
      brokenAt: z.number().int().nullable(),
      /** Entries of items above the reader's clearance have only a number. */
      entries: z.array(z.union([EntryOut, z.strictObject({ seq: z.number().int() })])),
    }),
  }),
};
