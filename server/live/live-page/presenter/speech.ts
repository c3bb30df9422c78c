import { formatMinutes } from '../../../i18n/format.ts';
import type { Speaker } from '../../sitting/contract/entities.ts';
import { isAdjourned, speakersList } from '../../sitting/rules/index.ts';
import {
  clockOf,
  isList,
  itemOf,
  nextItem,
  placeLabel,
  progressOf,
  sittingInView,
  speakerName,
  turnSpeaker,
  titleOf,
  topicOf,
} from './index.ts';
import type { Clock, ViewContext } from './index.ts';

/** Status of the sitting in view, as a word for templates and bands. */
export type SittingStatus = 'unpublished' | 'waiting' | 'open' | 'adjourned' | 'over';

export function sittingStatusNow(context: ViewContext): SittingStatus {
  const { plan, state } = context;
  if (plan.publication === null) return 'unpublished';
  const run = state.openSittingId === null ? undefined : state.sittings[state.openSittingId];
  if (run) return isAdjourned(run) ? 'adjourned' : 'open';
  return sittingInView(context) === null && plan.sittings.length > 0 ? 'over' : 'waiting';
}

/** The current speaker as the audience sees them: name and posts largest, the time beside. */
export interface CurrentSpeech {
  readonly siteId: string | null;
  readonly title: string;
  readonly posts: string;
  readonly topic: string | null;
  readonly clock: Clock;
  /** "còn lại trong 10 phút", "quá giờ, đã dùng hết 10 phút", "Đang dừng giờ từ 09:06". */
  readonly clockWords: string;
}

/** The current speech; null if nobody has the floor. */
export function speechOf(context: ViewContext): CurrentSpeech | null {
  const { floor } = context.state;
  if (!floor) return null;
  const { title, posts } = turnSpeaker(context, floor);
  const clock = clockOf(floor, context.now, context.lang);
  return {
    siteId: floor.speaker.siteId,
    title,
    posts: posts.join(', '),
    topic: topicOf(context, floor.speaker),
    clock,
    clockWords: clockWords(context, clock),
  };
}

function clockWords(context: ViewContext, { limit, remaining, paused }: Clock): string {
  const { t, state, lang, time } = context;
  if (paused) return t('common.time.paused', { time: time(state.floor?.pausedAt ?? null) });
  if (limit === null || remaining === null) return t('common.time.noCountdown');
  const figures = formatMinutes(lang, Math.round(limit / 60_000));
  return t(remaining <= -1000 ? 'common.time.usedUp' : 'common.time.remainingOf', { limit: figures });
}

/** The running item and its progress. For a hidden one, nobody learns whether somebody speaks in it. */
export function itemNow(context: ViewContext): { title: string; place: string | null; hidden: boolean } | null {
  const item = itemOf(context, context.state.runningItemId);
  if (!item) return null;
  const progress = progressOf(context, item);
  const inList = isList(item, progress) && progress.begun > 0;
  return { title: titleOf(context, item), place: inList ? placeLabel(context, item, progress, progress.begun) : null, hidden: item.hidden };
}

/** One line of what comes next. */
export interface Coming {
  readonly n: string | null;
  readonly name: string;
  readonly minutes: string | null;
  readonly me: boolean;
}

const MAX_UPCOMING = 4;

/** Whether a speaker is the reader of a page. */
export type IsMe = (speaker: Speaker) => boolean;

/** Speakers waiting in the list of the running item; without a list, the next item. */
export function comingUp(context: ViewContext, isMe: IsMe = () => false): Coming[] {
  const { lang } = context;
  const item = itemOf(context, context.state.runningItemId);
  const progress = item && progressOf(context, item);
  if (progress && progress.waiting.length > 0) {
    return progress.waiting.slice(0, MAX_UPCOMING).map((one, at) => ({
      n: String(progress.begun + at + 1),
      name: speakerName(context, one.speaker).title,
      minutes: one.seconds === null ? null : formatMinutes(lang, Math.round(one.seconds / 60)),
      me: isMe(one.speaker),
    }));
  }
  const next = nextItem(context);
  return next
    ? [{ n: null, name: titleOf(context, next), minutes: next.minutes === null ? null : formatMinutes(lang, next.minutes), me: false }]
    : [];
}

/** The reader's place among the waiting speakers; null if they are not waiting. */
export function placeOf({ state, index }: ViewContext, isMe: IsMe): number | null {
  const at = speakersList(state, index, state.runningItemId).findIndex((one) => isMe(one.speaker));
  return at === -1 ? null : at + 1;
}

/** The announcement on the screens; null if there is none or it was erased. */
export function announcementOf({ state, text }: ViewContext): { text: string; at: number } | null {
  const shown = state.announcementId === null ? undefined : state.announcements[state.announcementId];
  const words = shown ? text(shown.text.id) : null;
  return shown && words !== null ? { text: words, at: shown.at } : null;
}
