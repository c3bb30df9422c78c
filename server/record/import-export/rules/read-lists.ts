import type { Plan } from '../../../planning/plan/contract.ts';
import type { ConferenceFile } from '../contract/format.ts';
import { awardRecord, campaignRecord } from '../contract/format/awards.ts';
import { documentRecord } from '../contract/format/documents.ts';
import { extrasOf, withInner } from '../contract/format/extras.ts';
import { participantRecord } from '../contract/format/participants.ts';
import { recommendationRecord } from '../contract/format/recommendations.ts';

type NewId = () => string;

export const readParticipants = ({ participants }: ConferenceFile): Plan['participants'] =>
  participants.map((one) => ({ ...participantRecord.read(one), version: 1, extras: extrasOf(one, ['x-standsFor', 'x-head']) }));

export const readDocuments = ({ documents }: ConferenceFile): Plan['documents'] =>
  documents.map((one) => ({ ...documentRecord.read(one), version: 1, extras: extrasOf(one) }));

export const readAwards = ({ awards }: ConferenceFile, newId: NewId): Plan['awards'] =>
  awards.map((one) => ({
    ...awardRecord.read(one),
    id: newId(),
    version: 1,
    extras: withInner(extrasOf(one, ['x-receiving', 'x-perBatch', 'x-campaign']), { decision: one.decision }),
  }));

export const readRecommendations = ({ recommendations }: ConferenceFile, newId: NewId): Plan['recommendations'] =>
  recommendations.map((one) => ({
    ...recommendationRecord.read(one),
    id: newId(),
    version: 1,
    extras: withInner(extrasOf(one), { due: one.due }),
  }));

/** What a campaign says under keys of its own. */
const CAMPAIGN_KEYS = ['x-startsOn', 'x-targets', 'x-units', 'x-carriedFrom', 'x-closedOn', 'x-result'] as const;

export const readCampaigns = ({ campaigns }: ConferenceFile, newId: NewId): Plan['campaigns'] =>
  campaigns.map((one) => ({ ...campaignRecord.read(one), id: newId(), version: 1, extras: extrasOf(one, CAMPAIGN_KEYS) }));
