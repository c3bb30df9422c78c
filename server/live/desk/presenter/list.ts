import type { Checks } from '../../roll-call/contract.ts';
import { presenceOf, siteRun } from '../../roll-call/rules/index.ts';
import type { FloorRequest } from '../../sitting/contract/entities.ts';
import { sameSpeaker, unsettled, mediaRoutingOf, type WaitingSpeaker } from '../../sitting/rules/index.ts';
import { DESK_KEYS } from './keys.ts';
import type { Action } from './actions/action.ts';
import { inviteAction, prepareAction } from './actions/floor.ts';
import { queueActions, requestActions } from './actions/queue.ts';
import type { DeskMedia } from './media.ts';
import { placeName } from './place-name.ts';
import { meterOf } from './tiles.ts';
import { progressOf, seatsOfSpeaker, speakerName, topicOf, type SpeakerProgress } from '../../live-page/presenter/names.ts';
import { speakerAway } from './away.ts';
import { siteBarred } from './actions/clearance.ts';
import { itemOf, type ViewContext } from '../../live-page/presenter/view-context.ts';

/** A waiting speaker in the list of the desk. */
export interface ListedSpeaker {
  readonly key: string;
  readonly n: number;
  readonly title: string;
  readonly topic: string | null;
  readonly isNext: boolean;
  readonly isChosen: boolean;
  /** How its site is and whether it was told, the worst first: none hides another. */
  readonly chips: readonly { readonly state: string; readonly text?: string; readonly plain: boolean }[];
  /** Why it cannot be invited now; null: it can. */
  readonly barred: string | null;
  /** Why the speaker may not be there; null if nothing says so. */
  readonly away: string | null;
  /** What the next one's site has checked; null if nobody has reported. */
  readonly checks: readonly { readonly label: string; readonly ok: boolean }[];
  readonly invite: Action;
  readonly prepare: Action | null;
  readonly more: readonly Action[];
  /** Preview of the next speaker: site and level; null without a picture. */
  readonly preview: { readonly siteId: string; readonly name: string; readonly meter: number | null } | null;
}

export interface RequestRow {
  readonly id: string;
  readonly title: string;
  /** Posts and seat of a delegate; empty for a site. */
  readonly who: string;
  readonly away: string | null;
  readonly time: string;
  readonly topic: string | null;
  readonly deferred: boolean;
  readonly accept: Action;
  readonly defer: Action | null;
  /** Its form asks for the reason. */
  readonly refuse: Action;
}

/** The list of speakers of the running item. `chosen`: the row on which the keys act; by default the first one. */
export function speakerRows(
  context: ViewContext,
  chosen: string | null,
  media: DeskMedia | null,
  hasKeys: boolean,
): { rows: ListedSpeaker[]; left: string | null } {
  const item = itemOf(context, context.state.runningItemId);
  if (!item) return { rows: [], left: null };
  const progress = progressOf(context, item);
  const { waiting } = progress;
  const at = Math.max(
    0,
    waiting.findIndex((one) => one.key === chosen),
  );
  const rows = waiting
    .map((one, index) => rowOf(context, progress, one, index, index === at, hasKeys))
    .map((row, index) => (index === 0 ? { ...row, preview: previewOf(context, waiting[0], media) } : row));
  const key = item.kind === 'papers' ? 'desk.list.papersLeft' : 'desk.list.speakersLeft';
  return { rows, left: rows.length > 0 ? context.t(key, { n: rows.length }) : null };
}

