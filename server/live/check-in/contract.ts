import { z } from 'zod';
import { AT_SITE, command, query, STAFF } from '../../accounts/permissions.ts';
import { Id, IdsAndNames, IN_DOCS, Nothing, TextLine } from '../../platform/contract.ts';
import { HallDoor, OwnSeat } from '../../planning/seating/contract.ts';
import { Done, TextRef } from '../sitting/contract/index.ts';
import { entryKind, type EntryKind } from '../../platform/journal/contract.ts';

/** How somebody takes part in a sitting, or why not: `excused` is absent with a reason. */
export const PRESENCES = ['inPerson', 'online', 'left', 'excused', 'absent'] as const;
export type Presence = (typeof PRESENCES)[number];

/** Doors of one place by their letters; null where there is only one. */
const Door = z
  .string()
  .regex(/^[A-Z]$/)
  .nullable();
/** Milliseconds since 1970. */
const Moment = z.number().int();

/**
 * What was noted of a participant for one sitting. `presence` null: taken back. `siteId`: where they are; null is not known, or online.
 * `seenAt`: by the clock of the device that noted it, which may have waited for a line. `late` null: as the times tell.
 */
export const participantNoted = entryKind({
  kind: 'participant.noted',
  audience: 'staff',
  data: z.strictObject({
    sittingId: Id,
    participantId: Id,
    presence: z.enum(PRESENCES).nullable(),
    siteId: Id.nullable(),
    door: Door,
    seenAt: Moment,
    late: z.boolean().nullable(),
    /** Why they are excused; the words stand in a row of their own. */
    reason: TextRef.optional(),
  }),
});

export const checkInEntries: readonly EntryKind[] = [participantNoted];

/** Where and when somebody was first noted as present. */
const Arrival = z.strictObject({ at: Moment, siteId: Id.nullable(), door: Door });

/** What is known of a participant in one sitting. Times in milliseconds since 1970. */
export const PresenceNote = z.strictObject({
  participantId: Id,
  presence: z.enum(PRESENCES),
  /** Since when. */
  at: Moment,
  siteId: Id.nullable(),
  arrival: Arrival.nullable(),
  /** Marked by hand; null: as the times tell. */
  late: z.boolean().nullable(),
  /** Why they are excused, where that was said. */
  reason: TextRef.optional(),
  /** Number of the journal entry. */
  seq: z.number().int(),
});
export type PresenceNote = Readonly<z.output<typeof PresenceNote>>;

/** Somebody who can be checked in. */
const Expected = z.strictObject({
  id: Id,
  name: TextLine.nullable(),
  posts: z.array(TextLine),
  /** Where they are expected; null where the plan names no main hall. */
  siteId: Id.nullable(),
});
export type Expected = Readonly<z.output<typeof Expected>>;

/**
 * Somebody with the codes of their badges: the last one is valid, those before it were replaced. None if they are not asked for. `also`: codes
 * of badges that they were given as somebody entered twice; they are valid too.
 */
const Badged = Expected.extend({
  badges: z.array(z.string()),
  also: z.array(z.string()).optional(),
  /** They answered that they do not come; why is told to the organizers alone. */
  declined: z.strictObject({ reason: TextLine.nullable() }).optional(),
  /** Where they sit in the hall; told to the organizers alone. */
  seats: z.array(OwnSeat).optional(),
  /** Letters of the doors that lead there. */
  through: z.array(z.string()).optional(),
});

/** What a door knows of the conference. */
export const DoorList = z.strictObject({
  people: z.array(Badged),
  /** What badges of this conference begin with. */
  tag: z.string(),
  /** The sitting for which people are noted now; null while none is published. */
  sittingId: Id.nullable(),
  sittings: z.array(z.strictObject({ id: Id, title: TextLine.nullable() })),
  /** Sittings of which a door has to choose one, since neither times nor openings tell; none where it is clear. */
  unclear: z.array(Id),
  /** Places with doors, the main hall first. */
  sites: IdsAndNames,
  /** Null where the plan names no main hall, or the caller may not note people there. */
  hallId: Id.nullable(),
  /** The doors of the hall; none where the plan of the hall names none. Missing in a list that a device kept from an earlier release. */
  doors: z.array(HallDoor).optional(),
  now: Moment,
});
export type DoorList = z.output<typeof DoorList>;

