import { formatDate, formatMinutes } from '../../i18n/format.ts';
import { sittingInstant } from '../../planning/agenda/rules/index.ts';
import {
  itemTimes,
  itemsOf,
  viewContextOf,
  sittingInView,
  sittingLabel,
  speakerName,
  titleOf,
  type Live,
  type ViewContext,
} from '../live-page/presenter/index.ts';
import { ballotLink } from '../live-page/presenter/ballot-link.ts';
import { voteLine } from '../live-page/presenter/vote-screen.ts';
import { launchOrLine } from '../live-page/presenter/ceremony-stage.ts';
import { explanationLink } from '../live-page/presenter/explanation-link.ts';
import { lineChip } from '../live-page/presenter/microphone.ts';
import type { MediaFacts } from '../live-page/presenter/media.ts';
import { picturesOf } from '../live-page/presenter/pictures.ts';
import { recordingNow } from '../sitting/rules/index.ts';
import { announcementOf, comingUp, itemNow, speechOf, sittingStatusNow } from '../live-page/presenter/speech.ts';

/** A line of the agenda with the times that hold now. */
function line(context: ViewContext, item: ReturnType<typeof itemsOf>[number], times: ReturnType<typeof itemTimes>) {
  const run = context.state.items[item.id];
  const at = times.get(item.id)?.at ?? null;
  const minutes = times.get(item.id)?.minutes ?? null;
  const state = run?.state ?? 'planned';
  const first = item.speakers
    .slice(0, 2)
    .map((participantId) => speakerName(context, { participantId, siteId: null, paperId: null, requestId: null, queueId: null }).title);
  return {
    title: titleOf(context, item),
    speakers: first.join(', '),
    at: at === null ? null : context.time(at),
    minutes: minutes === null ? null : formatMinutes(context.lang, minutes),
    now: item.id === context.state.runningItemId,
    done: state === 'finished',
    put: state === 'postponed' || state === 'skipped' ? context.t(`viewerPage.${state}`) : null,
  };
}

/** When the conference begins, or goes on after a sitting was closed, while none is open; null if that is not planned. */
function resumption(context: ViewContext): string | null {
  const { plan, state, lang } = context;
  const next = state.openSittingId === null ? sittingInView(context) : null;
  const at = next ? sittingInstant(plan, next) : null;
  if (next === null || at === null || plan.publication === null) return null;
  const when = { name: sittingLabel(context, next.id), time: context.time(at), date: formatDate(lang, at, plan.conference.timeZone) };
  return context.t(Object.keys(state.sittings).length > 0 ? 'viewerPage.goesOn' : 'viewerPage.begins', when);
}

/**
 * Everything on the page of those who follow in a browser or on a phone. `media`: what its script knows; null without one. `ballotAt`: path
 * of the ballots of a delegate; null for everybody else.
 */
export function viewerView(live: Live, media: MediaFacts | null = null, ballotAt: string | null = null) {
  const context = viewContextOf(live);
  const { plan, state } = context;
  const stage = sittingStatusNow(context);
  const speech = speechOf(context);
  const sitting = sittingInView(context) ?? plan.sittings.at(-1) ?? null;
  const times = sitting ? itemTimes(context, sitting) : new Map();
  const run = sitting ? state.sittings[sitting.id] : undefined;
  return {
    conference: { id: plan.conference.id, title: plan.conference.title },
    now: live.now,
    stage,
    stageWords: context.t(`livePage.stage.${stage}`),
    rehearsal: plan.conference.rehearsalOf !== null,
    resumption: resumption(context),
    recording: recordingNow(state) !== null,
    speech,
    ballotLink: ballotLink(context, ballotAt, true),
    ceremonyLine: voteLine(context) ?? launchOrLine(context),
    pictures: picturesOf(context, { siteId: null, sends: false }, media, speech?.title ?? plan.conference.title),
    line: lineChip(context, media),
    item: itemNow(context),
    explanation: explanationLink(context),
    coming: comingUp(context),
    announcement: announcementOf(context)?.text ?? null,
    sitting: sitting ? sittingLabel(context, sitting.id) : null,
    opened: run ? context.t('viewerPage.openedAt', { time: context.time(run.openedAt) }) : null,
    agenda: sitting ? itemsOf(context, sitting.id).map((item) => line(context, item, times)) : [],
  };
}
export type ViewerView = ReturnType<typeof viewerView>;
