import { z } from 'zod';
import { command, DESK, KNOWS_SITTINGS, query } from '../../accounts/permissions.ts';
import { AwardFacts, CampaignFacts } from '../../planning/awards/contract.ts';
import { Id } from '../../platform/contract.ts';
import { Done, LivePerson } from '../sitting/contract/index.ts';
import { entryKind, type EntryKind } from '../../platform/journal/contract.ts';

/** How an award is received otherwise than in person on the stage. */
export const RECEIPTS = ['absent', 'representative', 'remote', 'posthumous'] as const;
export type HowReceived = (typeof RECEIPTS)[number];

const Place = z.number().int().min(0);
const Publication = z.number().int().min(1);
const itemOf = ({ itemId }: { readonly itemId: string }): string => itemId;

const OfBatch = z.strictObject({ itemId: Id, awardId: Id, batch: Place });
/** Recipients from place `from` up to, but not with, `to`, in the list of the version `publication`; equal where none is known. */
const Standing = OfBatch.extend({ publication: Publication, from: Place, to: Place });
export const batchStaged = entryKind({ kind: 'award.staged', data: Standing, item: itemOf });
export const batchConferred = entryKind({ kind: 'award.conferred', data: Standing, item: itemOf });
/** `skipped`: the batch is passed over, rather than put back to its place. */
export const batchCleared = entryKind({ kind: 'award.cleared', data: OfBatch.extend({ skipped: z.boolean() }), item: itemOf });
/** `recipient`: the place in the list of the version. `how` null: in person after all. `siteId`: where it is received, if known. */
export const recipientMarked = entryKind({
  kind: 'award.marked',
  data: z.strictObject({
    itemId: Id,
    awardId: Id,
    recipient: Place,
    publication: Publication,
    how: z.enum(RECEIPTS).nullable(),
    siteId: Id.nullable(),
  }),
  item: itemOf,
});
export const campaignLaunched = entryKind({
  kind: 'campaign.launched',
  data: z.strictObject({ itemId: Id, campaignId: Id, publication: Publication }),
  item: itemOf,
});

export const ceremonyEntries = [batchStaged, batchConferred, batchCleared, recipientMarked, campaignLaunched] as EntryKind[];

/** An award as a published version has it. */
export const CeremonyAward = z.strictObject({ id: Id, ...AwardFacts.shape, publication: Publication, people: z.array(LivePerson) });
export type CeremonyAward = z.output<typeof CeremonyAward>;

/** A campaign as it is launched: its terms and units are told where it is planned. */
export const CeremonyCampaign = z.strictObject({
  id: Id,
  ...CampaignFacts.pick({ title: true, launchedIn: true, endsWith: true }).shape,
  publication: Publication,
});
export type CeremonyCampaign = z.output<typeof CeremonyCampaign>;

/** What a ceremony confers and launches: the version in force in the order of the law, then what was told of earlier ones. */
export const CeremonyPlan = z.strictObject({
  /** The version in force; null: nothing is published. */
  publication: Publication.nullable(),
  awards: z.array(CeremonyAward),
  campaigns: z.array(CeremonyCampaign),
});
export type CeremonyPlan = z.output<typeof CeremonyPlan>;

const at = '/conferences/:conferenceId/ceremony';
const OfConference = z.strictObject({ conferenceId: Id });
/** Revision of the stage that the caller saw. */
const SeenStage = OfConference.extend({ stage: z.string().max(60) });

export const ceremonyContract = {
  get: query({
    name: 'ceremony.get',
    summary: 'Get what the ceremony confers, as far as you may know it.',
    route: `GET ${at}`,
    permit: KNOWS_SITTINGS,
    input: OfConference,
    output: CeremonyPlan,
  }),
  stage: command({
    name: 'ceremony.stage',
    summary: 'Call a batch of recipients to the stage.',
    route: `POST ${at}/stage`,
    permit: DESK,
    refusals: ['no-ceremony', 'batch-conferred', 'stage-taken'],
    input: OfConference.extend({ awardId: Id, batch: Place }),
    output: Done,
  }),
  mark: command({
    name: 'ceremony.mark',
    summary: 'Say how a recipient on stage receives; null: in person.',
    route: `POST ${at}/mark`,
    permit: DESK,
    refusals: ['no-ceremony', 'not-on-stage', 'mark-same'],
    input: OfConference.extend({ awardId: Id, recipient: Place, how: z.enum(RECEIPTS).nullable(), siteId: Id.nullable() }),
    output: Done,
  }),
  confer: command({
    name: 'ceremony.confer',
    summary: 'Confer the award on the batch that was seen on stage.',
    route: `POST ${at}`,
    permit: DESK,
    refusals: ['no-ceremony', 'seen-stage'],
    input: SeenStage,
    output: Done,
  }),
  clear: command({
    name: 'ceremony.clear',
    summary: 'Clear the stage; the batch may be skipped.',
    route: `DELETE ${at}/stage`,
    permit: DESK,
    refusals: ['no-ceremony', 'seen-stage'],
    input: SeenStage.extend({ skipped: z.boolean() }),
    output: Done,
  }),
  launch: command({
    name: 'ceremony.launch',
    summary: 'Launch a campaign in its running item.',
    route: `POST ${at}/launch`,
    permit: DESK,
    refusals: ['campaign-elsewhere', 'campaign-launched'],
    input: OfConference.extend({ campaignId: Id }),
    output: Done,
  }),
};
