import { proceedingsContract as contract } from '../../sitting/contract/index.ts';
import type { Floor, Turn } from '../../sitting/contract/entities.ts';
import { holderOf, isAdjourned, speakersList } from '../../sitting/rules/index.ts';
import { actOf, type Act } from './acts.ts';
import { clockOf, type Clock } from '../../live-page/presenter/clock.ts';
import type { DeskMedia } from './media.ts';
import { placeLabel, progressOf, speakerName, topicOf } from '../../live-page/presenter/names.ts';
import { primaryAct, undoOf } from './primary.ts';
import { itemOf, nextItem, sittingInView, sittingLabel, titleOf, type Scene } from '../../live-page/presenter/scene.ts';
import { opensAt } from '../../live-page/presenter/timing.ts';
import { onAir, wallOf } from './wall.ts';

/** The middle of the desk: who has the floor, or what is to be done. */
export interface Stage {
  readonly chip: { readonly state: string; readonly text: string } | null;
  /** "Tham luận 3/8". */
  readonly label: string | null;
  /** 08:58. */
  readonly since: string | null;
  readonly title: string;
  readonly posts: string | null;
  readonly topic: string | null;
  readonly clock: Clock | null;
  readonly primary: Act | null;
  /** A link in the place of the primary action, where the next thing is done elsewhere. */
  readonly link: { readonly href: string; readonly label: string } | null;
  readonly others: readonly Act[];
  /** What comes next, below the buttons. */
  readonly next: string | null;
}

const empty: Stage = {
  chip: null,
  label: null,
  since: null,
  title: '',
  posts: null,
  topic: null,
  clock: null,
  primary: null,
  link: null,
  others: [],
  next: null,
};

export function stageOf(scene: Scene, media: DeskMedia | null = null): Stage {
  const { plan, state } = scene;
  const sitting = sittingInView(scene);
  const primary = primaryAct(scene);
  if (plan.publication === null) return unpublished(scene);
  if (!sitting) return { ...empty, title: scene.t('proceedings.stage.over'), posts: closedAt(scene) };
  const run = state.sittings[sitting.id];
  if (!run) return { ...empty, ...beforeOpening(scene, sitting), primary };
  if (state.floor) return { ...onFloor(scene, state.floor, media), primary };
  if (isAdjourned(run)) return { ...empty, ...adjourned(scene, sitting.id), primary };
  const item = itemOf(scene, state.runningItemId);
  if (item) return { ...empty, ...runningItem(scene, item), primary };
  return { ...empty, ...betweenItems(scene, sitting.id), primary };
}

function betweenItems(scene: Scene, sittingId: string): Partial<Stage> {
  const next = nextItem(scene);
  const label = sittingLabel(scene, sittingId);
  if (!next) return { label, title: scene.t('proceedings.stage.allDone', { name: label }) };
  return {
    chip: { state: 'next', text: scene.t('proceedings.stage.next') },
    label,
    title: titleOf(scene, next),
    topic: firstName(scene, next.id),
  };
}

/** Who speaks first, where that is known. */
function firstName(scene: Scene, itemId: string): string | null {
  const [first] = speakersList(scene.state, scene.index, itemId);
  if (!first) return null;
  const { title, posts } = speakerName(scene, first.speaker);
  return [title, ...posts].join(', ');
}

const unpublished = ({ t, plan }: Scene): Stage => ({
  ...empty,
  title: t('proceedings.stage.unpublished'),
  posts: t('proceedings.stage.unpublishedText'),
  link: { href: `/conferences/${plan.conference.id}/agenda`, label: t('proceedings.stage.toAgenda') },
});

function beforeOpening(scene: Scene, sitting: NonNullable<ReturnType<typeof sittingInView>>): Partial<Stage> {
  const at = opensAt(scene);
  return {
    label: scene.t('proceedings.stage.notOpen'),
    title: sittingLabel(scene, sitting.id),
    posts: at === null ? null : scene.t('proceedings.stage.plannedAt', { time: scene.time(at) }),
    topic: wallOf(scene).summary,
  };
}

