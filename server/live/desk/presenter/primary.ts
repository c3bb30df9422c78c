import { proceedingsContract as contract } from '../../sitting/contract/index.ts';
import { isAdjourned, speakersList, type WaitingSpeaker } from '../../sitting/rules/index.ts';
import { DESK_KEYS } from './keys.ts';
import { actionOf, ENDING, INVITING, seen, type Action } from './action.ts';
import { speakerName } from '../../live-page/presenter/names.ts';
import { nextItem, sittingInView, sittingLabel, titleOf, type ViewContext } from '../../live-page/presenter/view-context.ts';

/** The one thing to do next: what Enter does. Null when there is nothing to do here. */
export function primaryAct(context: ViewContext): Action | null {
  const { state, index } = context;
  const sitting = sittingInView(context);
  if (!sitting) return null;
  const run = state.sittings[sitting.id];
  if (!run) return openAct(context, sitting.id);
  if (isAdjourned(run)) return resumeAct(context, sitting.id);
  if (state.floor) return endAct(context, state.floor);
  const [first] = state.runningItemId === null ? [] : speakersList(state, index, state.runningItemId);
  if (first) return { ...inviteAct(context, first), key: DESK_KEYS.primary.key };
  return startNextAct(context) ?? closeSittingAction(context, sitting.id, DESK_KEYS.primary.key);
}

function openAct(context: ViewContext, sittingId: string): Action {
  const name = sittingLabel(context, sittingId);
  const label = context.t('desk.act.open');
  return actionOf(
    contract.openSitting,
    { sittingId, ...seen(context, 'sittingId') },
    { label, key: DESK_KEYS.primary.key, toast: context.t('desk.said.open', { name }), subject: name, undo: undoOf(context) },
  );
}

function resumeAct(context: ViewContext, sittingId: string): Action {
  const name = sittingLabel(context, sittingId);
  const label = context.t('desk.act.resume');
  return actionOf(
    contract.resumeSitting,
    { sittingId, ...seen(context, 'sittingId') },
    { label, key: DESK_KEYS.primary.key, toast: context.t('desk.said.resume', { name }), subject: name, undo: undoOf(context) },
  );
}

function endAct(context: ViewContext, { turnId, speaker }: NonNullable<ViewContext['state']['floor']>): Action {
  const subject = speakerName(context, speaker).title;
  const toast = context.t('desk.said.end', { name: subject });
  return actionOf(
    contract.end,
    { turnId },
    { label: context.t('desk.act.end'), key: DESK_KEYS.primary.key, toast, subject, undo: context.t('desk.undo.end') },
  );
}

function startNextAct(context: ViewContext): Action | null {
  const item = nextItem(context);
  if (!item || item.hidden) return null;
  const name = titleOf(context, item);
  const label = context.t(context.state.runningItemId === null ? 'desk.act.startNext' : 'desk.act.goOn');
  return actionOf(
    contract.startItem,
    { itemId: item.id, ...seen(context, ...ENDING) },
    { label, key: DESK_KEYS.primary.key, toast: context.t('desk.said.start', { name }), subject: name, undo: undoOf(context) },
  );
}

/** Closing is seen by everyone and asks first. */
export function closeSittingAction(context: ViewContext, sittingId: string, key?: string): Action {
  const { t } = context;
  const name = sittingLabel(context, sittingId);
  const confirm = { title: t('desk.confirm.close', { name }), text: t('desk.confirm.closeText') };
  return actionOf(
    contract.closeSitting,
    { sittingId, ...seen(context, ...ENDING) },
    { label: t('desk.act.close'), key, toast: t('desk.said.close', { name }), subject: name, undo: undoOf(context), confirm },
  );
}

export function adjournAct(context: ViewContext, sittingId: string): Action {
  const name = sittingLabel(context, sittingId);
  return actionOf(
    contract.adjournSitting,
    { sittingId, ...seen(context, ...ENDING) },
    { label: context.t('desk.act.adjourn'), toast: context.t('desk.said.adjourn', { name }), subject: name, undo: undoOf(context) },
  );
}

/** Gives the floor to somebody who waits; whoever has it hands it over. */
export function inviteAct(context: ViewContext, one: WaitingSpeaker): Action {
  const name = speakerName(context, one.speaker).title;
  const toast = context.t('desk.said.invite', { name });
  return actionOf(
    contract.grant,
    { ...namedBy(one), ...handingOver(context) },
    { label: context.t('desk.act.inviteNext'), toast, subject: name, undo: undoOf(context) },
  );
}

/** An invitation takes the floor only from the one who was seen to have it. */
export const handingOver = (context: ViewContext): object => ({
  handOver: context.state.floor !== null,
  ...seen(context, ...INVITING),
});

/** The name by which the place in the list is granted. */
export function namedBy({ speaker }: Pick<WaitingSpeaker, 'speaker'>): object {
  if (speaker.queueId !== null) return { queueId: speaker.queueId };
  return speaker.paperId === null ? { participantId: speaker.participantId } : { paperId: speaker.paperId };
}

export const undoOf = ({ t }: ViewContext): string => t('common.action.undo');
