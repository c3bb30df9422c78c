import { batchWords } from '../../../ceremony/presenter/words.ts';
import { ceremonyContract as contract, RECEIPTS, type CeremonyAward } from '../../../ceremony/contract.ts';
import {
  awardThen,
  campaignsInForce,
  ceremonyProgress,
  ceremonyState,
  stageRevision,
  type CeremonyBatch,
  type CeremonyProgress,
} from '../../../ceremony/rules/index.ts';
import { onStage, receiptWords } from '../../../live-page/presenter/ceremony-stage.ts';
import { itemOf, type ViewContext } from '../../../live-page/presenter/view-context.ts';
import { isAdjourned } from '../../../sitting/rules/index.ts';
import { DESK_KEYS } from '../keys.ts';
import { actionOf, undoLabel, type Action } from './action.ts';

/** How far the ceremony of the running item is; null while none runs, and in a break. */
export function ceremonyNow(context: ViewContext): CeremonyProgress | null {
  const { state, ceremony, folded, index } = context;
  const run = state.sittings[state.openSittingId ?? ''];
  const item = itemOf(context, state.runningItemId);
  if (!ceremony || !run || isAdjourned(run) || item?.kind !== 'awards' || !index.items.has(item.id)) return null;
  return ceremonyProgress(ceremony, ceremonyState(folded), state.runningItemId);
}

/** An award of the plan in force. */
export const awardOf = ({ ceremony }: ViewContext, { awardId }: CeremonyBatch): CeremonyAward | undefined =>
  ceremony && awardThen(ceremony, { awardId, publication: ceremony.publication ?? 0 });

/** Calls a batch to the stage; null if its award is not known. */
export function stageBatchAction(context: ViewContext, batch: CeremonyBatch): Action | null {
  const { t, lang } = context;
  const award = awardOf(context, batch);
  if (!award) return null;
  const what = batchWords(lang, award, batch);
  return actionOf(
    contract.stage,
    { awardId: batch.awardId, batch: batch.batch },
    { label: t('ceremony.action.stage'), toast: t('ceremony.toast.stage', { what }), subject: what, undo: undoLabel(context) },
  );
}

/** What the buttons about the batch on stage need: its revision and its words; null while nothing is on stage. */
function stagedWords(context: ViewContext) {
  const found = onStage(context);
  return (
    found && {
      stage: stageRevision(ceremonyState(context.folded), found.stage),
      what: batchWords(context.lang, found.award, found.stage),
    }
  );
}

/** The next step of the ceremony: the batch on stage is conferred, or the next one called. Null while none runs, and when all is done. */
export function ceremonyAction(context: ViewContext): Action | null {
  const progress = ceremonyNow(context);
  if (!progress) return null;
  const staged = stagedWords(context);
  const { t } = context;
  const key = DESK_KEYS.primary.key;
  if (!staged) {
    const call = progress.next && stageBatchAction(context, progress.next);
    return call && { ...call, key };
  }
  return actionOf(
    contract.confer,
    { stage: staged.stage },
    { label: t('ceremony.action.confer'), key, toast: t('ceremony.toast.confer', staged), subject: staged.what, undo: undoLabel(context) },
  );
}

/** Sending the batch on stage back, or passing it over. */
export function stageActions(context: ViewContext): Action[] {
  const staged = ceremonyNow(context) && stagedWords(context);
  if (!staged) return [];
  const { t } = context;
  return (['clear', 'skip'] as const).map((name) =>
    actionOf(
      contract.clear,
      { stage: staged.stage, skipped: name === 'skip' },
      { label: t(`ceremony.action.${name}`), toast: t(`ceremony.toast.${name}`, staged), subject: staged.what, undo: undoLabel(context) },
    ),
  );
}

/** Ways in which a recipient may receive, without the one that is noted. `siteId`: where they are expected to receive at a site. */
export function markActions(context: ViewContext, { awardId, recipient, name, siteId, now }: MarkedRecipient): Action[] {
  const { t } = context;
  const hows = [...RECEIPTS, null].filter((how) => how !== now);
  return hows.map((how) => {
    const at = how === 'remote' ? siteId : null;
    const words = receiptWords(context, { how, siteId: at });
    const toast = words === null ? t('ceremony.toast.inPerson', { name }) : t('ceremony.toast.mark', { name, how: words });
    const label = t(`ceremony.action.${how ?? 'inPerson'}`);
    return actionOf(contract.mark, { awardId, recipient, how, siteId: at }, { label, toast, subject: name, undo: undoLabel(context) });
  });
}

interface MarkedRecipient {
  readonly awardId: string;
  readonly recipient: number;
  readonly name: string;
  readonly siteId: string | null;
  readonly now: (typeof RECEIPTS)[number] | null;
}

/** Launching the campaigns of the running item that are not launched yet. */
export function launchActions(context: ViewContext): Action[] {
  const { t, state, ceremony, folded } = context;
  if (!ceremony) return [];
  const { launches } = ceremonyState(folded);
  const open = campaignsInForce(ceremony).filter(
    ({ id, launchedIn }) => launchedIn !== null && launchedIn === state.runningItemId && !launches[id],
  );
  return open.map(({ id, title: name }) => {
    const label = t('ceremony.action.launch');
    const words = { subject: name, toast: t('ceremony.toast.launch', { name }), undo: undoLabel(context) };
    return actionOf(contract.launch, { campaignId: id }, { label: open.length === 1 ? label : `${label}: ${cut(name)}`, ...words });
  });
}

const MAX_LABEL_LENGTH = 40;
const cut = (name: string): string => (name.length > MAX_LABEL_LENGTH ? `${name.slice(0, MAX_LABEL_LENGTH)}…` : name);
