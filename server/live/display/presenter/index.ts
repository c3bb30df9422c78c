import { isAdjourned, recordingNow, speakersList } from '../../sitting/rules/index.ts';
import { clockOf, type Clock } from '../../live-page/presenter/clock.ts';
import { displayPicture, missingPicture, type DisplayMedia, type DisplayPicture, type MissingPicture } from './picture.ts';
import { placeLabel, progressOf, speakerName, topicOf, type SpeakerName } from '../../live-page/presenter/names.ts';
import { itemOf, nextItem, sceneOf, sittingInView, sittingLabel, titleOf, type Live, type Scene } from '../../live-page/presenter/scene.ts';
import { rollCall } from '../../roll-call/rules/index.ts';
import { opensAt } from '../../live-page/presenter/index.ts';

/** What the hall screen shows. It never says who is missing or late. */
export interface DisplayView {
  readonly conference: { readonly title: string; readonly organizer: string };
  /** 'blank', 'logo', or what is live. */
  readonly mode: 'blank' | 'logo' | 'floor' | 'item' | 'words';
  readonly now: number;
  /** Everyone in the hall is told while it is recorded. */
  readonly recording: boolean;
  readonly speaker: (SpeakerName & { readonly label: string | null; readonly isLong: boolean; readonly clock: Clock }) | null;
  /** A few large words: before the opening, in a break, at the end, or the title of an item. */
  readonly words: { readonly title: string; readonly under: string | null; readonly isLong: boolean } | null;
  readonly next: { readonly title: string; readonly under: string | null } | null;
  readonly roll: { readonly present: number; readonly total: number; readonly pips: readonly boolean[] } | null;
  readonly announcement: string | null;
  /** The programme's picture; null while words are shown. */
  readonly picture: DisplayPicture | null;
  readonly missing: MissingPicture | null;
}

const LONG = 26;

/** `media`: what the screen's script knows of sound and picture; null without one. */
export function displayView(live: Live, media: DisplayMedia | null = null): DisplayView {
  const scene = sceneOf(live);
  const { floor, display } = scene.state;
  const isLive = display === 'live';
  const { title, organizer } = live.plan.conference;
  return {
    conference: { title, organizer },
    mode: isLive ? (floor ? 'floor' : scene.state.runningItemId ? 'item' : 'words') : display,
    now: live.now,
    recording: recordingNow(scene.state) !== null,
    speaker: isLive && floor ? onFloor(scene, floor) : null,
    words: isLive && !floor ? wordsOf(scene) : null,
    next: isLive ? nextOf(scene) : null,
    roll: rollOf(scene),
    announcement: announcementOf(scene),
    picture: isLive ? displayPicture(scene, media) : null,
    missing: isLive ? missingPicture(scene, media) : null,
  };
}

function onFloor(scene: Scene, floor: NonNullable<Scene['state']['floor']>): DisplayView['speaker'] {
  const name = speakerName(scene, floor.speaker);
  const item = itemOf(scene, floor.itemId);
  const progress = item && progressOf(scene, item);
  const place = item && progress ? placeLabel(scene, item, progress, progress.begun) : null;
  // A topic that came with a request is between the site and the desk.
  const topic = floor.speaker.paperId === null ? null : topicOf(scene, { ...floor.speaker, requestId: null });
  const label = place !== null && topic !== null ? `${place}: ${topic}` : place;
  return { ...name, label, isLong: name.title.length > LONG, clock: clockOf(floor, scene.now, scene.lang) };
}

function wordsOf(scene: Scene): DisplayView['words'] {
  const { t, state, plan } = scene;
  const sitting = sittingInView(scene);
  const long = (title: string, under: string | null) => ({ title, under, isLong: title.length > LONG });
  if (!sitting) return long(plan.conference.title, plan.publication === null ? null : t('proceedings.display.ended'));
  const run = state.sittings[sitting.id];
  if (!run) return long(plan.conference.title, beforeOpening(scene, sitting.id));
  if (isAdjourned(run)) return long(t('proceedings.display.adjourned'), sittingLabel(scene, sitting.id));
  const item = itemOf(scene, state.runningItemId);
  return item ? long(titleOf(scene, item), null) : long(plan.conference.title, sittingLabel(scene, sitting.id));
}

function beforeOpening(scene: Scene, sittingId: string): string {
  const name = sittingLabel(scene, sittingId);
  const at = opensAt(scene);
  return at === null ? name : scene.t('proceedings.display.opensAt', { name, time: scene.time(at) });
}

/** Who or what comes next: the next speaker of the running item, otherwise the next item. */
function nextOf(scene: Scene): DisplayView['next'] {
  const { state, index } = scene;
  if (state.openSittingId === null) return null;
  const item = itemOf(scene, state.runningItemId);
  const [waiting] = item ? speakersList(state, index, item.id) : [];
  if (item && waiting) {
    const progress = progressOf(scene, item);
    const title = placeLabel(scene, item, progress, progress.begun + 1);
    return { title, under: lineOf(speakerName(scene, waiting.speaker)) };
  }
  const next = nextItem(scene);
  return next && { title: titleOf(scene, next), under: firstSpeaker(scene, next.id) };
}

function firstSpeaker(scene: Scene, itemId: string): string | null {
  const all = speakersList(scene.state, scene.index, itemId);
  const [only] = all;
  return all.length === 1 && only ? lineOf(speakerName(scene, only.speaker)) : null;
}

/** In one line: a person with the post he speaks in, which his list names last; a site by its name alone. */
const lineOf = ({ title, posts, isPerson }: SpeakerName): string => (isPerson ? [title, posts.at(-1)].filter(Boolean).join(', ') : title);

/** How many sites are present, once the first has come. */
function rollOf(scene: Scene): DisplayView['roll'] {
  const ids = scene.plan.sites.map(({ id }) => id);
  const { connected, expected } = rollCall(scene.sites, ids, scene.now, opensAt(scene));
  if (connected === 0) return null;
  return { present: connected, total: expected, pips: Array.from({ length: expected }, (_, at) => at < connected) };
}

function announcementOf({ state, text }: Scene): string | null {
  const shown = state.announcementId === null ? undefined : state.announcements[state.announcementId];
  return shown && shown.to === 'everyone' ? text(shown.text.id) : null;
}
