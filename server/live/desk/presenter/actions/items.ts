import type { Operation } from '../../../../platform/contract.ts';
import { nextItem, titleOf, type LiveAgendaItem, type ViewContext } from '../../../live-page/presenter/view-context.ts';
import { proceedingsContract as contract } from '../../../sitting/contract/index.ts';
import { DESK_KEYS } from '../keys.ts';
import { actionOf, undoLabel, type Action } from './action.ts';
import { askWhileVoting } from '../open-ballot.ts';
import { ENDING, seen } from './seen.ts';

/** Starts the next item of the sitting; null if there is none, or if it may not be known here. */
export function startNextAction(context: ViewContext): Action | null {
  const item = nextItem(context);
  if (!item || item.hidden) return null;
  const name = titleOf(context, item);
  return actionOf(
    contract.startItem,
    { itemId: item.id, ...seen(context, ...ENDING) },
    {
      label: context.t(context.state.runningItemId === null ? 'desk.action.startNext' : 'desk.action.goOn'),
      key: DESK_KEYS.primary.key,
      toast: context.t('desk.toast.start', { name }),
      subject: name,
      undo: undoLabel(context),
      ...askWhileVoting(context),
    },
  );
}

/** Finishes the running item, from the stage. */
export function finishItemAction(context: ViewContext, { id: itemId, title }: LiveAgendaItem): Action {
  return actionOf(
    contract.finishItem,
    { itemId, ...seen(context, ...ENDING) },
    {
      label: context.t('desk.action.finish'),
      key: DESK_KEYS.finish.key,
      toast: context.t('desk.toast.finish', { name: title ?? '' }),
      undo: undoLabel(context),
      ...askWhileVoting(context),
    },
  );
}

export type ItemRunState = NonNullable<ViewContext['state']['items'][string]>['state'];

/** What can be done with an item in the agenda sidebar, by the state that it is in. */
export function itemActions(context: ViewContext, { id: itemId, title }: LiveAgendaItem, run: ItemRunState): Action[] {
  const { t } = context;
  const name = title ?? '';
  const action = (operation: Operation, key: 'start' | 'finish' | 'postpone' | 'skip' | 'restore') =>
    actionOf(
      operation,
      { itemId, ...seen(context, ...(run === 'running' || key === 'start' ? ENDING : (['sittingId', 'itemId'] as const))) },
      {
        label: t(`desk.action.${key}`),
        toast: t(`desk.toast.${key}`, { name }),
        subject: name,
        undo: undoLabel(context),
        ...(run === 'running' || key === 'start' ? askWhileVoting(context) : {}),
      },
    );
  if (run === 'running') return [action(contract.finishItem, 'finish'), action(contract.postponeItem, 'postpone')];
  if (run === 'skipped' || run === 'finished') return [action(contract.restoreItem, 'restore')];
  const later = run === 'postponed' ? [] : [action(contract.postponeItem, 'postpone')];
  return [action(contract.startItem, 'start'), ...later, action(contract.skipItem, 'skip')];
}
