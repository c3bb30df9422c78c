import { formatClock } from '../../../../i18n/format.ts';
import { proceedingsContract as contract } from '../../../sitting/contract/index.ts';
import { isListClosed, usualSeconds } from '../../../sitting/rules/index.ts';
import type { ViewContext } from '../../../live-page/presenter/view-context.ts';
import { actionOf, undoLabel, type Action } from './action.ts';
import { seen } from './seen.ts';
import { DESK_KEYS, LIMIT_KEYS } from '../keys.ts';

/** Limits of turns, and actions that change them: for the current turn, and for the following ones in the running item. */
export interface LimitMenu {
  readonly label: string;
  readonly current: readonly Action[];
  readonly usual: readonly Action[];
}

/** One key for each choice; while somebody speaks it is for their turn. */
export function limitMenu(context: ViewContext): LimitMenu {
  const { t, state } = context;
  const { floor, runningItemId: itemId } = state;
  const usual = usualSeconds(state, context.index, itemId);
  const name = lengthOf(context, usual);
  const undo = undoLabel(context);
  const choices = LIMIT_KEYS.map(({ key, minutes }) => ({ key, seconds: minutes === null ? null : minutes * 60 }));
  return {
    label: t('desk.limit.usual', { name }),
    current: !floor
      ? []
      : choices.map(({ key, seconds }) => {
          const label = lengthOf(context, seconds);
          const input = { turnId: floor.turnId, seconds, ...seen(context, 'limitSeconds') };
          return actionOf(contract.limit, input, { label, key, toast: t('desk.limit.saidCurrent', { name: label }), undo });
        }),
    usual: choices.map(({ key, seconds }) => {
      const label = lengthOf(context, seconds);
      const toast = t('desk.limit.saidUsual', { name: label });
      return actionOf(
        contract.setLimit,
        { itemId, seconds, ...seen(context, 'itemId') },
        { label, key: floor ? undefined : key, toast, undo },
      );
    }),
  };
}

/** "5 phút", "7 phút 30 giây" as figures, or that there is no countdown. */
const lengthOf = ({ t, lang }: ViewContext, seconds: number | null): string =>
  seconds === null
    ? t('desk.limit.none')
    : seconds % 60 === 0
      ? t('common.time.minutes', { n: seconds / 60 })
      : formatClock(lang, seconds * 1000, 'UTC').slice(-5);

/** Closes the list of speakers to requests, or opens it again. */
export function listDoorAction(context: ViewContext): Action {
  const { t, state } = context;
  const closed = isListClosed(state);
  const which = closed ? 'openList' : 'closeList';
  return actionOf(closed ? contract.openList : contract.closeList, seen(context, 'sittingId', 'itemId'), {
    label: t(`desk.action.${which}`),
    key: DESK_KEYS.list.key,
    toast: t(`desk.toast.${which}`),
    undo: undoLabel(context),
  });
}
