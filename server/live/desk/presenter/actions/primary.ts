import { nextItem, sittingInView, type ViewContext } from '../../../live-page/presenter/view-context.ts';
import { interruptedTurn, isAdjourned, speakersList } from '../../../sitting/rules/index.ts';
import { ceremonyAction } from './ceremony.ts';
import { DESK_KEYS } from '../keys.ts';
import type { Action } from './action.ts';
import { endTurnAction, inviteAction, recallTurnAction } from './floor.ts';
import { startNextAction } from './items.ts';
import { closeSittingAction, openSittingAction, resumeSittingAction } from './sitting.ts';

/** The primary action, which Enter runs. Null if there is nothing to do at the desk. */
export function primaryAction(context: ViewContext): Action | null {
  const { state, index } = context;
  const sitting = sittingInView(context);
  if (!sitting) return null;
  const run = state.sittings[sitting.id];
  if (!run) return openSittingAction(context, sitting.id);
  if (isAdjourned(run)) return resumeSittingAction(context, sitting.id);
  if (state.floor) return endTurnAction(context, state.floor);
  const ceremony = ceremonyAction(context);
  if (ceremony) return ceremony;
  const interrupted = interruptedTurn(state);
  if (interrupted) return { ...recallTurnAction(context, interrupted), key: DESK_KEYS.primary.key };
  const [first] = state.runningItemId === null ? [] : speakersList(state, index, state.runningItemId);
  if (first) return { ...inviteAction(context, first), label: context.t('desk.action.inviteNext'), key: DESK_KEYS.primary.key };
  // What its reader may not know they cannot start: the stage says so, and nothing ends the sitting in its place.
  if (nextItem(context)?.hidden) return null;
  return startNextAction(context) ?? closeSittingAction(context, sitting.id, DESK_KEYS.primary.key);
}
