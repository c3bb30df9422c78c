import { z } from 'zod';
import { command, PLANNERS, query, STAFF } from '../../accounts/permissions.ts';
import { batchOperations, MAX_BATCH } from '../collections/batches/contract.ts';
import { Removal, SeenRecord } from '../collections/contract.ts';
import { Extras, TurnMinutes } from '../conferences/contract.ts';
import { Id, Made, NewVersion, Nothing, TextLine, Version } from '../../platform/contract.ts';
import { LIST_BYTES } from '../../platform/size-limits.ts';
import { sittingOperations } from './contract/sittings.ts';

export { Sitting, SittingFacts } from './contract/sittings.ts';

export const ItemKind = z.enum([
  'opening',
  'report',
  'papers',
  'paper',
  'discussion',
  'explanation',
  'directive',
  'awards',
  'launch',
  'vote',
  'adoption',
  'closing',
  'break',
  'other',
]);

/** Levels of state secrets, lowest first (Law 117/2025/QH15); null means not classified. */
export const CLASSIFICATIONS = ['mat', 'toi-mat', 'tuyet-mat'] as const;
export const Classification = z.enum(CLASSIFICATIONS).nullable();
export type Classification = z.output<typeof Classification>;

/** A month to which a document or item refers, YYYY-MM. */
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'bad-month');
/** A planned length in minutes. */
export const Minutes = z.number().int().min(1).max(1440);

export const MAX_ITEM_DOCUMENTS = 100;
/** Details of an agenda item apart from its place and title. */
export const ItemDetails = z.strictObject({
  kind: ItemKind,
  /** Participants who speak, in order. */
  speakers: z.array(Id).max(50),
  /** Number of planned papers or speeches, named or not; null if not known. */
  count: z.number().int().min(1).max(500).nullable(),
  minutes: Minutes.nullable(),
  /** How long each of its turns may last; null: as in the whole conference. */
  turnMinutes: TurnMinutes,
  topics: z.array(TextLine).max(100),
  /** True if the list of topics is not complete. */
  topicsOpen: z.boolean(),
  documents: z.array(Id).max(MAX_ITEM_DOCUMENTS),
  /** Months to which the item refers: results since, tasks until. */
  resultsFrom: Month.nullable(),
  tasksTo: Month.nullable(),
  classification: Classification,
});
/** What an organizer edits of an agenda item. */
export const ItemFacts = z.strictObject({ sittingId: Id, title: TextLine, ...ItemDetails.shape });
export type ItemFacts = z.output<typeof ItemFacts>;
export const Item = z.strictObject({ id: Id, ...ItemFacts.shape, version: Version, extras: Extras });
export type Item = z.output<typeof Item>;

/** A paper (tham luận): a slot inside an item, with a speaker, or a post without a name, or only a site so far. */
export const PaperDetails = z.strictObject({
  participantId: Id.nullable(),
  /** "a post without a name", such as "Đại diện lãnh đạo Văn phòng Tỉnh ủy". */
  post: TextLine.nullable(),
  siteId: Id.nullable(),
  topic: TextLine.nullable(),
  minutes: Minutes.nullable(),
});
export const PaperFacts = z.strictObject({ itemId: Id, ...PaperDetails.shape });
export type PaperFacts = z.output<typeof PaperFacts>;
export const Paper = z.strictObject({ id: Id, ...PaperFacts.shape, version: Version });
export type Paper = z.output<typeof Paper>;

const one = z.strictObject({ conferenceId: Id, id: Id });
const seen = z.strictObject({ ...one.shape, version: Version });
const permit = PLANNERS;
/** Somebody who is new with items, under an id by which these name them; their own is made. */
const NewPerson = z.strictObject({ id: Id, name: TextLine, posts: z.array(TextLine).max(20) });
/** A new item names its sitting; null: the last one, created if there is none. */
const NewItem = z.strictObject({ ...ItemFacts.shape, sittingId: Id.nullable() });

const itemBatches = batchOperations({
  feature: 'agenda',
  things: 'Items',
  called: 'items',
  path: 'agenda/items',
  fields: {
    sittingId: NewItem.shape.sittingId,
    after: Id.nullable().optional(),
    people: z.array(NewPerson).max(MAX_BATCH).optional(),
    items: z
      .array(z.strictObject({ title: TextLine, ...ItemDetails.shape }))
      .min(1)
      .max(MAX_BATCH),
  },
});