const Count = z.number().int();
/**
 * Who is there and who is not, of those on the list. Each of them is in exactly one of `inPerson` … `unknown`; `late` tells of those who
 * came, `needed` how many have to be present: null without a quorum.
 */
export const PresenceTotals = z.strictObject({
  expected: Count,
  inPerson: Count,
  online: Count,
  left: Count,
  excused: Count,
  absent: Count,
  unknown: Count,
  late: Count,
  needed: Count.nullable(),
});
export type PresenceTotals = Readonly<z.output<typeof PresenceTotals>>;

const Notes = z.array(PresenceNote);
const at = '/conferences/:conferenceId/check-in';
const OfConference = z.strictObject({ conferenceId: Id });
const OfPerson = OfConference.extend({ sittingId: Id, participantId: Id });
const OWN_OR_STAFF = [...STAFF, ...AT_SITE];

export const checkInContract = {
  people: query({
    name: 'checkIn.people',
    summary: 'List who is expected, at a site those of that site.',
    route: `GET ${at}`,
    permit: OWN_OR_STAFF,
    input: OfConference.extend({ badges: z.boolean().optional() }),
    output: DoorList.meta(IN_DOCS),
  }),
  notes: query({
    name: 'checkIn.notes',
    summary: 'List who is present, or absent, in a sitting.',
    route: `GET ${at}/:sittingId`,
    permit: OWN_OR_STAFF,
    /** `since`: only what was noted after this entry of the journal. */
    input: OfConference.extend({ sittingId: Id, since: z.coerce.number().int().default(0) }),
    output: z.strictObject({
      notes: Notes,
      openedAt: Moment.nullable(),
      /** The sitting that is open, by which a door sees that it notes another one. */
      openSittingId: Id.nullable(),
      /** Why those who are excused are; not told to sites. */
      reasons: z.array(z.strictObject({ participantId: Id, text: TextLine })),
      /** Sum of the numbers of all notes: whoever comes to another one after adding these asks for all. */
      sum: z.number().int(),
    }),
  }),
  totals: query({
    name: 'checkIn.totals',
    summary: 'Count who is present now, with the quorum if there is one.',
    route: `GET ${at}/now/totals`,
    permit: STAFF,
    input: OfConference,
    output: PresenceTotals,
  }),
  arrive: command({
    name: 'checkIn.arrive',
    summary: 'Check somebody in, unless they are present already.',
    route: `POST ${at}/:sittingId`,
    permit: OWN_OR_STAFF,
    refusals: ['not-published', 'check-in-group', 'check-in-elsewhere'],
    input: OfPerson.extend({ online: z.boolean(), siteId: Id.nullable(), door: Door, seenAt: Moment }),
    output: z.strictObject({
      /** False if they were present already. */
      isNew: z.boolean(),
      note: PresenceNote,
    }),
  }),
  note: command({
    name: 'checkIn.note',
    summary: 'Correct what is noted of somebody; null takes it back.',
    route: `PUT ${at}/:sittingId/:participantId`,
    permit: OWN_OR_STAFF,
    refusals: ['not-published', 'check-in-group', 'check-in-elsewhere', 'check-in-changed'],
    input: OfPerson.extend({
      presence: z.enum(PRESENCES).nullable(),
      late: z.boolean().nullable().default(null),
      /** Why they are excused; without it a reason that was noted before stays. */
      reason: TextLine.nullable().optional(),
      /** Number of the entry that the caller saw; 0 where nothing was noted. */
      seen: z.number().int(),
    }).refine(({ presence, reason }) => (reason ?? null) === null || presence === 'excused', {
      message: 'reason-of-excused',
      path: ['reason'],
    }),
    output: Done,
  }),
  excuse: command({
    name: 'checkIn.excuse',
    summary: 'Note those who declined as excused, with their reason.',
    route: `POST ${at}/:sittingId/excused`,
    permit: STAFF,
    refusals: ['not-published', 'nobody-to-excuse'],
    input: OfConference.extend({ sittingId: Id }),
    output: Done.extend({ noted: z.number().int() }),
  }),
  replaceBadge: command({
    name: 'checkIn.replaceBadge',
    summary: 'Replace a badge: the one before no longer counts.',
    route: `POST ${at}/badges/:participantId`,
    permit: STAFF,
    refusals: ['badge-replaced'],
    /** `seen`: how many badges the participant was given. */
    input: OfConference.extend({ participantId: Id, seen: z.coerce.number().int().min(1) }),
    output: Nothing,
  }),
};
