import { z } from 'zod';
import { CommandId, Id } from '../contract.ts';
import type { Refusal } from '../errors.ts';
import type { Folded, VisibleEntry } from '../journal/contract.ts';

/** Raised when old tabs can no longer understand the server: they are then offered a reload. */
export const PROTOCOL = 1;

/** What a message may carry beside its input. */
export const CallOptions = z.strictObject({
  /** The command's own id, as Idempotency-Key over HTTP. */
  id: CommandId.optional(),
  lang: z.enum(['vi', 'en']).optional(),
});

/** A message over HTTP. */
export const HttpMessage = z.strictObject({ input: z.unknown(), options: z.unknown() });

/** A client wants to be told of a conference's journal from the revision that it has of a view. */
export const Follow = z.strictObject({
  conferenceId: Id,
  revision: z.number().int().min(0).nullable(),
  view: z.string().max(40).nullish(),
});
export type Follow = z.output<typeof Follow>;

interface FollowedAs {
  readonly revision: number;
  readonly staff: boolean;
  /** What this reader may know by the levels in force. Who stands in another view next time gets the whole state. */
  readonly view: string;
}

/** Where a client stands after following: what it missed, or the whole state. */
export type Followed = FollowedAs & ({ readonly entries: readonly VisibleEntry[] } | { readonly snapshot: Folded });

export type Acknowledged<T> = { readonly ok: true; readonly output: T } | { readonly ok: false; readonly error: Refusal };

/** New entries of a conference's journal, in order; the first continues revision `after`. */
export interface News {
  readonly conferenceId: string;
  readonly after: number;
  readonly entries: readonly VisibleEntry[];
}