function adjourned(scene: Scene, sittingId: string): Partial<Stage> {
  const since = scene.state.sittings[sittingId]?.adjournments.at(-1)?.from ?? null;
  const text = scene.t('proceedings.stage.adjourned');
  return { chip: { state: 'paused', text }, title: sittingLabel(scene, sittingId), since: scene.time(since) };
}

function runningItem(scene: Scene, item: NonNullable<ReturnType<typeof itemOf>>): Partial<Stage> {
  const { t, state } = scene;
  const { waiting } = progressOf(scene, item);
  return {
    chip: { state: 'running', text: t('common.state.running') },
    title: titleOf(scene, item),
    since: scene.time(state.items[item.id]?.startedAt ?? null),
    posts: waiting.length > 0 ? t('proceedings.stage.nobodySpeaks') : null,
    next: nextName(scene, item.id),
    others: [finishAct(scene, item), ...recallActs(scene, item.id)],
  };
}

function onFloor(scene: Scene, floor: Floor, media: DeskMedia | null): Stage {
  const { t, now } = scene;
  const { title, posts } = speakerName(scene, floor.speaker);
  const item = itemOf(scene, floor.itemId);
  const progress = item && progressOf(scene, item);
  return {
    ...empty,
    chip: isHeard(scene, media) ? { state: 'air', text: t('common.state.air') } : { state: 'muted', text: t('deskMedia.microphoneClosed') },
    label: item && progress ? placeLabel(scene, item, progress, progress.begun) : null,
    since: scene.time(floor.startedAt),
    title,
    posts: posts.join(', ') || null,
    topic: topicOf(scene, floor.speaker),
    clock: clockOf(floor, now, scene.lang),
    others: turnActs(scene, floor),
  };
}

/** Filled red is an open microphone and nothing else: whoever speaks with a closed one is not on air. */
const isHeard = (scene: Scene, media: DeskMedia | null): boolean =>
  media?.state === 'off' || onAir(scene, media) !== null || holderOf(scene.state, scene.index) === null;

function turnActs(scene: Scene, { turnId, limitSeconds, pausedAt }: Floor): Act[] {
  const { t } = scene;
  const undo = undoOf(scene);
  const more = actOf(
    contract.extend,
    { turnId, seconds: 60 },
    { label: t('proceedings.act.extend'), key: '1', said: t('proceedings.said.extend'), undo },
  );
  const pause = actOf(contract.pause, { turnId }, { label: t('proceedings.act.pause'), key: 'P', said: t('proceedings.said.pause'), undo });
  const go = actOf(
    contract.resume,
    { turnId },
    { label: t('proceedings.act.resumeTime'), key: 'P', said: t('proceedings.said.resumeTime'), undo },
  );
  return [...(limitSeconds === null ? [] : [more]), pausedAt === null ? pause : go];
}

function finishAct(scene: Scene, { id: itemId, title }: NonNullable<ReturnType<typeof itemOf>>): Act {
  const said = scene.t('proceedings.said.finish', { name: title ?? '' });
  return actOf(contract.finishItem, { itemId }, { label: scene.t('proceedings.act.finish'), key: 'K', said, undo: undoOf(scene) });
}

/** Who or what the primary button leads to. */
function nextName(scene: Scene, itemId: string): string | null {
  const next = nextItem(scene);
  return firstName(scene, itemId) ?? (next && titleOf(scene, next));
}

/** The last speaker of the item may be called back. */
function recallActs(scene: Scene, itemId: string): Act[] {
  const last = Object.values(scene.state.turns)
    .filter((turn) => turn.itemId === itemId)
    .reduce<Turn | null>((latest, turn) => (latest && latest.endedAt > turn.endedAt ? latest : turn), null);
  if (!last) return [];
  const name = speakerName(scene, last.speaker).title;
  const said = scene.t('proceedings.said.recall', { name });
  return [
    actOf(contract.recall, { turnId: last.turnId }, { label: scene.t('proceedings.act.recall'), key: 'G', said, undo: undoOf(scene) }),
  ];
}

function closedAt(scene: Scene): string | null {
  const last = Math.max(0, ...Object.values(scene.state.sittings).map((run) => run.closedAt ?? 0));
  return last === 0 ? null : scene.t('proceedings.stage.closedAt', { time: scene.time(last) });
}
