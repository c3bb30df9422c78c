import { formatElapsed } from '../../../i18n/format.ts';
import { shortName } from '../../../planning/sites/rules/index.ts';
import { proceedingsContract as contract } from '../../sitting/contract/index.ts';
import { floorHolder, levelNow, MAX_ALLOWED_LEVEL, recordingNow, mediaRoutingOf, type MediaRouting } from '../../sitting/rules/index.ts';
import { DESK_KEYS } from './keys.ts';
import { actionOf, type Action } from './action.ts';
import type { ViewContext } from '../../live-page/presenter/view-context.ts';
import { undoOf } from './primary.ts';

/** A figure of a line in both directions, in words; null: not measured. */
export interface LineFigure {
  readonly label: string;
  readonly up: string | null;
  readonly down: string | null;
  /** Worse than a conference bears. */
  readonly upIsBad: boolean;
  readonly downIsBad: boolean;
}

/** How a site's sound, picture and line are, in words. The media tell it: they know of the proceedings, not the other way round. */
export interface SiteMedia {
  /** 'camera', 'microphone', 'second'. */
  readonly sends: readonly string[];
  /** Of its microphone, 0 … 1, measured at the site also while it is closed. */
  readonly level: number | null;
  /** Somebody speaks there now. */
  readonly isVoice: boolean;
  /** An exception worth a mark: a bad line, and how much less it carries. */
  readonly trouble: string | null;
  readonly figures: readonly LineFigure[];
}

/** What the desk's script knows of sound and picture; null before it knows, and in a browser without scripts. */
export interface DeskMedia {
  readonly state: 'looking' | 'on' | 'off';
  /** One quiet line where there is something to say: why there is none, or that it comes back. */
  readonly notice: string | null;
  readonly sites: ReadonlyMap<string, SiteMedia>;
}

/** Sound, picture and recording under the stage: what is on, and the buttons. Null while there is no sound and picture at all. */
export interface MediaBar {
  readonly closeAll: Action | null;
  /** Opens the speaker's microphone again that the chair closed. */
  readonly reopen: Action | null;
  readonly hall: Action | null;
  readonly record: Action | null;
  readonly barred: { readonly text: string; readonly isOn: boolean; readonly act: Action | null } | null;
  readonly screen: { readonly text: string; readonly back: Action } | null;
}

/** `hasKeys`: the key of the hall screen is the bar's; while a site is looked at closely it is that site's. */
export function mediaBar(context: ViewContext, media: DeskMedia | null, hasKeys: boolean): MediaBar | null {
  const wiring = mediaRoutingOf(context.state, context.index);
  const record = recordAct(context, wiring);
  const common = { record, screen: screenLine(context, hasKeys) };
  if (media?.state === 'off') return leftOn(context, common);
  return {
    ...common,
    closeAll: wiring.floorMicrophone === null && wiring.hallMicrophone === null ? null : closeAllAct(context),
    reopen: reopenAct(context, wiring),
    hall: wiring.barred || context.index.hallId === null ? null : hallAct(context, wiring, context.index.hallId),
    barred: barredLine(context, wiring),
  };
}

/** What was on when sound and picture went can still be ended. */
function leftOn({ state }: ViewContext, { record, screen }: Pick<MediaBar, 'record' | 'screen'>): MediaBar | null {
  const bar = { closeAll: null, reopen: null, hall: null, barred: null, record: recordingNow(state) ? record : null, screen };
  return bar.record || bar.screen ? bar : null;
}

function screenLine(context: ViewContext, hasKeys: boolean): MediaBar['screen'] {
  const siteId = context.state.screenSiteId;
  if (siteId === null) return null;
  const back = takeOffAct(context);
  return {
    text: context.t('deskMedia.onScreen', { name: placeName(context, siteId) }),
    back: hasKeys ? back : { ...back, key: undefined },
  };
}

/** How a site is called in a sentence: the main hall as what it is, the others by their short name. */
export function placeName({ plan, t }: ViewContext, siteId: string): string {
  const site = plan.sites.find(({ id }) => id === siteId);
  if (!site) return siteId;
  return site.kind === 'main' ? t('sites.mainHall') : shortName(site);
}

const closeAllAct = ({ t }: ViewContext): Action =>
  actionOf(
    contract.closeMicrophones,
    { siteId: null },
    {
      label: t('deskMedia.act.closeAll'),
      key: DESK_KEYS.closeAll.key,
      toast: t('deskMedia.said.closeAll'),
      undo: t('deskMedia.act.reopen'),
    },
  );

