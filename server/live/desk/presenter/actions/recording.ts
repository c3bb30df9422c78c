import { formatElapsed } from '../../../../i18n/format.ts';
import type { ViewContext } from '../../../live-page/presenter/view-context.ts';
import { proceedingsContract as contract } from '../../../sitting/contract/index.ts';
import { recordingNow, type MediaRouting } from '../../../sitting/rules/index.ts';
import { DESK_KEYS } from '../keys.ts';
import { actionOf, undoLabel, type Action } from './action.ts';

/** Starts or stops the recording; null while there is nothing to record. */
export function recordingAction(context: ViewContext, { barred }: MediaRouting): Action | null {
  const { t, state } = context;
  const run = recordingNow(state);
  if (run) {
    const toast = t('deskMedia.toast.stopRecording', { length: formatElapsed(context.now - run.startedAt) });
    return actionOf(contract.stopRecording, {}, { label: t('deskMedia.action.stopRecording'), key: DESK_KEYS.record.key, toast });
  }
  const sitting = state.sittings[state.openSittingId ?? ''];
  if (barred || !sitting || sitting.adjournments.at(-1)?.to === null) return null;
  return actionOf(
    contract.startRecording,
    {},
    { label: t('deskMedia.action.record'), key: DESK_KEYS.record.key, toast: t('deskMedia.toast.record') },
  );
}

/** Allows or forbids that a classified item is transmitted and recorded, whichever does not hold now. */
export function transmissionAction(context: ViewContext, itemId: string, barred: boolean): Action {
  const { t } = context;
  const undo = undoLabel(context);
  if (!barred)
    return actionOf(
      contract.allowTransmission,
      { itemId: null },
      { label: t('deskMedia.action.forbid'), toast: t('deskMedia.toast.forbid'), undo },
    );
  const confirm = { title: t('deskMedia.confirm.allow'), text: t('deskMedia.confirm.allowText') };
  return actionOf(
    contract.allowTransmission,
    { itemId },
    { label: t('deskMedia.action.allow'), toast: t('deskMedia.toast.allow'), undo, confirm },
  );
}
