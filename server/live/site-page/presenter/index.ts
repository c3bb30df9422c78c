import { siteVoteView } from './vote.ts';
import { voteLine } from '../../live-page/presenter/vote-screen.ts';
import { launchOrLine } from '../../live-page/presenter/ceremony-stage.ts';
import { CHECKS, type Check } from '../../roll-call/contract.ts';
import { siteRun } from '../../roll-call/rules/index.ts';
import { viewContextOf, type Live, type ViewContext } from '../../live-page/presenter/index.ts';
import { ownRequest, refusedRequest, type IsMine } from '../../live-page/presenter/own-request.ts';
import { floorHolder, isListClosed, recordingNow } from '../../sitting/rules/index.ts';
import { bandOf } from './band.ts';
import { hasMedia, type MediaFacts } from '../../live-page/presenter/media.ts';
import { deviceLines, lineChip, microphoneOf } from '../../live-page/presenter/microphone.ts';
import { picturesOf, seenByText } from '../../live-page/presenter/pictures.ts';
import { announcementOf, comingUp, itemNow, placeOf, speechOf, sittingStatusNow } from '../../live-page/presenter/speech.ts';

/** The site whose page this is, and what its reader may do: a technician reports, but does not speak for it. */
export interface OwnSite {
  readonly siteId: string;
  readonly name: string;
  readonly contactName: string | null;
  readonly contactPhone: string | null;
  readonly maySpeak: boolean;
}

const ICONS: Readonly<Record<Check, string>> = {
  camera: 'i-cam',
  microphone: 'i-mic',
  line: 'i-line',
  person: 'i-people',
  phone: 'i-phone',
};
const LOOKS = { good: 'ready', bad: 'time', unknown: 'wait' } as const;
const STATE_ICONS = { good: 's-ready', bad: 's-warn', unknown: 's-wait' } as const;

const isOfSite =
  ({ siteId }: OwnSite): IsMine =>
  (request) =>
    request.siteId === siteId && request.participantId === null;

/** Everything on a site's page. `media`: the media state of its script; null without one. */
export function sitePageView(live: Live, own: OwnSite, media: MediaFacts | null = null) {
  const context = viewContextOf(live);
  const { state } = context;
  const run = siteRun(context.sites, own.siteId);
  const stage = sittingStatusNow(context);
  const speech = speechOf(context);
  const onAir = speech !== null && speech.siteId === own.siteId;
  const prepared = !onAir && state.prepared?.speaker.siteId === own.siteId;
  const request = ownRequest(context, isOfSite(own));
  const place = placeOf(context, ({ siteId }) => siteId === own.siteId);
  const isOpen = stage === 'open' || stage === 'adjourned';
  const microphone = microphoneOf(context, own.siteId, media);
  const holds = onAir || (microphone !== 'unknown' && floorHolder(state, context.index) === own.siteId);
  const isHall = context.index.hallId === own.siteId;
  const seenBy = seenByText(context, own.siteId, media);
  const band = bandOf({ context, stage, run, onAir: holds, prepared, isHall, microphone, seenBy });
  return {
    conference: { id: live.plan.conference.id, title: live.plan.conference.title },
    rehearsal: live.plan.conference.rehearsalOf !== null,
    recording: recordingNow(state) !== null,
    site: own,
    now: live.now,
    band,
    onAir,
    prepared,
    speech,
    ceremonyLine: voteLine(context) ?? launchOrLine(context),
    vote: siteVoteView(context, own.siteId),
    stage,
    request,
    /** The microphone of this place is open: the frame round the window, and nothing else looks like it. */
    bodyClass: band?.look === 'live' ? 'on-air' : '',
    pictures: picturesOf(context, { siteId: own.siteId, sends: own.maySpeak }, media, speech?.title ?? live.plan.conference.title),
    devices: deviceLines(context, own.siteId, media),
    line: lineChip(context, media),
    /** What this page sends goes nowhere: another page of the site sends. */
    replaced: hasMedia(media) && media.replaced,
    trouble: hasMedia(media) ? media.trouble : null,
    sharing: sharingOf(own, holds, media, seenBy),
    item: itemNow(context),
    coming: comingUp(context, ({ siteId }) => siteId === own.siteId),
    place,
    announcement: announcementOf(context)?.text ?? null,
    turnId: onAir ? (state.floor?.turnId ?? '') : '',
    ready: run.readyAt !== null,
    isOpen,
    // Who waits in the list already has nothing to ask for.
    mayAsk: own.maySpeak && isOpen && !onAir && !prepared && request === null && place === null && !isListClosed(state),
    listClosed: isOpen && isListClosed(state),
    refused: request === null ? refusedRequest(context, isOfSite(own)) : null,
    present: run.present,
    checks: checksView(context, own, onAir),
    incidents: incidentsOf(context, own),
  };
}

/** The site that has the floor may show a second picture. */
function sharingOf({ maySpeak }: OwnSite, holds: boolean, media: MediaFacts | null, seenBy: string | null) {
  if (!maySpeak || !holds || !hasMedia(media) || media.barred || media.replaced) return null;
  const { sharing, cameras, mayShareScreen } = media;
  return sharing || mayShareScreen || cameras.length > 0 ? { isOn: sharing, seenBy, cameras, mayShareScreen } : null;
}

/** The devices of the site as it reported them; the microphone is what the sitting makes of it. */
function checksView({ sites, t }: ViewContext, { siteId }: OwnSite, onAir: boolean) {
  const { checks } = siteRun(sites, siteId);
  return CHECKS.map((check) => {
    const result = checks[check] === null ? 'unknown' : checks[check] ? 'good' : 'bad';
    return {
      check,
      icon: check === 'microphone' && !onAir ? 'i-micoff' : ICONS[check],
      label: t(`siteChecks.${check}`),
      result,
      look: LOOKS[result],
      stateIcon: STATE_ICONS[result],
      text: t(`siteChecks.${result}`),
      options: (['unknown', 'good', 'bad'] as const).map((value) => ({
        value,
        label: t(`siteChecks.${value}`),
        selected: value === result,
      })),
    };
  });
}

const incidentsOf = ({ incidents, time, t }: ViewContext, { siteId }: OwnSite) =>
  incidents
    .filter((incident) => incident.siteId === siteId)
    .map(({ at, resolvedAt, text, isWithheld }) => ({
      at: time(at),
      text: text ?? t(isWithheld ? 'rollCall.withheld' : 'rollCall.erased'),
      resolved: resolvedAt === null ? null : t('rollCall.resolvedAt', { time: time(resolvedAt) }),
    }))
    .toReversed();
