import { formatNumber } from '../../../i18n/format.ts';
import { translate, type Key, type Lang, type Params } from '../../../i18n/translate.ts';
import type { DeskMedia, LineFigure, SiteMedia } from '../../desk/presenter/media.ts';
import { VOICE } from '../rules/level.ts';
import type { HealthNews, LineQuality, MediaNews, MediaStatus, SiteHealth } from '../contract/index.ts';

/** What the desk's script has received from the server so far. */
export interface DeskHeard {
  /** Null: not asked yet. */
  readonly status: MediaStatus | null;
  readonly health: HealthNews | null;
  /** What each site sends, updated at once; the health of connections only comes every two seconds. */
  readonly news: MediaNews | null;
  /** True while the desk's own media connection is broken and being restored. */
  readonly isBroken: boolean;
  /** Levels of open microphones that the desk hears itself, by site: newer than what sites report. */
  readonly levels: ReadonlyMap<string, number>;
  /** Words that say why the server gives this desk no pictures; null if it does. */
  readonly refusal: string | null;
}

type T = (key: Key, params?: Params) => string;

/** Media as the desk shows them, in words. */
export function deskMediaView({ status, health, news, isBroken, levels, refusal }: DeskHeard, lang: Lang): DeskMedia {
  const t: T = (key, params) => translate(lang, key, params);
  const known = new Map((health?.sites ?? []).map((site) => [site.siteId, site]));
  const ids = new Set([...known.keys(), ...Object.keys(news?.sites ?? {})]);
  const state = status?.state ?? 'looking';
  return {
    state,
    notice: noticeOf(t, status, refusal, isBroken),
    feed: news?.feed ?? null,
    sites: new Map(
      [...ids].map((id) => {
        const site = known.get(id);
        const level = levels.get(id) ?? site?.level ?? null;
        return [
          id,
          siteMedia(t, lang, site && { ...site, isSilent: isSilent(site, health?.at ?? 0) }, level, news?.sites[id] ?? site?.sends ?? []),
        ];
      }),
    ),
  };
}

/** Why there are no media, by the server's code; any other code means that there is no worker. */
const OFF: Readonly<Record<string, Key>> = {
  'switched-off': 'deskMedia.offByChoice',
  'given-fails': 'deskMedia.offFails',
  'cannot-start': 'deskMedia.offFails',
};

function noticeOf(t: T, status: MediaStatus | null, refusal: string | null, isBroken: boolean): string | null {
  if (status?.state === 'off') return t(OFF[status.reason ?? ''] ?? 'deskMedia.off');
  if (status?.state === 'looking') return t('deskMedia.looking');
  if (refusal !== null) return t('deskMedia.refused', { reason: refusal });
  return isBroken ? t('deskMedia.broken') : null;
}

/** Three missed reports in a row: the page of the site is frozen, or was cut off. */
const MAX_REPORT_AGE_MS = 3000;
const isSilent = ({ reportedAt }: SiteHealth, at: number): boolean => reportedAt !== null && at - reportedAt > MAX_REPORT_AGE_MS;

type WatchedHealth = SiteHealth & { readonly isSilent: boolean };

function siteMedia(t: T, lang: Lang, health: WatchedHealth | undefined, level: number | null, sends: readonly string[]): SiteMedia {
  return {
    sends,
    level,
    isVoice: level !== null && level >= VOICE,
    trouble: health ? troubleOf(t, lang, health) : null,
    figures: health ? figuresOf(t, lang, health) : [],
  };
}

/** From here on a connection is bad enough for a mark: a tenth of the packets lost, half a second of round trip. */
const BAD_LOSS = 0.1;
const BAD_ROUND_TRIP_MS = 500;
const BAD_JITTER_MS = 100;

/** The worse of both directions in one sentence; null for a connection that can carry everything. */
function troubleOf(t: T, lang: Lang, { up, down, isSilent }: WatchedHealth): string | null {
  if (isSilent) return t('deskMedia.mark.silent');
  const lines = [up, down].filter((line) => line !== null);
  for (const mode of ['state', 'voice', 'small'] as const) if (lines.some((line) => line.mode === mode)) return t(`deskMedia.mark.${mode}`);
  const loss = Math.max(...lines.map((line) => line.loss ?? 0), 0);
  if (loss >= BAD_LOSS) return t('deskMedia.mark.loss', { n: formatNumber(lang, Math.round(loss * 100)) });
  const delay = Math.max(...lines.map((line) => line.roundTrip ?? 0), 0);
  return delay >= BAD_ROUND_TRIP_MS ? t('deskMedia.mark.delay', { n: formatNumber(lang, Math.round(delay)) }) : null;
}

function figuresOf(t: T, lang: Lang, { up, down }: SiteHealth): LineFigure[] {
  if (!up && !down) return [];
  const figure = (label: Key, words: (line: LineQuality) => string | null, bad: (line: LineQuality) => boolean): LineFigure => ({
    label: t(label),
    up: up && words(up),
    down: down && words(down),
    upIsBad: up !== null && bad(up),
    downIsBad: down !== null && bad(down),
  });
  const ms = (n: number | null) => (n === null ? null : t('deskMedia.panel.ms', { n: formatNumber(lang, Math.round(n)) }));
  return [
    figure(
      'deskMedia.panel.mode',
      ({ mode }) => t(`deskMedia.mode.${mode}`),
      ({ mode }) => mode !== 'full',
    ),
    figure(
      'deskMedia.panel.loss',
      ({ loss }) => percent(t, lang, loss),
      ({ loss }) => (loss ?? 0) >= BAD_LOSS,
    ),
    figure(
      'deskMedia.panel.jitter',
      ({ jitter }) => ms(jitter),
      ({ jitter }) => (jitter ?? 0) >= BAD_JITTER_MS,
    ),
    figure(
      'deskMedia.panel.roundTrip',
      ({ roundTrip }) => ms(roundTrip),
      ({ roundTrip }) => (roundTrip ?? 0) >= BAD_ROUND_TRIP_MS,
    ),
    figure(
      'deskMedia.panel.bitrate',
      ({ bitrate }) => rate(t, lang, bitrate),
      () => false,
    ),
  ];
}

/** One decimal below ten, where it matters; whole numbers above. */
const rounded = (value: number): number => (value < 10 ? Math.round(value * 10) / 10 : Math.round(value));

const percent = (t: T, lang: Lang, share: number | null): string | null =>
  share === null ? null : t('deskMedia.panel.percent', { n: formatNumber(lang, rounded(share * 100)) });

function rate(t: T, lang: Lang, bits: number | null): string | null {
  if (bits === null) return null;
  const isMega = bits >= 1_000_000;
  const n = formatNumber(lang, isMega ? rounded(bits / 1_000_000) : Math.round(bits / 1000));
  return t(isMega ? 'deskMedia.panel.megabits' : 'deskMedia.panel.kilobits', { n });
}
