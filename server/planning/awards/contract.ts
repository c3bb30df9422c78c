import { z } from 'zod';
import { query, STAFF } from '../../accounts/permissions.ts';
import { Extras } from '../conferences/contract.ts';
import { batchOperations } from '../collections/batches/contract.ts';
import { listOperations } from '../collections/contract.ts';
import { CalendarDate, Id, TextLine, Version } from '../../platform/contract.ts';
import { LIST_BYTES } from '../../platform/size-limits.ts';

export const AWARD_KINDS = [
  'order',
  'medal',
  'state-title',
  'prize',
  'emulation-flag',
  'emulation-title',
  'certificate-of-merit',
  'commemorative-medal',
  'certificate-of-commendation',
] as const;
export const AWARD_CLASSES = ['first', 'second', 'third'] as const;

/** Most awards that are added at once, each with one recipient or more: the longest list of a file. */
export const MAX_NEW_AWARDS = 10_000;

/** The decision by which an award is conferred. */
export const AwardDecision = z.strictObject({ number: TextLine.nullable(), date: CalendarDate.nullable() });
export const AwardKind = z.enum(AWARD_KINDS);

/** What an organizer edits of an award (Law 06/2022/QH15). */
export const AwardFacts = z.strictObject({
  kind: AwardKind,
  title: TextLine,
  class: z.enum(AWARD_CLASSES).nullable(),
  grantor: TextLine.nullable(),
  recipientKind: z.enum(['individual', 'collective']),
  /** Null when not known. */
  count: z.number().int().min(1).max(1_000_000).nullable(),
  recipients: z.array(TextLine).max(20_000),
  /**
   * Who receives otherwise than in person, and how, in words: "Nguyễn Văn A: truy tặng, bà Trần Thị B, vợ, nhận thay". Each begins with a
   * recipient and a colon.
   */
  receiving: z.array(TextLine).max(1000).default([]),
  /** How many stand on stage together; null: all. */
  perBatch: z.number().int().min(1).max(1000).nullable().default(null),
  /** Participants who hand it over. */
  presenters: z.array(Id).max(50),
  decision: AwardDecision.nullable(),
  /** The campaign for which it is granted, by its title: it may have been launched at an earlier conference. */
  campaign: TextLine.nullable().default(null),
});
export type AwardFacts = z.output<typeof AwardFacts>;
export const Award = z.strictObject({ id: Id, ...AwardFacts.shape, version: Version, extras: Extras });
export type Award = z.output<typeof Award>;

/** Recipients of awards: those known, and of how many awards it is not known how many. */
export const AwardTotal = z
  .strictObject({ known: z.number().int(), unknown: z.number().int() })
  .meta({ describedBy: '`known`; `unknown`: awards without a number' });
export type AwardTotal = Readonly<z.output<typeof AwardTotal>>;

/** When a campaign ends; null: not known. */
export const CampaignEnd = z.union([z.literal('series.next'), CalendarDate]).nullable();

/** An emulation campaign launched at the conference. */
export const CampaignFacts = z.strictObject({
  title: TextLine,
  /** The agenda item that launches it. */
  launchedIn: Id.nullable(),
  /** 'series.next': it ends with the next conference of the series. */
  endsWith: CampaignEnd,
  startsOn: CalendarDate.nullable().default(null),
  /** What it sets out to reach. */
  targets: z.array(TextLine).max(100).default([]),
  /** Who has registered, each with what it pledges: "Văn phòng Tỉnh ủy Cà Mau: số hóa 100% văn bản". */
  units: z.array(TextLine).max(1000).default([]),
  /** The earlier conference of the series from which it was carried on; null: it is launched here. */
  carriedFrom: TextLine.nullable().default(null),
  /** Null: it is open. */
  closedOn: CalendarDate.nullable().default(null),
  result: TextLine.nullable().default(null),
});
export type CampaignFacts = z.output<typeof CampaignFacts>;
export const Campaign = z.strictObject({ id: Id, ...CampaignFacts.shape, version: Version, extras: Extras });
export type Campaign = z.output<typeof Campaign>;

export const awardsContract = {
  list: query({
    name: 'awards.list',
    summary: 'List the awards and campaigns of the draft in order.',
    route: 'GET /conferences/:conferenceId/awards',
    permit: STAFF,
    input: z.strictObject({ conferenceId: Id }),
    output: z.strictObject({ awards: z.array(Award), campaigns: z.array(Campaign), total: AwardTotal }),
  }),
  ...listOperations({ feature: 'awards', thing: '', called: 'an award', path: 'awards', facts: AwardFacts, bodyBytes: LIST_BYTES }),
  ...batchOperations({
    feature: 'awards',
    things: 'Many',
    called: 'awards',
    path: 'awards',
    bodyBytes: 8 * 1024 * 1024,
    fields: { awards: z.array(AwardFacts).min(1).max(MAX_NEW_AWARDS) },
  }),
};
export const campaignsContract = listOperations({
  feature: 'awards',
  thing: 'Campaign',
  called: 'a campaign',
  path: 'campaigns',
  facts: CampaignFacts,
});