/** Opens a microphone that the chair closed. */
export function openAct(context: ViewContext, siteId: string, label: 'open' | 'openHall' | 'reopen', key?: string): Action {
  const toast = context.t('deskMedia.said.open', { name: placeName(context, siteId) });
  return actionOf(contract.openMicrophone, { siteId }, { label: context.t(`deskMedia.act.${label}`), key, toast, undo: undoOf(context) });
}

/** Closes one microphone. */
export function closeMicrophoneAction(context: ViewContext, siteId: string, label: 'close' | 'closeHall', key?: string): Action {
  const toast = context.t('deskMedia.said.close', { name: placeName(context, siteId) });
  const undo = context.t('deskMedia.act.reopen');
  return actionOf(contract.closeMicrophones, { siteId }, { label: context.t(`deskMedia.act.${label}`), key, toast, undo });
}

function reopenAct(context: ViewContext, { barred, floorMicrophone }: MediaRouting): Action | null {
  const holder = floorHolder(context.state, context.index);
  if (barred || holder === null || holder === context.index.hallId || floorMicrophone === holder) return null;
  return openAct(context, holder, 'reopen', DESK_KEYS.reopen.key);
}

const hallAct = (context: ViewContext, { hallMicrophone }: MediaRouting, hallId: string): Action =>
  hallMicrophone === null
    ? openAct(context, hallId, 'openHall', DESK_KEYS.hall.key)
    : closeMicrophoneAction(context, hallId, 'closeHall', DESK_KEYS.hall.key);

function recordAct(context: ViewContext, { barred }: MediaRouting): Action | null {
  const { t, state } = context;
  const run = recordingNow(state);
  if (run) {
    const toast = t('deskMedia.said.stopRecording', { length: formatElapsed(context.now - run.startedAt) });
    return actionOf(contract.stopRecording, {}, { label: t('deskMedia.act.stopRecording'), key: DESK_KEYS.record.key, toast });
  }
  const sitting = state.sittings[state.openSittingId ?? ''];
  if (barred || !sitting || sitting.adjournments.at(-1)?.to === null) return null;
  return actionOf(
    contract.startRecording,
    {},
    { label: t('deskMedia.act.record'), key: DESK_KEYS.record.key, toast: t('deskMedia.said.record') },
  );
}

/** How long it has been recorded; null while it is not. */
export function recordingLength({ state, now }: ViewContext): string | null {
  const run = recordingNow(state);
  return run && formatElapsed(now - run.startedAt);
}

/** A classified item, and the chair's decision where the level leaves it to them. */
function barredLine(context: ViewContext, { barred }: MediaRouting): MediaBar['barred'] {
  const { t, state, index, plan } = context;
  const level = levelNow(state, index);
  if (level === 0) return null;
  const item = plan.items.find(({ id }) => id === state.runningItemId);
  const mayDecide = level === MAX_ALLOWED_LEVEL && item !== undefined && !item.hidden;
  return {
    text: t(barred ? 'deskMedia.barred' : 'deskMedia.allowed'),
    isOn: !barred,
    act: mayDecide ? allowAct(context, item.id, barred) : null,
  };
}

function allowAct(context: ViewContext, itemId: string, barred: boolean): Action {
  const { t } = context;
  const undo = undoOf(context);
  if (!barred)
    return actionOf(
      contract.allowTransmission,
      { itemId: null },
      { label: t('deskMedia.act.forbid'), toast: t('deskMedia.said.forbid'), undo },
    );
  const confirm = { title: t('deskMedia.confirm.allow'), text: t('deskMedia.confirm.allowText') };
  return actionOf(
    contract.allowTransmission,
    { itemId },
    { label: t('deskMedia.act.allow'), toast: t('deskMedia.said.allow'), undo, confirm },
  );
}

/** Gives the hall screen back to the programme. */
export function takeOffAct(context: ViewContext): Action {
  const { t } = context;
  return actionOf(
    contract.putOnScreen,
    { siteId: null },
    { label: t('deskMedia.act.takeOff'), key: DESK_KEYS.screen.key, toast: t('deskMedia.said.takeOff'), undo: undoOf(context) },
  );
}

/** Puts a site on the hall screen without giving it the floor. */
export function putOnScreenAct(context: ViewContext, siteId: string): Action {
  const { t } = context;
  const toast = t('deskMedia.said.putOnScreen', { name: placeName(context, siteId) });
  return actionOf(
    contract.putOnScreen,
    { siteId },
    { label: t('deskMedia.act.putOnScreen'), key: DESK_KEYS.screen.key, toast, undo: undoOf(context) },
  );
}
