import type { Floor } from '../../sitting/contract/entities.ts';
import { floorHolder, isAdjourned, speakersList } from '../../sitting/rules/index.ts';
import type { Action } from './actions/action.ts';
import { recallAction, turnClockActions } from './actions/floor.ts';
import { launchActions, stageActions } from './actions/ceremony.ts';
import { finishItemAction } from './actions/items.ts';
import { speakerAway } from './away.ts';
import { ceremonyWords } from './ceremony.ts';
import { primaryAction } from './actions/primary.ts';
import { clockOf, type TurnClock } from '../../live-page/presenter/clock.ts';
import { speakerMediaOf, type DeskMedia } from './media.ts';
import { floorLabel, progressOf, speakerName, topicOf, turnSpeaker } from '../../live-page/presenter/names.ts';
import { siteBarred } from './actions/clearance.ts';
import { itemOf, nextItem, sittingInView, sittingLabel, titleOf, type ViewContext } from '../../live-page/presenter/view-context.ts';
import { speakerTroubleText } from '../../live-page/presenter/speaker-trouble.ts';
import { opensAt } from '../../live-page/presenter/timing.ts';
import { onAir, deskSiteGrid } from './site-grid.ts';

/** The middle of the desk: who has the floor, or what is to be done. */
export interface DeskStage {
  readonly chip: { readonly state: string; readonly text: string } | null;
  /** "Tham luận 3/8". */
  readonly label: string | null;
  /** 08:58. */
  readonly since: string | null;
  readonly title: string;
  readonly posts: string | null;
  readonly topic: string | null;
  /** Why the speaker is not heard or seen by everybody. */
  readonly trouble: string | null;
  readonly clock: TurnClock | null;
  readonly primary: Action | null;
  /** A link instead of the primary action, if the next step is on another page. */
  readonly link: { readonly href: string; readonly label: string } | null;
  readonly others: readonly Action[];
  /** Why the primary action cannot be pressed. */
  readonly barred: string | null;
  /** What comes next, below the buttons. */
  readonly next: string | null;
}

const empty: DeskStage = {
  chip: null,
  label: null,
  since: null,
  title: '',
  posts: null,
  topic: null,
  trouble: null,
  clock: null,
  primary: null,
  link: null,
  others: [],
  barred: null,
  next: null,
};

export function stageOf(context: ViewContext, media: DeskMedia | null = null): DeskStage {
  const { plan, state } = context;
  const sitting = sittingInView(context);
  const primary = primaryAction(context);
  if (plan.publication === null) return unpublished(context);
  if (!sitting) return over(context);
  const run = state.sittings[sitting.id];
  if (!run) return { ...empty, ...beforeOpening(context, sitting), primary };
  if (state.floor) return { ...onFloor(context, state.floor, media), primary };
  if (isAdjourned(run)) return { ...empty, ...adjourned(context, sitting.id), primary };
  const item = itemOf(context, state.runningItemId);
  if (item) return { ...empty, ...runningItem(context, item), primary };
  return { ...empty, ...betweenItems(context, sitting.id), primary };
}

/** After the end nothing is left to do here but the minutes. */
const over = (context: ViewContext): DeskStage => ({
  ...empty,
  title: context.t('desk.stage.over'),
  posts: closedAt(context),
  link: { href: `/conferences/${context.plan.conference.id}/minutes`, label: context.t('desk.stage.toMinutes') },
});

function betweenItems(context: ViewContext, sittingId: string): Partial<DeskStage> {
  const next = nextItem(context);
  const label = sittingLabel(context, sittingId);
  if (!next) return { label, title: context.t('desk.stage.allDone', { name: label }) };
  return {
    chip: { state: 'next', text: context.t('desk.stage.next') },
    label,
    title: titleOf(context, next),
    posts: next.hidden ? context.t('desk.stage.hiddenNext') : null,
    topic: firstName(context, next.id),
    trouble: firstAway(context, next.id),
  };
}

/** Who speaks first, if known. */
function firstName(context: ViewContext, itemId: string): string | null {
  const [first] = speakersList(context.state, context.index, itemId);
  if (!first) return null;
  const { title, posts } = speakerName(context, first.speaker);
  return [title, ...posts].join(', ');
}

