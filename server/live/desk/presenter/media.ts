import { formatElapsed } from '../../../i18n/format.ts';
import { levelNow, MAX_ALLOWED_LEVEL, recordingNow, mediaRoutingOf, type MediaRouting } from '../../sitting/rules/index.ts';
import type { Action } from './actions/action.ts';
import { takeOffScreenAction } from './actions/displays.ts';
import { closeAllMicrophonesAction, hallMicrophoneAction, reopenMicrophoneAction } from './actions/microphones.ts';
import { recordingAction, transmissionAction } from './actions/recording.ts';
import { placeName } from './place-name.ts';
import type { ViewContext } from '../../live-page/presenter/view-context.ts';

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
  readonly barred: { readonly text: string; readonly isOn: boolean; readonly action: Action | null } | null;
  readonly screen: { readonly text: string; readonly back: Action } | null;
}

/** `hasKeys`: the key of the hall screen is the bar's; while a site is looked at closely it is that site's. */
export function mediaBar(context: ViewContext, media: DeskMedia | null, hasKeys: boolean): MediaBar | null {
  const routing = mediaRoutingOf(context.state, context.index);
  const record = recordingAction(context, routing);
  const common = { record, screen: screenLine(context, hasKeys) };
  if (media?.state === 'off') return leftOn(context, common);
  return {
    ...common,
    closeAll: routing.floorMicrophone === null && routing.hallMicrophone === null ? null : closeAllMicrophonesAction(context),
    reopen: reopenMicrophoneAction(context, routing),
    hall: routing.barred || context.index.hallId === null ? null : hallMicrophoneAction(context, routing, context.index.hallId),
    barred: barredLine(context, routing),
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
  const back = takeOffScreenAction(context);
  return {
    text: context.t('deskMedia.onScreen', { name: placeName(context, siteId) }),
    back: hasKeys ? back : { ...back, key: undefined },
  };
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
    action: mayDecide ? transmissionAction(context, item.id, barred) : null,
  };
}
