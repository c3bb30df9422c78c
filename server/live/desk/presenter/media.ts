import { formatElapsed } from '../../../i18n/format.ts';
import { levelNow, MAX_ALLOWED_LEVEL, recordingNow, mediaRoutingOf, type MediaRouting } from '../../sitting/rules/index.ts';
import type { Action } from './actions/action.ts';
import { takeOffScreenAction } from './actions/displays.ts';
import { closeAllMicrophonesAction, hallMicrophoneAction, reopenMicrophoneAction } from './actions/microphones.ts';
import { recordingAction, transmissionAction } from './actions/recording.ts';
import { placeName } from './place-name.ts';
import type { FeedFacts } from '../../live-page/presenter/media.ts';
import type { SpeakerMedia } from '../../live-page/presenter/speaker-trouble.ts';
import type { ViewContext } from '../../live-page/presenter/view-context.ts';

/** A figure of a connection in both directions, in words; null: not measured. */
export interface LineFigure {
  readonly label: string;
  readonly up: string | null;
  readonly down: string | null;
  /** Too bad for a conference. */
  readonly upIsBad: boolean;
  readonly downIsBad: boolean;
}

/** A site's media and connection, in words. The media feature fills it in, because it knows the sitting and not the other way round. */
export interface SiteMedia {
  /** 'camera', 'microphone', 'second'. */
  readonly sends: readonly string[];
  /** Level of its microphone, 0 … 1, measured at the site even while it is closed. */
  readonly level: number | null;
  /** True while somebody speaks there. */
  readonly isVoice: boolean;
  /** A problem worth a mark: a bad connection, and what it can still carry. */
  readonly trouble: string | null;
  readonly figures: readonly LineFigure[];
}

/** What the desk's script knows of media; null before it knows, and in a browser without JavaScript. */
export interface DeskMedia {
  readonly state: 'looking' | 'on' | 'off';
  /** A short notice, if needed: why there are no media, or that they are coming back. */
  readonly notice: string | null;
  readonly sites: ReadonlyMap<string, SiteMedia>;
  /** How well the site in the program feed gets through; null: no site, or not known. */
  readonly feed: FeedFacts | null;
}

/** The facts that tell whether the speaker is heard and seen; null without media. */
export const speakerMediaOf = (media: DeskMedia | null): SpeakerMedia | null =>
  media?.state === 'on' ? { sendsOf: (siteId) => media.sites.get(siteId)?.sends ?? [], feed: media.feed } : null;

/** The media bar under the stage: what is on, and the buttons. Null if there are no media at all. */
export interface MediaBar {
  readonly closeAll: Action | null;
  /** Reopens the speaker's microphone after the chair closed it. */
  readonly reopen: Action | null;
  readonly hall: Action | null;
  readonly record: Action | null;
  readonly barred: { readonly text: string; readonly isOn: boolean; readonly action: Action | null } | null;
  readonly screen: { readonly text: string; readonly back: Action } | null;
}

/** `hasKeys`: the bar has the key of the hall display; while a site is open in the panel, that site has it. */
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

/** What was on when media failed can still be ended. */
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

/** Length of the current recording; null if there is none. */
export function recordingLength({ state, now }: ViewContext): string | null {
  const run = recordingNow(state);
  return run && formatElapsed(now - run.startedAt);
}

/** The notice about a classified item, and the chair's decision if the level allows one. */
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
