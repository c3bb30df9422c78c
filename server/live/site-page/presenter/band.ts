import type { SiteRun } from '../../roll-call/contract.ts';
import { opensAt, type ViewContext } from '../../live-page/presenter/index.ts';
import { remaining } from '../../sitting/rules/index.ts';
import type { Microphone } from '../../live-page/presenter/microphone.ts';
import type { SittingStatus } from '../../live-page/presenter/speech.ts';

/** The band that says what a site has to do now. At most one at a time: the most urgent. */
export interface Band {
  /** 'live' is red and means an open microphone, nothing else. */
  readonly look: 'live' | 'next' | 'quiet';
  readonly icon: string;
  readonly title: string;
  readonly text: string;
  /** A clock time that goes with it, and its word. */
  readonly at: string | null;
  readonly atWords: string | null;
}

interface Facts {
  readonly context: ViewContext;
  readonly stage: SittingStatus;
  readonly run: SiteRun;
  readonly onAir: boolean;
  readonly prepared: boolean;
  readonly isHall: boolean;
  readonly microphone: Microphone;
  /** Words for how many sites receive its picture; null: not known. */
  readonly seenBy: string | null;
}

const quiet = { look: 'quiet', at: null, atWords: null } as const;

/** What a site has to know first. */
export function bandOf(facts: Facts): Band | null {
  const { context, stage, run, onAir, prepared, isHall, microphone, seenBy } = facts;
  const { t } = context;
  if (context.isCutOff) return cutOffBand(context, onAir || isOpen(microphone), microphone);
  if (onAir) return airBand(context, microphone, seenBy);
  const hall = isHall && stage === 'open' ? hallBand(context, microphone, seenBy) : null;
  if (hall) return hall;
  if (prepared) {
    const text = t(microphone === 'unknown' || isHall ? 'sitePage.band.nextText' : 'pictures.air.next');
    return { look: 'next', icon: 's-next', title: t('sitePage.band.next'), text, ...expected(context) };
  }
  if (run.lostAt !== null) {
    return {
      ...quiet,
      icon: 's-lost',
      title: t('sitePage.band.lost'),
      text: t('sitePage.band.lostText', { time: context.time(run.lostAt) }),
    };
  }
  if (run.remindedAt !== null && run.present === null) {
    return { ...quiet, icon: 's-warn', title: t('sitePage.band.remind'), text: t('sitePage.band.remindText') };
  }
  return stageBand(context, stage, run);
}

/** Whether the microphone is open to everyone, heard or not. */
const isOpen = (microphone: Microphone): boolean => microphone === 'open' || microphone === 'silent';
const joined = (...sentences: readonly (string | null)[]): string => sentences.filter((one) => one !== null).join(' ');

/** Cut off from the server nobody here knows who hears the site: red stays only while its microphone is known to be open. */
function cutOffBand({ t, plan }: ViewContext, isHeard: boolean, microphone: Microphone): Band {
  const cutOff = { ...quiet, icon: 's-lost' } as const;
  if (!isHeard) return { ...cutOff, title: t('sitePage.band.cutOff'), text: t('sitePage.band.cutOffText') };
  const red = isOpen(microphone);
  const title = t(red ? 'sitePage.band.cutOffMicrophoneTitle' : 'sitePage.band.cutOffAirTitle');
  const text = t('sitePage.band.cutOffAirText', { address: t(`sitePage.${plan.conference.address}`) });
  return { ...cutOff, look: red ? 'live' : 'quiet', title, text };
}

/** The floor is this site's. Red only while its microphone is open, or where sound goes other ways than through this page. */
function airBand({ t, plan }: ViewContext, microphone: Microphone, seenBy: string | null): Band {
  const address = t(`sitePage.${plan.conference.address}`);
  const live = { look: 'live', icon: 's-air', title: t('sitePage.band.air'), at: null, atWords: null } as const;
  if (microphone === 'unknown') return { ...live, text: t('sitePage.band.airText', { address }) };
  if (microphone === 'open') return { ...live, text: joined(t('pictures.air.text', { address }), seenBy) };
  if (microphone === 'silent') return { ...live, icon: 's-warn', title: t('pictures.air.silentTitle'), text: t('pictures.air.silentText') };
  const icons = { closed: 'i-micoff', missing: 's-warn', broken: 's-late', barred: 'i-lock' } as const;
  const words = { title: t(`pictures.air.${microphone}Title`), text: t(`pictures.air.${microphone}Text`, { address }) };
  return { ...quiet, ...words, icon: icons[microphone], look: microphone === 'missing' ? 'next' : 'quiet' };
}

/** The main hall is heard throughout a sitting: its page says so, or that it is not. */
function hallBand({ t }: ViewContext, microphone: Microphone, seenBy: string | null): Band | null {
  if (isOpen(microphone)) {
    const text = joined(t('pictures.air.hallText'), seenBy);
    return { ...quiet, look: 'live', icon: 's-air', title: t('pictures.air.hallTitle'), text };
  }
  if (microphone === 'closed')
    return { ...quiet, icon: 'i-micoff', title: t('pictures.air.hallOffTitle'), text: t('pictures.air.hallOffText') };
  if (microphone === 'missing')
    return { ...quiet, look: 'next', icon: 's-warn', title: t('pictures.air.hallMissingTitle'), text: t('pictures.air.hallMissingText') };
  return null;
}

function stageBand(context: ViewContext, stage: SittingStatus, run: SiteRun): Band | null {
  const { t } = context;
  if (stage === 'unpublished')
    return { ...quiet, icon: 's-wait', title: t('sitePage.band.notPublished'), text: t('sitePage.band.notPublishedText') };
  if (stage === 'adjourned')
    return { ...quiet, icon: 's-wait', title: t('sitePage.band.adjourned'), text: t('sitePage.band.adjournedText') };
  if (stage === 'over') return { ...quiet, icon: 's-done', title: t('sitePage.band.closed'), text: t('sitePage.band.closedText') };
  if (stage === 'open') return null;
  const at = opensAt(context);
  const opening = { at: at === null ? null : context.time(at), atWords: at === null ? null : t('sitePage.band.opens') };
  if (run.readyAt !== null)
    return { ...quiet, icon: 's-ready', title: t('sitePage.band.ready'), text: t('sitePage.band.readyText'), ...opening };
  return { look: 'next', icon: 's-next', title: t('sitePage.band.notReady'), text: t('sitePage.band.notReadyText'), ...opening };
}

/** Planned end of the current turn; unknown without a limit or once time is up. */
function expected({ state, now, time, t }: ViewContext): Pick<Band, 'at' | 'atWords'> {
  const left = state.floor && state.floor.pausedAt === null ? remaining(state.floor, now) : null;
  if (left === null || left <= 0) return { at: null, atWords: null };
  return { at: time(now + left), atWords: t('sitePage.band.expected') };
}
