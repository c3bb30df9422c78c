import { z } from 'zod';
import { Id } from '../../../platform/contract.ts';

/**
 * What the caller saw when they decided. A command is refused if something that it names here has changed; what is left out is not
 * compared. Null: there was none.
 */
export const Seen = z.strictObject({
  sittingId: Id.nullable().optional(),
  /** The running item. */
  itemId: Id.nullable().optional(),
  /** The current turn. */
  turnId: Id.nullable().optional(),
  /** The latest turn of the running item, whether current or finished. */
  lastTurnId: Id.nullable().optional(),
  /** The limit of the current turn, in seconds. */
  limitSeconds: z.number().int().min(1).nullable().optional(),
  /** Revision of the list of speakers: a hash of the keys of its places in their order. */
  list: z.string().max(40).optional(),
});
export type Seen = z.output<typeof Seen>;
export const SEEN_NAMES = Seen.keyof().options;

/** What every command of the desk takes besides its own input. */
export const Watched = {
  seen: Seen.optional().meta({ refusals: ['seen-sitting', 'seen-item', 'seen-turn', 'seen-limit', 'seen-list'] }),
};
