import { formatMinutes } from '../../i18n/format.ts';
import {
  itemTimes,
  itemsOf,
  sceneOf,
  sittingInView,
  sittingLabel,
  speakerName,
  titleOf,
  type Live,
  type Scene,
} from '../live-page/presenter/index.ts';
import { lineChip } from '../live-page/presenter/microphone.ts';
import type { MediaFacts } from '../live-page/presenter/media.ts';
import { picturesOf } from '../live-page/presenter/pictures.ts';
import { recordingNow } from '../sitting/rules/index.ts';
import { announcementOf, comingUp, itemNow, speechOf, stageNow } from '../live-page/presenter/speech.ts';

/** A line of the agenda with the times that hold now. */
function line(scene: Scene, item: ReturnType<typeof itemsOf>[number], times: ReturnType<typeof itemTimes>) {
  const run = scene.state.items[item.id];
  const at = times.get(item.id)?.at ?? null;
  const minutes = times.get(item.id)?.minutes ?? null;
  const state = run?.state ?? 'planned';
  const first = item.speakers
    .slice(0, 2)
    .map((participantId) => speakerName(scene, { participantId, siteId: null, paperId: null, requestId: null, queueId: null }).title);
  return {
    title: titleOf(scene, item),
    speakers: first.join(', '),
    at: at === null ? null : scene.time(at),
    minutes: minutes === null ? null : formatMinutes(scene.lang, minutes),
    now: item.id === scene.state.runningItemId,
    done: state === 'finished',
    put: state === 'postponed' || state === 'skipped' ? scene.t(`viewer.${state}`) : null,
  };
}

/** Everything on the page of those who follow in a browser or on a phone. `media`: what its script knows; null without one. */
export function viewerView(live: Live, media: MediaFacts | null = null) {
  const scene = sceneOf(live);
  const { plan, state } = scene;
  const stage = stageNow(scene);
  const speech = speechOf(scene);
  const sitting = sittingInView(scene) ?? plan.sittings.at(-1) ?? null;
  const times = sitting ? itemTimes(scene, sitting) : new Map();
  const run = sitting ? state.sittings[sitting.id] : undefined;
  return {
    conference: { id: plan.conference.id, title: plan.conference.title },
    now: live.now,
    stage,
    stageWords: scene.t(`viewer.stage.${stage}`),
    rehearsal: plan.conference.rehearsalOf !== null,
    recording: recordingNow(state) !== null,
    speech,
    pictures: picturesOf(scene, { siteId: null, sends: false }, media, speech?.title ?? plan.conference.title),
    line: lineChip(scene, media),
    item: itemNow(scene),
    coming: comingUp(scene, null),
    announcement: announcementOf(scene)?.text ?? null,
    sitting: sitting ? sittingLabel(scene, sitting.id) : null,
    opened: run ? scene.t('viewer.openedAt', { time: scene.time(run.openedAt) }) : null,
    agenda: sitting ? itemsOf(scene, sitting.id).map((item) => line(scene, item, times)) : [],
  };
}
export type ViewerView = ReturnType<typeof viewerView>;
