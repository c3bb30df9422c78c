import { isAdjourned, recordingNow, speakersList } from '../../sitting/rules/index.ts';
import { launchedNow, stageView } from '../../live-page/presenter/ceremony-stage.ts';
import { screenVote, type ScreenVote } from '../../live-page/presenter/vote-screen.ts';
import { clockOf, type TurnClock } from '../../live-page/presenter/clock.ts';
import { displayPicture, missingPicture, type DisplayMedia, type DisplayPicture, type MissingPicture } from './picture.ts';
import {
  floorLabel,
  placeLabel,
  progressOf,
  speakerName,
  turnSpeaker,
  topicOf,
  type SpeakerName,
} from '../../live-page/presenter/names.ts';
import {
  itemOf,
  nextItem,
  viewContextOf,
  sittingInView,
  sittingLabel,
  titleOf,
  type Live,
  type ViewContext,
} from '../../live-page/presenter/view-context.ts';
import { speakerTrouble, troubleText, type SpeakerMedia } from '../../live-page/presenter/speaker-trouble.ts';
import { rollCall } from '../../roll-call/rules/index.ts';
import { opensAt } from '../../live-page/presenter/index.ts';

/** What the hall display shows. It never says who is missing or late. */
export interface DisplayView {
  readonly conference: { readonly title: string; readonly organizer: string };
  readonly isRehearsal: boolean;
  /** 'blank', 'logo', or what is live. */
  readonly mode: 'blank' | 'logo' | 'floor' | 'item' | 'words';
  readonly now: number;
  /** True while recording, which everyone in the hall is told. */
  readonly recording: boolean;
  readonly speaker: (SpeakerName & { readonly label: string | null; readonly isLong: boolean; readonly clock: TurnClock }) | null;
  /** A few large words: before the opening, in a break, at the end, or the title of an item. */
  readonly words: { readonly title: string; readonly under: string | null; readonly isLong: boolean } | null;
  /** The batch on stage, while nobody has the floor. */
  readonly award: StageView | null;
  /** A vote that is open, or its result, while nobody has the floor or the chair shows it. */
  readonly vote: ScreenVote | null;
  readonly next: { readonly title: string; readonly under: string | null } | null;
  readonly roll: { readonly present: number; readonly total: number; readonly attendanceDots: readonly boolean[] } | null;
  readonly announcement: string | null;
  /** The picture of the program feed; null while words are shown. */
  readonly picture: DisplayPicture | null;
  readonly missing: MissingPicture | null;
  /** Why the speaker is not heard or seen by everybody. */
  readonly trouble: string | null;
}

type StageView = NonNullable<ReturnType<typeof stageView>>;

const LONG_TITLE_LENGTH = 26;

/** `media`: the media state of the display's script; null without one. */
export function displayView(live: Live, media: DisplayMedia | null = null): DisplayView {
  const context = viewContextOf(live);
  const { floor, display } = context.state;
  const isLive = display === 'live';
  const vote = isLive ? screenVote(context) : null;
  const award = isLive && !floor ? stageView(context) : null;
  const { title, organizer } = live.plan.conference;
  return {
    conference: { title, organizer },
    isRehearsal: live.plan.conference.rehearsalOf !== null,
    mode: isLive ? (floor ? 'floor' : context.state.runningItemId ? 'item' : 'words') : display,
    now: live.now,
    recording: recordingNow(context.state) !== null,
    speaker: isLive && floor ? onFloor(context, floor) : null,
    words: isLive && !floor ? (launchWords(context) ?? wordsOf(context)) : null,
    award,
    vote,
    next: isLive ? nextOf(context) : null,
    roll: rollOf(context),
    announcement: announcementOf(context),
    picture: isLive && award === null && vote === null && !isLaunch(context) ? displayPicture(context, media) : null,
    missing: isLive ? missingPicture(context, media) : null,
    trouble: isLive ? siteTroubleText(context, speakerMediaOf(media)) : null,
  };
}

const speakerMediaOf = (media: DisplayMedia | null): SpeakerMedia | null =>
  media?.state === 'on' ? { sendsOf: (siteId) => media.sends[siteId] ?? [], feed: media.feed } : null;