/** That whoever speaks first may not be there, by name, before they are invited. */
function firstAway(context: ViewContext, itemId: string): string | null {
  const [first] = speakersList(context.state, context.index, itemId);
  const why = first ? speakerAway(context, first.speaker) : null;
  return first && why !== null ? `${speakerName(context, first.speaker).title}: ${why}` : null;
}

const unpublished = ({ t, plan }: ViewContext): DeskStage => ({
  ...empty,
  title: t('desk.stage.unpublished'),
  posts: t('desk.stage.unpublishedText'),
  link: { href: `/conferences/${plan.conference.id}/agenda`, label: t('desk.stage.toAgenda') },
});

function beforeOpening(context: ViewContext, sitting: NonNullable<ReturnType<typeof sittingInView>>): Partial<DeskStage> {
  const at = opensAt(context);
  return {
    label: context.t('desk.stage.notOpen'),
    title: sittingLabel(context, sitting.id),
    posts: at === null ? null : context.t('desk.stage.plannedAt', { time: context.time(at) }),
    topic: deskSiteGrid(context).summary,
  };
}

function adjourned(context: ViewContext, sittingId: string): Partial<DeskStage> {
  const since = context.state.sittings[sittingId]?.adjournments.at(-1)?.from ?? null;
  const text = context.t('desk.stage.adjourned');
  return { chip: { state: 'paused', text }, title: sittingLabel(context, sittingId), since: context.time(since) };
}

function runningItem(context: ViewContext, item: NonNullable<ReturnType<typeof itemOf>>): Partial<DeskStage> {
  const { t, state } = context;
  const { waiting } = progressOf(context, item);
  const batch = ceremonyWords(context);
  return {
    chip: { state: 'running', text: t('common.state.running') },
    label: batch && titleOf(context, item),
    title: batch?.title ?? titleOf(context, item),
    since: context.time(state.items[item.id]?.startedAt ?? null),
    posts: batch ? batch.under : item.hidden ? t('desk.stage.hiddenNow') : waiting.length > 0 ? t('desk.stage.nobodySpeaks') : null,
    barred: siteBarred(context, waiting[0]?.speaker.siteId ?? null),
    next: nextName(context, item.id),
    trouble: firstAway(context, item.id),
    // Nobody is invited to speak in an item that left the plan; it can only be finished.
    others: [
      ...stageActions(context),
      ...launchActions(context),
      finishItemAction(context, item),
      context.index.items.has(item.id) ? recallAction(context, item.id) : null,
    ].filter((action) => action !== null),
  };
}

function onFloor(context: ViewContext, floor: Floor, media: DeskMedia | null): DeskStage {
  const { t, now } = context;
  const { title, posts } = turnSpeaker(context, floor);
  return {
    ...empty,
    chip: isHeard(context, media)
      ? { state: 'air', text: t('common.state.air') }
      : { state: 'muted', text: t('deskMedia.microphoneClosed') },
    label: floorLabel(context, floor),
    since: context.time(floor.startedAt),
    title,
    posts: posts.join(', ') || null,
    topic: topicOf(context, floor.speaker),
    trouble: speakerTroubleText(context, speakerMediaOf(media)),
    clock: clockOf(floor, now, context.lang),
    others: turnClockActions(context, floor),
  };
}

/** Solid red means an open microphone and nothing else: a speaker with a closed one is not on air. */
const isHeard = (context: ViewContext, media: DeskMedia | null): boolean =>
  media?.state === 'off' || onAir(context, media) !== null || floorHolder(context.state, context.index) === null;

/** Who or what the primary button leads to. */
function nextName(context: ViewContext, itemId: string): string | null {
  const next = nextItem(context);
  return firstName(context, itemId) ?? (next && titleOf(context, next));
}

function closedAt(context: ViewContext): string | null {
  const last = Math.max(0, ...Object.values(context.state.sittings).map((run) => run.closedAt ?? 0));
  return last === 0 ? null : context.t('desk.stage.closedAt', { time: context.time(last) });
}
