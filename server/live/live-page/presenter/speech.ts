import { formatMinutes } from '../../../i18n/format.ts';
import { isAdjourned } from '../../sitting/rules/index.ts';
import { clockOf, isList, itemOf, nextItem, placeLabel, progressOf, sittingInView, speakerName, titleOf, topicOf } from './index.ts';
import type { Clock, Scene } from './index.ts';

/** Where the sitting in view stands, in a word that templates and bands can ask for. */
export type Stage = 'unpublished' | 'waiting' | 'open' | 'adjourned' | 'over';

export function stageNow(scene: Scene): Stage {
  const { plan, state } = scene;
  if (plan.publication === null) return 'unpublished';
  const run = state.openSittingId === null ? undefined : state.sittings[state.openSittingId];
  if (run) return isAdjourned(run) ? 'adjourned' : 'open';
  return sittingInView(scene) === null && plan.sittings.length > 0 ? 'over' : 'waiting';
}

/** Whoever has the floor, as those who watch see it: name and posts largest, the time beside. */
export interface Speech {
  readonly siteId: string | null;
  readonly title: string;
  readonly posts: string;
  readonly topic: string | null;
  readonly clock: Clock;
  /** "còn lại trong 10 phút", "quá giờ, đã dùng hết 10 phút", "Đang dừng giờ từ 09:06". */
  readonly clockWords: string;
}

export function speechOf(scene: Scene): Speech | null {
  const { floor } = scene.state;
  if (!floor) return null;
  const { title, posts } = speakerName(scene, floor.speaker);
  const clock = clockOf(floor, scene.now, scene.lang);
  return {
    siteId: floor.speaker.siteId,
    title,
    posts: posts.join(', '),
    topic: topicOf(scene, floor.speaker),
    clock,
    clockWords: clockWords(scene, clock),
  };
}

function clockWords(scene: Scene, { limit, remaining, paused }: Clock): string {
  const { t, state, lang, time } = scene;
  if (paused) return t('common.time.paused', { time: time(state.floor?.pausedAt ?? null) });
  if (limit === null || remaining === null) return t('common.time.noCountdown');
  const figures = formatMinutes(lang, Math.round(limit / 60_000));
  return t(remaining <= -1000 ? 'common.time.usedUp' : 'common.time.remainingOf', { limit: figures });
}

/** The running item and how far it is. Of a hidden one nobody is told whether somebody speaks in it. */
export function itemNow(scene: Scene): { title: string; place: string | null; hidden: boolean } | null {
  const item = itemOf(scene, scene.state.runningItemId);
  if (!item) return null;
  const progress = progressOf(scene, item);
  const inList = isList(item, progress) && progress.begun > 0;
  return { title: titleOf(scene, item), place: inList ? placeLabel(scene, item, progress, progress.begun) : null, hidden: item.hidden };
}

/** One line of what comes next. */
export interface Coming {
  readonly n: string | null;
  readonly name: string;
  readonly minutes: string | null;
  readonly me: boolean;
}

const MOST_COMING = 4;

/** Who waits in the list of the running item; without a list, the item that comes after it. */
export function comingUp(scene: Scene, ownSiteId: string | null): Coming[] {
  const { lang } = scene;
  const item = itemOf(scene, scene.state.runningItemId);
  const progress = item && progressOf(scene, item);
  if (progress && progress.waiting.length > 0) {
    return progress.waiting.slice(0, MOST_COMING).map((one, at) => ({
      n: String(progress.begun + at + 1),
      name: speakerName(scene, one.speaker).title,
      minutes: one.seconds === null ? null : formatMinutes(lang, Math.round(one.seconds / 60)),
      me: ownSiteId !== null && one.speaker.siteId === ownSiteId,
    }));
  }
  const next = nextItem(scene);
  return next
    ? [{ n: null, name: titleOf(scene, next), minutes: next.minutes === null ? null : formatMinutes(lang, next.minutes), me: false }]
    : [];
}

/** The place of a site among those who wait; null when it does not wait. */
export function placeOf(scene: Scene, siteId: string): number | null {
  const item = itemOf(scene, scene.state.runningItemId);
  const at = item ? progressOf(scene, item).waiting.findIndex((one) => one.speaker.siteId === siteId) : -1;
  return at === -1 ? null : at + 1;
}

/** The announcement on the screens; null when there is none or it was erased. */
export function announcementOf({ state, text }: Scene): { text: string; at: number } | null {
  const shown = state.announcementId === null ? undefined : state.announcements[state.announcementId];
  const words = shown ? text(shown.text.id) : null;
  return shown && words !== null ? { text: words, at: shown.at } : null;
}