/** What hinders a speaker elsewhere from being heard here. The hall hears its own speakers: whether the sites do is told at the desk. */
function siteTroubleText(context: ViewContext, media: SpeakerMedia | null): string | null {
  const found = speakerTrouble(context, media);
  return found && !found.isHall ? troubleText(context, found) : null;
}

function onFloor(context: ViewContext, floor: NonNullable<ViewContext['state']['floor']>): DisplayView['speaker'] {
  const name = turnSpeaker(context, floor);
  const place = floorLabel(context, floor);
  // A topic that came with a request is between the site and the desk.
  const topic = floor.speaker.paperId === null ? null : topicOf(context, { ...floor.speaker, requestId: null });
  const label = place !== null && topic !== null ? `${place}: ${topic}` : place;
  return { ...name, label, isLong: name.title.length > LONG_TITLE_LENGTH, clock: clockOf(floor, context.now, context.lang) };
}

const isLaunch = (context: ViewContext): boolean => context.state.floor === null && launchedNow(context) !== null;

/** A campaign launched a moment ago. */
function launchWords(context: ViewContext): DisplayView['words'] {
  const title = launchedNow(context);
  return title === null ? null : { title, under: context.t('ceremony.campaign.launched'), isLong: title.length > LONG_TITLE_LENGTH };
}

function wordsOf(context: ViewContext): DisplayView['words'] {
  const { t, state, plan } = context;
  const sitting = sittingInView(context);
  const long = (title: string, under: string | null) => ({ title, under, isLong: title.length > LONG_TITLE_LENGTH });
  if (!sitting) return long(plan.conference.title, plan.publication === null ? null : t('display.ended'));
  const run = state.sittings[sitting.id];
  if (!run) return long(plan.conference.title, beforeOpening(context, sitting.id));
  if (isAdjourned(run)) return long(t('display.adjourned'), sittingLabel(context, sitting.id));
  const item = itemOf(context, state.runningItemId);
  return item ? long(titleOf(context, item), null) : long(plan.conference.title, sittingLabel(context, sitting.id));
}

function beforeOpening(context: ViewContext, sittingId: string): string {
  const name = sittingLabel(context, sittingId);
  const at = opensAt(context);
  return at === null ? name : context.t('display.opensAt', { name, time: context.time(at) });
}

/** Who or what comes next: the next speaker of the running item, otherwise the next item. */
function nextOf(context: ViewContext): DisplayView['next'] {
  const { state, index } = context;
  if (state.openSittingId === null) return null;
  const item = itemOf(context, state.runningItemId);
  const [waiting] = item ? speakersList(state, index, item.id) : [];
  if (item && waiting) {
    const progress = progressOf(context, item);
    const title = placeLabel(context, item, progress, progress.begun + 1);
    return { title, under: lineOf(speakerName(context, waiting.speaker)) };
  }
  const next = nextItem(context);
  return next && { title: titleOf(context, next), under: firstSpeaker(context, next.id) };
}

function firstSpeaker(context: ViewContext, itemId: string): string | null {
  const all = speakersList(context.state, context.index, itemId);
  const [only] = all;
  return all.length === 1 && only ? lineOf(speakerName(context, only.speaker)) : null;
}

/** One line: a person with the post they speak in (the last of their list); a site by its name alone. */
const lineOf = ({ title, posts, isPerson }: SpeakerName): string => (isPerson ? [title, posts.at(-1)].filter(Boolean).join(', ') : title);

/** How many sites are present, once the first has come. */
function rollOf(context: ViewContext): DisplayView['roll'] {
  const ids = context.plan.sites.map(({ id }) => id);
  const { connected, expected } = rollCall(context.sites, ids, context.now, opensAt(context));
  if (connected === 0) return null;
  return { present: connected, total: expected, attendanceDots: Array.from({ length: expected }, (_, at) => at < connected) };
}

function announcementOf({ state, text }: ViewContext): string | null {
  const shown = state.announcementId === null ? undefined : state.announcements[state.announcementId];
  return shown && shown.to === 'everyone' ? text(shown.text.id) : null;
}
