import type { Campaign } from '../../../planning/awards/contract.ts';
import { batchesOf, type Batch } from '../../../planning/awards/rules/batches.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import { mayRead } from '../../../planning/plan/rules.ts';
import type { DecisionContext } from '../../../platform/bus/handlers.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Folded, NewEntry } from '../../../platform/journal/contract.ts';
import { isAdjourned } from '../../sitting/rules/decision.ts';
import { stateOf } from '../../sitting/rules/state.ts';
import { batchCleared, batchConferred, batchStaged, campaignLaunched, recipientMarked, type HowReceived } from '../contract.ts';
import { batchKey, ceremonyState, markKey, stageIn, stageRevision, type BatchRun, type CeremonyState } from './state.ts';

/** What every decision of the ceremony gets besides the state and its input. */
export interface CeremonyContext extends DecisionContext {
  readonly publication: number;
  /** The published plan. */
  readonly plan: Pick<Plan, 'items' | 'awards' | 'campaigns' | 'sites'>;
}

interface BatchNamed {
  readonly awardId: string;
  readonly batch: number;
}

interface Running {
  readonly state: CeremonyState;
  readonly itemId: string;
  readonly sittingId: string;
  readonly stage: BatchRun | null;
}

/** The running item, if the actor may know it. @throws AppError `code` where there is none, or the sitting is adjourned. */
function runningItem(
  folded: Folded,
  { plan, actor }: CeremonyContext,
  code: 'no-ceremony' | 'campaign-elsewhere',
  is: (item: Plan['items'][number]) => boolean,
) {
  const { openSittingId, sittings, runningItemId } = stateOf(folded);
  const sitting = sittings[openSittingId ?? ''];
  const item = plan.items.find(({ id }) => id === runningItemId);
  if (!sitting || isAdjourned(sitting) || !item || !mayRead(actor.clearance, item) || !is(item)) throw new AppError(code);
  return { itemId: item.id, sittingId: sitting.sittingId };
}

/** The ceremony that runs. @throws AppError no-ceremony. */
function running(folded: Folded, context: CeremonyContext): Running {
  const item = runningItem(folded, context, 'no-ceremony', ({ kind }) => kind === 'awards');
  const state = ceremonyState(folded);
  return { ...item, state, stage: stageIn(state, item.itemId) };
}

function plannedBatch({ plan }: CeremonyContext, { awardId, batch }: BatchNamed): Batch {
  const award = plan.awards.find(({ id }) => id === awardId);
  const found = award && batchesOf(award)[batch];
  if (!found) throw new AppError('not-found');
  return found;
}

/** @throws AppError no-ceremony, not-found, batch-conferred, stage-taken. */
export function decideStageBatch(folded: Folded, { awardId, batch }: BatchNamed, context: CeremonyContext): NewEntry[] {
  const { state, stage, itemId, sittingId } = running(folded, context);
  const { from, to } = plannedBatch(context, { awardId, batch });
  if (state.conferrals[batchKey({ awardId, batch })]) throw new AppError('batch-conferred');
  if (stage !== null) throw new AppError('stage-taken');
  return [batchStaged.make({ itemId, awardId, batch, publication: context.publication, from, to }, sittingId)];
}

interface StageSeen {
  /** Revision of the stage. */
  readonly stage: string;
}

/** The batch on stage as it was seen. @throws AppError seen-stage if something came first. */
function seenStage({ state, stage }: Running, seen: StageSeen): BatchRun {
  if (stage === null || stageRevision(state, stage) !== seen.stage) throw new AppError('seen-stage');
  return stage;
}

/** @throws AppError no-ceremony, seen-stage. */
export function decideConfer(folded: Folded, seen: StageSeen, context: CeremonyContext): NewEntry[] {
  const now = running(folded, context);
  const { itemId, awardId, batch, publication, from, to } = seenStage(now, seen);
  return [batchConferred.make({ itemId, awardId, batch, publication, from, to }, now.sittingId)];
}

/** @throws AppError no-ceremony, seen-stage. */
export function decideClearStage(
  folded: Folded,
  { skipped, ...seen }: StageSeen & { readonly skipped: boolean },
  context: CeremonyContext,
): NewEntry[] {
  const now = running(folded, context);
  const { itemId, awardId, batch } = seenStage(now, seen);
  return [batchCleared.make({ itemId, awardId, batch, skipped }, now.sittingId)];
}

interface MarkInput {
  readonly awardId: string;
  readonly recipient: number;
  readonly how: HowReceived | null;
  readonly siteId: string | null;
}

/** @throws AppError no-ceremony, not-on-stage, mark-same, invalid for an unknown site. */
export function decideMark(folded: Folded, { awardId, recipient, how, siteId }: MarkInput, context: CeremonyContext): NewEntry[] {
  const { state, stage, itemId, sittingId } = running(folded, context);
  if (stage?.awardId !== awardId || recipient < stage.from || recipient >= stage.to) throw new AppError('not-on-stage');
  const at = how === 'remote' ? siteId : null;
  if (at !== null && !context.plan.sites.some((site) => site.id === at && !site.group)) throw noSuchSite();
  const before = state.marks[markKey(awardId, recipient)];
  if ((before?.how ?? null) === how && (before?.siteId ?? null) === at) throw new AppError('mark-same');
  return [recipientMarked.make({ itemId, awardId, recipient, publication: stage.publication, how, siteId: at }, sittingId)];
}

const noSuchSite = () => new AppError('invalid', {}, [{ path: 'siteId', message: 'no-such-reference' }]);

/** @throws AppError not-found, campaign-elsewhere, campaign-launched. */
export function decideLaunch(folded: Folded, { campaignId }: { readonly campaignId: string }, context: CeremonyContext): NewEntry[] {
  const campaign: Campaign | undefined = context.plan.campaigns.find(({ id }) => id === campaignId);
  if (!campaign) throw new AppError('not-found');
  const { itemId, sittingId } = runningItem(folded, context, 'campaign-elsewhere', ({ id }) => id === campaign.launchedIn);
  if (ceremonyState(folded).launches[campaignId]) throw new AppError('campaign-launched');
  return [campaignLaunched.make({ itemId, campaignId, publication: context.publication }, sittingId)];
}
