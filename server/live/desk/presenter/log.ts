import { shortName } from '../../../planning/sites/rules/index.ts';
import type { RecordingRun } from '../../sitting/contract/entities.ts';
import { placeName } from './place-name.ts';
import type { ViewContext } from '../../live-page/presenter/view-context.ts';

/** A line of the desk's log. */
export interface LogLine {
  readonly time: string;
  readonly strong: string | null;
  readonly text: string;
  readonly soft: boolean;
}

interface Dated extends Omit<LogLine, 'time'> {
  readonly at: number;
  /** True: still to be seen to, so that it stays above what came later. */
  readonly isOpen?: boolean;
}

/** Incidents that are not resolved, then lost lines, other incidents, announcements, recordings and what the chair closed, the latest first. */
export function logLines(context: ViewContext): LogLine[] {
  const all = [...lostLines(context), ...incidentLines(context), ...announcementLines(context), ...mediaLines(context)];
  const latest = all.toSorted((one, other) => Number(other.isOpen ?? false) - Number(one.isOpen ?? false) || other.at - one.at);
  return latest.map(({ at, isOpen: _isOpen, ...line }) => ({ ...line, time: context.time(at) }));
}

const nameOf = (context: ViewContext, siteId: string): string => {
  const site = context.plan.sites.find((one) => one.id === siteId);
  return site ? shortName(site) : siteId;
};

/** Whom to call there, and at which number. */
function contactOf({ t, plan }: ViewContext, siteId: string): string {
  const { contactName = null, contactPhone = null } = plan.sites.find(({ id }) => id === siteId)?.forDesk ?? {};
  return contactPhone === null ? '' : t('desk.log.call', { who: [contactName, contactPhone].filter(Boolean).join(', ') });
}

function lostLines(context: ViewContext): Dated[] {
  return Object.entries(context.sites.sites).flatMap(([siteId, { lostAt }]) =>
    lostAt === null
      ? []
      : [
          {
            at: lostAt,
            strong: context.t('desk.log.lost', { name: nameOf(context, siteId) }),
            text: contactOf(context, siteId),
            soft: false,
          },
        ],
  );
}

function incidentLines(context: ViewContext): Dated[] {
  return context.incidents.map(({ at, siteId, resolvedAt, text, isWithheld }) => {
    const words = text ?? context.t(isWithheld ? 'rollCall.withheld' : 'desk.log.erased');
    const done = resolvedAt === null ? '' : ` ${context.t('desk.log.resolved', { time: context.time(resolvedAt) })}`;
    return {
      at,
      strong: resolvedAt === null ? `${nameOf(context, siteId)}.` : null,
      text: resolvedAt === null ? words : `${nameOf(context, siteId)}: ${words}${done}`,
      soft: resolvedAt !== null,
      isOpen: resolvedAt === null,
    };
  });
}

function announcementLines(context: ViewContext): Dated[] {
  return Object.values(context.state.announcements).map(({ at, text, to }) => {
    const words = context.text(text.id) ?? context.t('desk.log.erased');
    return {
      at,
      strong: null,
      text: context.t(to === 'sites' ? 'desk.log.toSites' : 'desk.log.toEveryone', { text: words }),
      soft: true,
    };
  });
}

/** Finished recordings, and microphones that the chair closed in this sitting and that are still closed. */
function mediaLines(context: ViewContext): Dated[] {
  const { state } = context;
  const since = state.sittings[state.openSittingId ?? '']?.openedAt ?? Infinity;
  const closed = Object.entries(state.microphones).filter(([, microphone]) => !microphone.open && microphone.at >= since);
  const moments = [...new Set(closed.map(([, { at }]) => at))];
  return [
    ...Object.values(state.recordings).flatMap((run) => recordingLine(context, run)),
    ...moments.map((at) => {
      const name = closed.flatMap(([siteId, microphone]) => (microphone.at === at ? [placeName(context, siteId)] : [])).join(', ');
      return { at, strong: null, text: context.t('deskMedia.log.closed', { name }), soft: true };
    }),
  ];
}

function recordingLine({ t, time }: ViewContext, { startedAt, stoppedAt: at, reason }: RecordingRun): Dated[] {
  if (at === null) return [];
  const params = { from: time(startedAt), to: time(at) };
  if (reason === 'failed')
    return [{ at, strong: t('deskMedia.log.recordingFailed'), text: t('deskMedia.log.recordingFailedText', params), soft: false }];
  return [{ at, strong: null, text: t(`deskMedia.log.recorded.${reason ?? 'desk'}`, params), soft: true }];
}