function rowOf(
  context: ViewContext,
  { begun, waiting }: SpeakerProgress,
  one: WaitingSpeaker,
  index: number,
  isChosen: boolean,
  hasKeys: boolean,
): ListedSpeaker {
  const { state } = context;
  const prepared = state.prepared !== null && sameSpeaker(state.prepared.speaker, one.speaker);
  const run = one.speaker.siteId === null ? null : siteRun(context.sites, one.speaker.siteId);
  return {
    key: one.key,
    n: begun + index + 1,
    title: speakerName(context, one.speaker).title,
    topic:
      [topicOf(context, one.speaker) ?? secondLine(context, one), ...seatsOfSpeaker(context, one.speaker)].filter(Boolean).join(' · ') ||
      null,
    isNext: index === 0,
    isChosen,
    chips: chipsOf(context, run, prepared, index === 0),
    barred: siteBarred(context, one.speaker.siteId),
    away: speakerAway(context, one.speaker),
    checks: index === 0 && run ? checksOf(context, run.checks) : [],
    invite: { ...inviteAction(context, one), key: isChosen && hasKeys ? DESK_KEYS.invite.key : undefined },
    prepare: prepared ? null : prepareAction(context, one, isChosen && hasKeys ? DESK_KEYS.prepare.key : undefined),
    more: queueActions(context, waiting, index, isChosen),
    preview: null,
  };
}

function previewOf(context: ViewContext, one: WaitingSpeaker | undefined, media: DeskMedia | null): ListedSpeaker['preview'] {
  const siteId = one?.speaker.siteId ?? null;
  const known = siteId === null || media?.state !== 'on' ? undefined : media.sites.get(siteId);
  if (siteId === null || !known?.sends.includes('camera') || mediaRoutingOf(context.state, context.index).barred) return null;
  return { siteId, name: context.t('deskMedia.next', { name: placeName(context, siteId) }), meter: meterOf(known.level) };
}

function secondLine(context: ViewContext, { speaker }: WaitingSpeaker): string | null {
  const posts = speakerName(context, speaker).posts.join(', ');
  if (posts) return posts;
  return speaker.paperId === null ? null : context.t('desk.list.noTopic');
}

type SiteRun = ReturnType<typeof siteRun>;

function chipsOf({ t, now }: ViewContext, run: SiteRun | null, prepared: boolean, isNext: boolean): ListedSpeaker['chips'] {
  const told = prepared ? [{ state: 'next', text: t(isNext ? 'desk.list.nextTold' : 'desk.list.told'), plain: false }] : [];
  const presence = run && presenceOf(run, now, null);
  if (presence === 'lost' || presence === 'absent') return [{ state: presence, plain: presence === 'absent' }, ...told];
  // The next one shows what was checked instead.
  return presence === 'ready' && !isNext && !prepared ? [{ state: 'ready', plain: true }] : told;
}

const CHECK_WORDS = {
  microphone: 'desk.check.microphone',
  camera: 'desk.check.camera',
  line: 'desk.check.line',
} as const;

function checksOf({ t }: ViewContext, checks: Checks): ListedSpeaker['checks'] {
  const names = ['microphone', 'camera', 'line'] as const;
  return names.flatMap((name) => (checks[name] === null ? [] : [{ label: t(CHECK_WORDS[name]), ok: checks[name] }]));
}

/** Unsettled requests: the open ones, then the deferred ones. */
export function requestRows(context: ViewContext): RequestRow[] {
  const open = unsettled(context.state, (request) => request.state === 'open');
  const deferred = unsettled(context.state, (request) => request.state === 'deferred');
  return [...open, ...deferred].map((request) => requestRow(context, request));
}

function requestRow(context: ViewContext, { requestId, siteId, participantId, topic, madeAt, state }: FloorRequest): RequestRow {
  const speaker = { siteId, participantId, requestId, paperId: null, queueId: null };
  const { title } = speakerName(context, speaker);
  const { accept, defer, refuse } = requestActions(context, requestId, title);
  const deferred = state === 'deferred';
  return {
    id: requestId,
    title,
    who: participantId === null ? '' : [...speakerName(context, speaker).posts, ...seatsOfSpeaker(context, speaker)].join(' · '),
    away: speakerAway(context, speaker),
    time: context.time(madeAt),
    topic: topic && context.text(topic.id),
    deferred,
    accept,
    defer: deferred ? null : defer,
    refuse,
  };
}
