import { proceedingsContract as contract } from '../../../sitting/contract/index.ts';
import { isAdjourned } from '../../../sitting/rules/index.ts';
import { sittingLabel, type ViewContext } from '../../../live-page/presenter/view-context.ts';
import { DESK_KEYS } from '../keys.ts';
import { actionOf, undoLabel, type Action } from './action.ts';
import { ENDING, seen } from './seen.ts';

export function openSittingAction(context: ViewContext, sittingId: string): Action {
  const name = sittingLabel(context, sittingId);
  return actionOf(
    contract.openSitting,
    { sittingId, ...seen(context, 'sittingId') },
    {
      label: context.t('desk.action.open'),
      key: DESK_KEYS.primary.key,
      toast: context.t('desk.toast.open', { name }),
      subject: name,
      undo: undoLabel(context),
    },
  );
}

export function resumeSittingAction(context: ViewContext, sittingId: string): Action {
  const name = sittingLabel(context, sittingId);
  return actionOf(
    contract.resumeSitting,
    { sittingId, ...seen(context, 'sittingId') },
    {
      label: context.t('desk.action.resume'),
      key: DESK_KEYS.primary.key,
      toast: context.t('desk.toast.resume', { name }),
      subject: name,
      undo: undoLabel(context),
    },
  );
}

function adjournSittingAction(context: ViewContext, sittingId: string): Action {
  const name = sittingLabel(context, sittingId);
  return actionOf(
    contract.adjournSitting,
    { sittingId, ...seen(context, ...ENDING) },
    {
      label: context.t('desk.action.adjourn'),
      toast: context.t('desk.toast.adjourn', { name }),
      subject: name,
      undo: undoLabel(context),
    },
  );
}

/** Closing is seen by everyone and asks first. */
export function closeSittingAction(context: ViewContext, sittingId: string, key?: string): Action {
  const { t } = context;
  const name = sittingLabel(context, sittingId);
  return actionOf(
    contract.closeSitting,
    { sittingId, ...seen(context, ...ENDING) },
    {
      label: t('desk.action.close'),
      key,
      toast: t('desk.toast.close', { name }),
      subject: name,
      undo: undoLabel(context),
      confirm: { title: t('desk.confirm.close', { name }), text: t('desk.confirm.closeText') },
    },
  );
}

/** The menu of a sitting: adjourning and closing; nothing before it is open. */
export function sittingActions(context: ViewContext, sittingId: string): Action[] {
  const run = context.state.sittings[sittingId];
  if (!run) return [];
  return [...(isAdjourned(run) ? [] : [adjournSittingAction(context, sittingId)]), closeSittingAction(context, sittingId)];
}
