import { z } from 'zod';
import { Extras } from '../conferences/contract.ts';
import { Id, Line, Version } from '../platform/contract.ts';

export const PARTICIPANT_ROLES = ['chair', 'secretary', 'presidium', 'guest'] as const;

/** What an organizer edits of a participant: a person, a post without a name, or a group of people without names. */
export const ParticipantFacts = z.strictObject({
  /** Null with posts: a post without a name, which is a complete speaker. */
  name: Line.nullable(),
  /** People who are not named one by one; `count` may be null, "một số" is not known. */
  group: Line.nullable(),
  posts: z.array(Line).max(20),
  siteId: Id.nullable(),
  /** One of the host's own people. */
  host: z.boolean(),
  /** Stands in the attendee list. */
  listed: z.boolean(),
  count: z.number().int().min(1).max(1_000_000).nullable(),
  /** A place in the list given by hand. */
  order: z.number().int().min(1).max(1_000_000).nullable(),
  roles: z.array(z.enum(PARTICIPANT_ROLES)).max(4),
});
export const Participant = z.strictObject({ id: Id, ...ParticipantFacts.shape, version: Version, extras: Extras });
export type Participant = z.output<typeof Participant>;
