import { z } from 'zod';
import { CommandId, Id } from '../contract.ts';
import type { Refusal } from '../errors.ts';
import type { Folded, VisibleEntry } from '../journal/contract.ts';

/** Raised when tabs opened before an update cannot understand the server any more: they then offer a reload. */
export const PROTOCOL = 1;

/** Options of a message besides its input. */
export const CallOptions = z.strictObject({
  /** The command id, like Idempotency-Key over HTTP. */
  id: CommandId.optional(),
  lang: z.enum(['vi', 'en']).optional(),
});

/** A message over HTTP. */
export const HttpMessage = z.strictObject({ input: z.unknown(), options: z.unknown() });

/** Asks to follow a conference's journal from the client's revision of a view. */
export const Follow = z.strictObject({
  conferenceId: Id,
  revision: z.number().int().min(0).nullable(),
  view: z.string().max(40).nullish(),
  /** The page holds words of its own for a while before it sends them: it may be told to send them now. */
  holdsWords: z.boolean().optional(),
  /** Tells the open pages of one login apart. */
  page: Id.optional(),
  /** False while the page holds words that it has not sent. */
  isSaved: z.boolean().optional(),
});
export type Follow = z.output<typeof Follow>;

interface FollowedAs {
  readonly revision: number;
  readonly staff: boolean;
  /** Identifies what this reader may know by the current levels. A client that comes back with another view gets the whole state. */
  readonly view: string;
  /** The page should send the words that it holds, and then ask again: it has no socket over which it could be told. */
  readonly sendNow?: true;
}

/** The answer to `follow`: the entries that the client missed, or the whole state. */
export type Followed = FollowedAs & ({ readonly entries: readonly VisibleEntry[] } | { readonly snapshot: Folded });

export type Acknowledged<T> = { readonly ok: true; readonly output: T } | { readonly ok: false; readonly error: Refusal };

/** The message by which a page that holds words is told to send them now, and its answer when the server has them or they cannot come. */
export const SEND_NOW = 'send-now';
export const SentNow = z.object({ isSaved: z.boolean() });
export type SentNow = z.output<typeof SentNow>;

/** The message that asks a page for a sign of life, and its answer. A page that was asked and hears nothing for as long connects anew. */
export const BEAT = 'beat';
export const STILL_HERE = 'still-here';
export const BEAT_INTERVAL_MS = 1000;
export const BEAT_SILENCE_MS = 4000;

/** New entries of a conference's journal, in order; the first continues revision `after`. */
export interface News {
  readonly conferenceId: string;
  readonly after: number;
  readonly entries: readonly VisibleEntry[];
}
