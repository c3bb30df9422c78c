import { z } from 'zod';
import { INVITED, query } from '../../accounts/permissions.ts';
import { OwnSeat } from '../../planning/seating/contract.ts';
import { Id } from '../../platform/contract.ts';
import { ASKING_BARS } from '../sitting/contract/entities.ts';

/** Who sits in the hall with the link of an invitation, and whether they may ask for the floor. */
export const OwnDelegate = z.strictObject({
  /** Who comes: the invited one, or who stands in for them. */
  participantId: Id,
  who: z.string(),
  /** The remote site where they are, or are expected; null: the hall, or not known. */
  siteName: z.string().nullable(),
  /** Once they are told. */
  seats: z.array(OwnSeat),
  /** Null: they may ask. */
  barred: z.enum(ASKING_BARS).nullable(),
  archived: z.boolean(),
});
export type OwnDelegate = Readonly<z.output<typeof OwnDelegate>>;

export const delegateContract = {
  own: query({
    name: 'delegate.own',
    summary: 'Get your seat, and whether you may ask for the floor.',
    route: 'GET /conferences/:conferenceId/delegate',
    permit: INVITED,
    input: z.strictObject({ conferenceId: Id }),
    output: OwnDelegate,
  }),
};
