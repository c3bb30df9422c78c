import type { ViewContext } from '../../../live-page/presenter/view-context.ts';
import { rollCallContract } from '../../../roll-call/contract.ts';
import { DISPLAY_MODES, proceedingsContract as contract } from '../../../sitting/contract/index.ts';
import { DESK_KEYS } from '../keys.ts';
import { placeName } from '../place-name.ts';
import { actionOf, undoLabel, type Action } from './action.ts';

/** One action a mode of the hall display; `on`: the mode that it is in. */
export function displayActions(context: ViewContext): (Action & { on: boolean })[] {
  const { t, state } = context;
  return DISPLAY_MODES.map((mode) => {
    const label = t(`desk.screen.${mode}`);
    const action = actionOf(
      contract.setDisplay,
      { mode },
      { label, toast: t('desk.toast.screen', { name: label }), undo: undoLabel(context) },
    );
    return { ...action, on: state.display === mode };
  });
}

/** Gives the hall display back to the program feed. */
export const takeOffScreenAction = (context: ViewContext): Action =>
  actionOf(
    contract.putOnScreen,
    { siteId: null },
    {
      label: context.t('deskMedia.action.takeOff'),
      key: DESK_KEYS.screen.key,
      toast: context.t('deskMedia.toast.takeOff'),
      undo: undoLabel(context),
    },
  );

/** Puts a site on the hall display without giving it the floor. */
export const putOnScreenAction = (context: ViewContext, siteId: string): Action =>
  actionOf(
    contract.putOnScreen,
    { siteId },
    {
      label: context.t('deskMedia.action.putOnScreen'),
      key: DESK_KEYS.screen.key,
      toast: context.t('deskMedia.toast.putOnScreen', { name: placeName(context, siteId) }),
      undo: undoLabel(context),
    },
  );

/** Clears the announcement on the screens, and sends another one. */
export function announcementActions(context: ViewContext): { clear: Action; announce: Action } {
  const { t, state } = context;
  const shown = state.announcementId === null ? {} : { id: state.announcementId };
  const toast = [t('desk.toast.announce'), announcementUnseen(context)].filter((words) => words !== null).join('. ');
  return {
    clear: actionOf(contract.clearAnnouncement, shown, {
      label: t('desk.action.clear'),
      toast: t('desk.toast.clear'),
      undo: undoLabel(context),
    }),
    announce: actionOf(contract.announce, {}, { label: t('desk.action.announce'), toast, undo: t('desk.action.clear') }),
  };
}

/** Why the hall does not see an announcement; null if its display shows what is live. */
export function announcementUnseen({ t, state }: ViewContext): string | null {
  return state.display === 'live' ? null : t(`desk.announce.unseen.${state.display}`);
}

/** Reminds the sites that have not reported their head count. `n`: how many they are. */
export const remindAction = ({ t }: ViewContext, n: number): Action =>
  actionOf(rollCallContract.remind, {}, { label: t('desk.action.remind'), toast: t('desk.toast.remind', { n }) });
