import { z } from 'zod';
import { Id, TextLine, Version } from '../../../platform/contract.ts';
import { MAX_POSTS } from '../../participants/contract.ts';

/** How somebody answers an invitation: they come to the main hall or to a site, send a substitute, or do not come. */
export const ANSWERS = ['in-person', 'at-site', 'substitute', 'declined'] as const;
export type InvitationAnswer = (typeof ANSWERS)[number];

/** Who comes instead of somebody. */
export const Substitute = z.strictObject({ name: TextLine, posts: z.array(TextLine).max(MAX_POSTS) });

/** An answer. `siteId` belongs to 'at-site', `substitute` to 'substitute', `reason` to that and to 'declined'. */
export const Reply = z.strictObject({
  answer: z.enum(ANSWERS),
  siteId: Id.nullable().default(null),
  substitute: Substitute.nullable().default(null),
  reason: TextLine.nullable().default(null),
});
export type Reply = z.output<typeof Reply>;

/** What is known of an invitation. Times in milliseconds since 1970. */
export const Invitation = z.strictObject({
  answer: z.enum(ANSWERS).nullable(),
  siteId: Id.nullable(),
  reason: TextLine.nullable(),
  /** The participant who comes instead; null also if they were removed since. */
  substituteId: Id.nullable(),
  answeredAt: z.number().int().nullable(),
  /** True: the office noted the answer; null while there is none. */
  byOffice: z.boolean().nullable(),
  revoked: z.boolean(),
  version: Version,
});
export type Invitation = z.output<typeof Invitation>;

/** A participant with their invitation; null if there is none. */
export const Invited = z.strictObject({
  id: Id,
  name: TextLine.nullable(),
  group: TextLine.nullable(),
  posts: z.array(TextLine),
  siteId: Id.nullable(),
  listed: z.boolean(),
  standsFor: Id.nullable(),
  invitation: Invitation.nullable(),
  /** Whether an e-mail address is known. */
  hasEmail: z.boolean(),
});
export type Invited = z.output<typeof Invited>;
