import { z } from 'zod';
import { command, query } from '../../../accounts/permissions.ts';
import { CampaignFacts } from '../../../planning/awards/contract.ts';
import { CalendarDate, Id, IN_DOCS, NewVersion, TextLine } from '../../../platform/contract.ts';
import { Amount, FOLLOWERS } from '../contract.ts';

/** What a unit reached: how much, of what, and in words; all null while nothing is known. `version` 0: nothing was entered yet. */
export const UnitResult = z.strictObject({
  unit: TextLine,
  amount: Amount.nullable(),
  measure: TextLine.nullable(),
  note: TextLine.nullable(),
  version: z.number().int().min(0),
});
export type UnitResult = z.output<typeof UnitResult>;

/** A campaign as the latest conference of its series has it, with what the registered units pledged and reached. */
export const FollowedCampaign = z.strictObject({
  conferenceId: Id,
  id: Id,
  ...CampaignFacts.pick({ title: true, endsWith: true, targets: true, carriedFrom: true, closedOn: true, result: true }).shape,
  /** Title and day of the conference that has it last. */
  conference: z.string(),
  date: CalendarDate.nullable(),
  units: z.array(z.strictObject({ ...UnitResult.shape, pledge: z.string().nullable() })),
  /** Whether the reader enters results. */
  writes: z.boolean(),
});
export type FollowedCampaign = z.output<typeof FollowedCampaign>;

export const campaignResultsContract = {
  list: query({
    name: 'campaignResults.list',
    summary: 'List the campaigns of your conferences with their results.',
    route: 'GET /campaigns',
    permit: ['user'],
    refusals: ['not-found'],
    /** `of`: those of a conference, and the open ones of earlier conferences of its series. */
    input: z.strictObject({ of: Id.optional() }),
    output: z.strictObject({ campaigns: z.array(FollowedCampaign) }).meta(IN_DOCS),
  }),
  set: command({
    name: 'campaignResults.set',
    summary: 'Set what a registered unit reached in a campaign.',
    route: 'PUT /conferences/:conferenceId/campaigns/:id/results',
    permit: FOLLOWERS,
    refusals: ['is-rehearsal'],
    input: z.strictObject({ conferenceId: Id, id: Id, ...UnitResult.shape }),
    output: NewVersion,
  }),
};
