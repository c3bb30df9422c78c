import { z } from 'zod';
import { command, PLANNERS, query, STAFF } from '../../accounts/permissions.ts';
import { CalendarDate, Id, NewVersion, TextLine } from '../../platform/contract.ts';

export const MAX_SEATS = 2000;
export const MAX_BLOCKS = 12;
export const MAX_HALL_ROWS = 100;
export const MAX_ROW_SEATS = 100;
export const MAX_PRESIDIUM = 60;

/** Name of a block or a row: a letter, a number, a word. */
export const HallLabel = TextLine.pipe(z.string().max(20));

/** A door of the hall by its letter: what it is called besides, and to which blocks it leads, counted from 0; none: to all. */
export const HallDoor = z.strictObject({
  letter: z.string().regex(/^[A-Z]$/, 'bad-form'),
  name: HallLabel.nullable(),
  blocks: z
    .array(
      z
        .number()
        .int()
        .min(0)
        .max(MAX_BLOCKS - 1),
    )
    .max(MAX_BLOCKS),
});
export type HallDoor = z.output<typeof HallDoor>;

/** The hall as somebody standing at its back sees it: the presidium in front, rows from the front, blocks from left to right. */
export const Hall = z.strictObject({
  blocks: z.array(HallLabel).min(1).max(MAX_BLOCKS),
  rows: z
    .array(
      z.strictObject({
        name: HallLabel,
        /** Seats in each block. */
        seats: z.array(z.number().int().min(0).max(MAX_ROW_SEATS)).min(1).max(MAX_BLOCKS),
        /** True: an aisle runs across behind this row. */
        aisle: z.boolean(),
      }),
    )
    .max(MAX_HALL_ROWS),
  /** Seats at the table of the presidium, which face the hall. */
  presidium: z.number().int().min(0).max(MAX_PRESIDIUM),
  /** True: seats are numbered through the whole row; false: from 1 in each block. */
  across: z.boolean(),
  /** Where it has several doors; missing: they are not told apart. */
  doors: z.array(HallDoor).max(26).optional(),
});
export type Hall = z.output<typeof Hall>;

/** A seat: block, row and seat counted from 1 as they are drawn, such as `2-3-12`; `0-0-4` is the fourth at the table of the presidium. */
export const SeatKey = z.string().regex(/^(0-0|[1-9]\d?-[1-9]\d{0,2})-[1-9]\d{0,2}$/, 'bad-form');

/** Somebody on a seat. A group has several. */
export const Seated = z.strictObject({
  seat: SeatKey,
  participantId: Id,
  /** True: set by hand, so that seating anew leaves it. */
  byHand: z.boolean(),
});
export type Seated = z.output<typeof Seated>;

/** A seat of somebody, told without the rest of the hall. `row` null: at the table of the presidium; `block` null where there is only one. */
export const OwnSeat = z.strictObject({ block: z.string().nullable(), row: z.string().nullable(), number: z.number().int() });
export type OwnSeat = z.output<typeof OwnSeat>;

/** How seats are given. In both orders the row in front comes first and seats go from the middle outwards. */
export const SeatingWay = z.strictObject({
  /** By distance from the middle of the front row, or row by row. */
  order: z.enum(['centre', 'rows']),
  /** True: those of one delegation sit beside each other. */
  together: z.boolean(),
  /** True: the host's own people to the left, guests to the right. */
  sides: z.boolean(),
});
export type SeatingWay = z.output<typeof SeatingWay>;

/** 0 before there is a hall. */
const SeatingVersion = z.number().int().min(0);
const at = '/conferences/:conferenceId/seating';
const Seen = { conferenceId: Id, version: SeatingVersion };
export const SeatKeys = z.array(SeatKey).min(1).max(MAX_SEATS);

