import { z } from 'zod';
import { Extras, Starts } from '../conferences/contract.ts';
import { CalendarDate, Id, Line, Version } from '../platform/contract.ts';

export const ITEM_KINDS = [
  'opening', 'report', 'papers', 'paper', 'discussion', 'explanation', 'directive',
  'awards', 'launch', 'vote', 'adoption', 'closing', 'break', 'other',
] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** Levels of state secrets, lowest first (Law 117/2025/QH15); null is not classified. */
export const CLASSIFICATIONS = ['mat', 'toi-mat', 'tuyet-mat'] as const;
export const Classification = z.enum(CLASSIFICATIONS).nullable();
export type Classification = z.output<typeof Classification>;

/** A month that a document or item speaks of, YYYY-MM. */
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
/** A planned length in minutes. */
export const Minutes = z.number().int().min(1).max(1440);

export const SittingFacts = z.strictObject({ title: Line.nullable(), date: CalendarDate.nullable(), starts: Starts });
export const Sitting = z.strictObject({ id: Id, ...SittingFacts.shape, version: Version, extras: Extras });
export type Sitting = z.output<typeof Sitting>;

/** What an organizer edits of an agenda item. */
export const ItemFacts = z.strictObject({
  sittingId: Id,
  kind: z.enum(ITEM_KINDS),
  title: Line,
  /** Participants who speak, in order. */
  speakers: z.array(Id).max(50),
  /** How many papers or speeches are planned, named or not; null when not known. */
  count: z.number().int().min(1).max(500).nullable(),
  minutes: Minutes.nullable(),
  topics: z.array(Line).max(100),
  /** The list of topics is not complete. */
  topicsOpen: z.boolean(),
  documents: z.array(Id).max(100),
  /** Months that the item speaks of: results since, tasks until. */
  resultsFrom: Month.nullable(),
  tasksTo: Month.nullable(),
  classification: Classification,
});
export const Item = z.strictObject({ id: Id, ...ItemFacts.shape, version: Version, extras: Extras });
export type Item = z.output<typeof Item>;

/** A paper (tham luận): a slot inside an item, with a speaker, or a post without a name, or only a site so far. */
export const PaperFacts = z.strictObject({
  itemId: Id,
  participantId: Id.nullable(),
  /** "a post without a name", such as "Đại diện lãnh đạo Văn phòng Tỉnh ủy". */
  post: Line.nullable(),
  siteId: Id.nullable(),
  topic: Line.nullable(),
  minutes: Minutes.nullable(),
});
export const Paper = z.strictObject({ id: Id, ...PaperFacts.shape, version: Version });
export type Paper = z.output<typeof Paper>;
