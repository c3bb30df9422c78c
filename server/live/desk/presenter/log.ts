import { shortName } from '../../../planning/sites/rules.ts';
import type { RecordingRun } from '../../sitting/contract/entities.ts';
import { placeName } from './media.ts';
import type { Scene } from '../../live-page/presenter/scene.ts';

/** A line of what went wrong and what was announced. */
export interface LogLine {
  readonly time: string;
  readonly strong: string | null;
  readonly text: string;
  readonly soft: boolean;
}

interface Dated extends Omit<LogLine, 'time'> {
  readonly at: number;
}

/** Lost lines, incidents, announcements, recordings and what the chair closed, the latest first. */
export function logLines(scene: Scene): LogLine[] {
  const all = [...lostLines(scene), ...incidentLines(scene), ...announcementLines(scene), ...mediaLines(scene)];
  return all.toSorted((one, other) => other.at - one.at).map(({ at, ...line }) => ({ ...line, time: scene.time(at) }));
}

const nameOf = (scene: Scene, siteId: string): string => {
  const site = scene.plan.sites.find((one) => one.id === siteId);
  return site ? shortName(site) : siteId;
};

function lostLines(scene: Scene): Dated[] {
  return Object.entries(scene.sites.sites).flatMap(([siteId, { lostAt }]) =>
    lostAt === null
      ? []
      : [{ at: lostAt, strong: scene.t('proceedings.log.lost', { name: nameOf(scene, siteId) }), text: '', soft: false }],
  );
}

function incidentLines(scene: Scene): Dated[] {
  return scene.incidents.map(({ at, siteId, resolvedAt, text }) => {
    const words = text ?? scene.t('proceedings.log.erased');
    const done = resolvedAt === null ? '' : ` ${scene.t('proceedings.log.resolved', { time: scene.time(resolvedAt) })}`;
    return {
      at,
      strong: resolvedAt === null ? `${nameOf(scene, siteId)}.` : null,
      text: resolvedAt === null ? words : `${nameOf(scene, siteId)}: ${words}${done}`,
      soft: resolvedAt !== null,
    };
  });
}

function announcementLines(scene: Scene): Dated[] {
  return Object.values(scene.state.announcements).map(({ at, text, to }) => {
    const words = scene.text(text.id) ?? scene.t('proceedings.log.erased');
    return {
      at,
      strong: null,
      text: scene.t(to === 'sites' ? 'proceedings.log.toSites' : 'proceedings.log.toEveryone', { text: words }),
      soft: true,
    };
  });
}

/** Recordings that are over, and microphones that the chair closed in this sitting and nobody has opened since. */
function mediaLines(scene: Scene): Dated[] {
  const { state } = scene;
  const since = state.sittings[state.openSittingId ?? '']?.openedAt ?? Infinity;
  const closed = Object.entries(state.microphones).filter(([, act]) => !act.open && act.at >= since);
  const moments = [...new Set(closed.map(([, { at }]) => at))];
  return [
    ...Object.values(state.recordings).flatMap((run) => recordingLine(scene, run)),
    ...moments.map((at) => {
      const name = closed.flatMap(([siteId, act]) => (act.at === at ? [placeName(scene, siteId)] : [])).join(', ');
      return { at, strong: null, text: scene.t('deskMedia.log.closed', { name }), soft: true };
    }),
  ];
}

function recordingLine({ t, time }: Scene, { startedAt, stoppedAt: at, reason }: RecordingRun): Dated[] {
  if (at === null) return [];
  const params = { from: time(startedAt), to: time(at) };
  if (reason === 'failed')
    return [{ at, strong: t('deskMedia.log.recordingFailed'), text: t('deskMedia.log.recordingFailedText', params), soft: false }];
  return [{ at, strong: null, text: t(`deskMedia.log.recorded.${reason ?? 'desk'}`, params), soft: true }];
}
