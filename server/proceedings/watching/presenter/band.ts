import type { SiteRun } from '../../../sites/roll-call/contract.ts';
import { opensAt } from '../../presenter/wall.ts';
import type { Scene } from '../../presenter/index.ts';
import { remaining } from '../../rules/index.ts';
import type { Stage } from './speech.ts';

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
  readonly scene: Scene;
  readonly stage: Stage;
  readonly run: SiteRun;
  readonly onAir: boolean;
  readonly prepared: boolean;
}

const quiet = { look: 'quiet', at: null, atWords: null } as const;

/** What a site has to know first. */
export function bandOf(facts: Facts): Band | null {
  const { scene, stage, run, onAir, prepared } = facts;
  const { t, plan } = scene;
  const address = t(`sites.live.${plan.conference.address}`);
  if (onAir)
    return {
      look: 'live',
      icon: 's-air',
      title: t('sites.live.call.air'),
      text: t('sites.live.call.airText', { address }),
      at: null,
      atWords: null,
    };
  if (prepared)
    return { look: 'next', icon: 's-next', title: t('sites.live.call.next'), text: t('sites.live.call.nextText'), ...expected(scene) };
  if (run.lostAt !== null) {
    return {
      ...quiet,
      icon: 's-lost',
      title: t('sites.live.call.lost'),
      text: t('sites.live.call.lostText', { time: scene.time(run.lostAt) }),
    };
  }
  if (run.remindedAt !== null && run.present === null) {
    return { ...quiet, icon: 's-warn', title: t('sites.live.call.remind'), text: t('sites.live.call.remindText') };
  }
  return stageBand(scene, stage, run);
}

function stageBand(scene: Scene, stage: Stage, run: SiteRun): Band | null {
  const { t } = scene;
  if (stage === 'unpublished')
    return { ...quiet, icon: 's-wait', title: t('sites.live.call.notPublished'), text: t('sites.live.call.notPublishedText') };
  if (stage === 'adjourned')
    return { ...quiet, icon: 's-wait', title: t('sites.live.call.adjourned'), text: t('sites.live.call.adjournedText') };
  if (stage === 'over') return { ...quiet, icon: 's-done', title: t('sites.live.call.closed'), text: t('sites.live.call.closedText') };
  if (stage === 'open') return null;
  const at = opensAt(scene);
  const opening = { at: at === null ? null : scene.time(at), atWords: at === null ? null : t('sites.live.call.opens') };
  if (run.readyAt !== null)
    return { ...quiet, icon: 's-ready', title: t('sites.live.call.ready'), text: t('sites.live.call.readyText'), ...opening };
  return { look: 'next', icon: 's-next', title: t('sites.live.call.notReady'), text: t('sites.live.call.notReadyText'), ...opening };
}

/** When the one who speaks is to end; unknown without a limit, or when his time is over. */
function expected({ state, now, time, t }: Scene): Pick<Band, 'at' | 'atWords'> {
  const left = state.floor && state.floor.pausedAt === null ? remaining(state.floor, now) : null;
  if (left === null || left <= 0) return { at: null, atWords: null };
  return { at: time(now + left), atWords: t('sites.live.call.expected') };
}