export const agendaContract = {
  titles: query({
    name: 'agenda.titles',
    summary: 'List the titles of the draft agenda.',
    route: 'GET /conferences/:conferenceId/agenda/titles',
    permit: STAFF,
    input: z.strictObject({ conferenceId: Id }),
    output: z.strictObject({ items: z.array(z.strictObject({ id: Id, title: TextLine })) }),
  }),
  addItem: command({
    name: 'agenda.addItem',
    summary: 'Add an item to a sitting: last, after another item, or first, after the sitting itself.',
    route: 'POST /conferences/:conferenceId/agenda/items',
    permit,
    input: z.strictObject({ conferenceId: Id, ...NewItem.shape, after: Id.nullable().optional() }),
    output: Made,
  }),
  editItem: command({
    name: 'agenda.editItem',
    summary: 'Update an item.',
    route: 'PUT /conferences/:conferenceId/agenda/items/:id',
    permit,
    /** A program that does not know the usual time of turns leaves it out, and it stays. */
    input: z.strictObject({ ...seen.shape, ...ItemFacts.shape, turnMinutes: ItemFacts.shape.turnMinutes.unwrap().optional() }),
    /** Its id is another one if it was the key of a file and became classified before anything was published. */
    output: z.strictObject({ ...NewVersion.shape, id: Id }),
  }),
  setMinutes: command({
    name: 'agenda.setMinutes',
    summary: 'Set the planned length of an item; null means unknown.',
    route: 'PUT /conferences/:conferenceId/agenda/items/:id/minutes',
    permit,
    input: z.strictObject({ ...seen.shape, minutes: Minutes.nullable() }),
    output: NewVersion,
  }),
  removeItem: command({
    name: 'agenda.removeItem',
    summary: 'Remove an item and its papers. They can be restored.',
    route: 'DELETE /conferences/:conferenceId/agenda/items/:id',
    permit,
    refusals: ['in-use'],
    input: z.strictObject({ ...one.shape, ...Removal.shape }),
    output: Nothing,
  }),
  restoreItem: command({
    name: 'agenda.restoreItem',
    summary: 'Restore a removed item with its papers, and what was removed with it.',
    route: 'POST /conferences/:conferenceId/agenda/items/:id/restore',
    permit,
    input: one,
    output: Made,
  }),
  addItems: itemBatches.addMany,
  removeItems: itemBatches.removeMany,
  reorder: command({
    name: 'agenda.reorder',
    summary: 'Reorder items, giving each changed sitting in full.',
    route: 'PUT /conferences/:conferenceId/agenda/order',
    permit,
    refusals: ['stale'],
    bodyBytes: LIST_BYTES,
    input: z.strictObject({
      conferenceId: Id,
      sittings: z
        .array(z.strictObject({ id: Id, version: Version, items: z.array(Id).max(1000) }))
        .min(1)
        .max(50),
    }),
    output: z.strictObject({ sittings: z.array(SeenRecord) }),
  }),
  ...sittingOperations,
  tieDocument: command({
    name: 'agenda.tieDocument',
    summary: 'Add a document to an item, or take it off.',
    route: 'PUT /conferences/:conferenceId/agenda/items/:id/documents/:documentId',
    permit,
    input: z.strictObject({ ...one.shape, documentId: Id, tied: z.boolean() }),
    output: NewVersion,
  }),
  addPaper: command({
    name: 'agenda.addPaper',
    summary: 'Add a paper at the end of an item.',
    route: 'POST /conferences/:conferenceId/agenda/items/:itemId/papers',
    permit,
    input: z.strictObject({ conferenceId: Id, ...PaperFacts.shape }),
    output: Made,
  }),
  editPaper: command({
    name: 'agenda.editPaper',
    summary: 'Update a paper.',
    route: 'PUT /conferences/:conferenceId/agenda/papers/:id',
    permit,
    input: z.strictObject({ ...seen.shape, ...PaperDetails.shape }),
    output: NewVersion,
  }),
  removePaper: command({
    name: 'agenda.removePaper',
    summary: 'Remove a paper. It can be restored.',
    route: 'DELETE /conferences/:conferenceId/agenda/papers/:id',
    permit,
    input: seen,
    output: Nothing,
  }),
  restorePaper: command({
    name: 'agenda.restorePaper',
    summary: 'Restore a removed paper.',
    route: 'POST /conferences/:conferenceId/agenda/papers/:id/restore',
    permit,
    input: one,
    output: Made,
  }),
  reorderPapers: command({
    name: 'agenda.reorderPapers',
    summary: 'Reorder the papers of an item, giving all of them.',
    route: 'PUT /conferences/:conferenceId/agenda/items/:itemId/papers/order',
    permit,
    refusals: ['stale'],
    input: z.strictObject({ conferenceId: Id, itemId: Id, papers: z.array(SeenRecord).max(500) }),
    output: Nothing,
  }),
};
