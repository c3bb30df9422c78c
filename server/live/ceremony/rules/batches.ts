import type { Award } from '../../../planning/awards/contract.ts';
import { batchesOf, type Batch } from '../../../planning/awards/rules/batches.ts';
import type { CeremonyAward, CeremonyCampaign, CeremonyPlan } from '../contract.ts';
import { batchKey, stageIn, type BatchRun, type CeremonyState, type Launch } from './state.ts';

/** A batch of the ceremony. */
export interface CeremonyBatch extends Batch {
  readonly awardId: string;
}

/** All batches in the order in which they are conferred: award after award. */
export const ceremonyBatches = (awards: readonly Pick<Award, 'id' | 'recipients' | 'perBatch'>[]): CeremonyBatch[] =>
  awards.flatMap((award) => batchesOf(award).map((batch) => ({ ...batch, awardId: award.id })));

/** How far a ceremony is. */
export interface CeremonyProgress {
  readonly stage: BatchRun | null;
  readonly total: number;
  /** Conferred batches of the plan in force. */
  readonly conferred: number;
  /** The batch after the one on stage; null if there is none. */
  readonly next: CeremonyBatch | null;
  /** Batches that were passed over. */
  readonly skipped: readonly CeremonyBatch[];
}

/** How far the ceremony of the running item is. */
export function ceremonyProgress(plan: CeremonyPlan, state: CeremonyState, runningItemId: string | null): CeremonyProgress {
  const stage = stageIn(state, runningItemId);
  const batches = ceremonyBatches(awardsInForce(plan));
  const isConferred = (batch: CeremonyBatch): boolean => state.conferrals[batchKey(batch)] !== undefined;
  const isOnStage = (batch: CeremonyBatch): boolean => stage !== null && batchKey(stage) === batchKey(batch);
  const isSkipped = (batch: CeremonyBatch): boolean => state.skipped[batchKey(batch)] !== undefined;
  const open = batches.filter((batch) => !isConferred(batch) && !isOnStage(batch));
  return {
    stage,
    total: batches.length,
    conferred: batches.filter(isConferred).length,
    next: open.find((batch) => !isSkipped(batch)) ?? null,
    skipped: open.filter(isSkipped),
  };
}

interface OfVersion {
  readonly id: string;
  readonly publication: number;
}

/** What the version in force has. */
const inForce = <T extends OfVersion>({ publication }: Pick<CeremonyPlan, 'publication'>, list: readonly T[]): T[] =>
  list.filter((one) => one.publication === publication);

/** The awards of the version in force, in the order of the law. */
export const awardsInForce = (plan: CeremonyPlan): CeremonyAward[] => inForce(plan, plan.awards);
/** The campaigns of the version in force. */
export const campaignsInForce = (plan: CeremonyPlan): CeremonyCampaign[] => inForce(plan, plan.campaigns);

/** An award as the version had it that held then. */
export const awardThen = (
  { awards }: CeremonyPlan,
  { awardId, publication }: Pick<BatchRun, 'awardId' | 'publication'>,
): CeremonyAward | undefined => awards.find((one) => one.id === awardId && one.publication === publication);

/** A campaign as the version had it that held then. */
export const campaignThen = (
  { campaigns }: CeremonyPlan,
  { campaignId, publication }: Pick<Launch, 'campaignId' | 'publication'>,
): CeremonyCampaign | undefined => campaigns.find((one) => one.id === campaignId && one.publication === publication);