export const seatingContract = {
  get: query({
    name: 'seating.get',
    summary: 'Get the plan of the hall and who sits where.',
    route: `GET ${at}`,
    permit: STAFF,
    input: z.strictObject({ conferenceId: Id }),
    output: z.strictObject({
      version: SeatingVersion,
      /** Null before one is made. */
      hall: Hall.nullable(),
      seated: z.array(Seated),
      /** Who answered that they do not come to the hall: they are given no seat. */
      away: z.array(Id),
      /** True: the invited are told their seats. */
      told: z.boolean(),
      canUndo: z.boolean(),
    }),
  }),
  halls: query({
    name: 'seating.halls',
    summary: 'List other conferences whose hall can be taken over.',
    route: `GET ${at}/halls`,
    permit: PLANNERS,
    input: z.strictObject({ conferenceId: Id }),
    output: z.strictObject({ halls: z.array(z.strictObject({ id: Id, title: z.string(), date: CalendarDate.nullable() })) }),
  }),
  setHall: command({
    name: 'seating.setHall',
    summary: 'Set the plan of the hall.',
    route: `PUT ${at}/hall`,
    permit: PLANNERS,
    refusals: ['seats-taken'],
    input: z.strictObject({
      ...Seen,
      hall: Hall,
      /** True: whoever sits on a seat that goes loses it; otherwise that is refused, with their names. */
      unseat: z.boolean().default(false),
    }),
    output: NewVersion,
  }),
  preview: query({
    name: 'seating.preview',
    summary: 'Show how everybody would be seated.',
    route: `GET ${at}/preview`,
    permit: PLANNERS,
    refusals: ['no-hall'],
    input: z.strictObject({ conferenceId: Id, ...SeatingWay.shape }),
    output: z.strictObject({
      version: SeatingVersion,
      seated: z.array(Seated),
      /** Names this result, for `seating.arrange`. */
      digest: z.string(),
    }),
  }),
  arrange: command({
    name: 'seating.arrange',
    summary: 'HallSeat everybody as previewed.',
    route: `POST ${at}/arrange`,
    permit: PLANNERS,
    refusals: ['no-hall', 'seating-differs'],
    input: z.strictObject({ ...Seen, way: SeatingWay, digest: z.string().max(100) }),
    output: NewVersion,
  }),
  place: command({
    name: 'seating.place',
    summary: 'Give somebody a seat; whoever sits there changes with them.',
    route: `POST ${at}/seats`,
    permit: PLANNERS,
    refusals: ['no-hall', 'no-such-seat', 'no-such-participant', 'sits-elsewhere', 'has-seats'],
    input: z.strictObject({
      ...Seen,
      participantId: Id,
      seat: SeatKey,
      /** The seat that they leave; null for a further one. */
      from: SeatKey.nullable(),
    }),
    output: NewVersion,
  }),
  lift: command({
    name: 'seating.lift',
    summary: 'Empty seats.',
    route: `POST ${at}/lift`,
    permit: PLANNERS,
    refusals: ['no-hall'],
    input: z.strictObject({ ...Seen, seats: SeatKeys }),
    output: NewVersion,
  }),
  fix: command({
    name: 'seating.fix',
    summary: 'Mark seats as set by hand, or as free to be given anew.',
    route: `POST ${at}/fix`,
    permit: PLANNERS,
    refusals: ['no-hall'],
    input: z.strictObject({ ...Seen, seats: SeatKeys, byHand: z.boolean() }),
    output: NewVersion,
  }),
  undo: command({
    name: 'seating.undo',
    summary: 'Take back the last change of hall or seats.',
    route: `POST ${at}/undo`,
    permit: PLANNERS,
    refusals: ['nothing-to-undo'],
    input: z.strictObject(Seen),
    output: NewVersion,
  }),
  tell: command({
    name: 'seating.tell',
    summary: 'Tell the invited their seats, or no longer.',
    route: `POST ${at}/told`,
    permit: PLANNERS,
    refusals: ['no-hall'],
    input: z.strictObject({ ...Seen, told: z.boolean() }),
    output: NewVersion,
  }),
};
