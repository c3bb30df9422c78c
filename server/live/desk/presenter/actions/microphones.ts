import type { ViewContext } from '../../../live-page/presenter/view-context.ts';
import { proceedingsContract as contract } from '../../../sitting/contract/index.ts';
import { floorHolder, type MediaRouting } from '../../../sitting/rules/index.ts';
import { DESK_KEYS } from '../keys.ts';
import { placeName } from '../place-name.ts';
import { actionOf, undoLabel, type Action } from './action.ts';

/** Closes every open microphone. */
export const closeAllMicrophonesAction = ({ t }: ViewContext): Action =>
  actionOf(
    contract.closeMicrophones,
    { siteId: null },
    {
      label: t('deskMedia.action.closeAll'),
      key: DESK_KEYS.closeAll.key,
      toast: t('deskMedia.toast.closeAll'),
      undo: t('deskMedia.action.reopen'),
    },
  );

/** Opens a microphone that the chair closed. */
export function openMicrophoneAction(context: ViewContext, siteId: string, label: 'open' | 'openHall' | 'reopen', key?: string): Action {
  const toast = context.t('deskMedia.toast.open', { name: placeName(context, siteId) });
  return actionOf(
    contract.openMicrophone,
    { siteId },
    { label: context.t(`deskMedia.action.${label}`), key, toast, undo: undoLabel(context) },
  );
}

/** Closes one microphone. */
export function closeMicrophoneAction(context: ViewContext, siteId: string, label: 'close' | 'closeHall', key?: string): Action {
  const toast = context.t('deskMedia.toast.close', { name: placeName(context, siteId) });
  const undo = context.t('deskMedia.action.reopen');
  return actionOf(contract.closeMicrophones, { siteId }, { label: context.t(`deskMedia.action.${label}`), key, toast, undo });
}

/** Opens the speaker's microphone again; null if it is open, barred or the hall's. */
export function reopenMicrophoneAction(context: ViewContext, { barred, floorMicrophone }: MediaRouting): Action | null {
  const holder = floorHolder(context.state, context.index);
  if (barred || holder === null || holder === context.index.hallId || floorMicrophone === holder) return null;
  return openMicrophoneAction(context, holder, 'reopen', DESK_KEYS.reopen.key);
}

/** Opens or closes the microphone of the hall, whichever it is not. */
export const hallMicrophoneAction = (context: ViewContext, { hallMicrophone }: MediaRouting, hallId: string): Action =>
  hallMicrophone === null
    ? openMicrophoneAction(context, hallId, 'openHall', DESK_KEYS.hall.key)
    : closeMicrophoneAction(context, hallId, 'closeHall', DESK_KEYS.hall.key);

/** What can be done with one site's microphone; empty if the media routing leaves nothing to do. */
export function siteMicrophoneActions(context: ViewContext, siteId: string, routing: MediaRouting): Action[] {
  const { state, index } = context;
  if (siteId === routing.floorMicrophone || siteId === routing.hallMicrophone) return [closeMicrophoneAction(context, siteId, 'close')];
  const mayOpen = !routing.barred && (siteId === index.hallId || siteId === floorHolder(state, index));
  return mayOpen ? [openMicrophoneAction(context, siteId, 'open')] : [];
}
