import { DateTime } from 'luxon';
import { translate, type Lang } from './translate.ts';

/** A moment: milliseconds since 1970, an ISO 8601 text or a Date. Null means unknown. */
export type Moment = number | string | Date | null | undefined;

/** Uses the minus sign of the figures font, which is as wide as a digit. */
const unknownFigures = '\u2212\u2212:\u2212\u2212';

const numbers: Record<Lang, Intl.NumberFormat> = { vi: new Intl.NumberFormat('vi-VN'), en: new Intl.NumberFormat('en-GB') };

/** 1.214 in Vietnamese, 1,214 in English; null in words. */
export function formatNumber(lang: Lang, value: number | null | undefined): string {
  return value === null || value === undefined ? translate(lang, 'common.unknown') : numbers[lang].format(value);
}

/** 26/11/2025 in the zone given (an IANA name). A plain date such as 2025-11-26 keeps its day whatever the zone. */
export function formatDate(lang: Lang, moment: Moment, zone: string): string {
  const at = wallClock(moment, zone);
  if (!at) return translate(lang, 'common.unknown');
  return `${two(at.getUTCDate())}/${two(at.getUTCMonth() + 1)}/${String(at.getUTCFullYear()).padStart(4, '0')}`;
}

/** 09:06 in the zone given. */
export function formatTime(lang: Lang, moment: Moment, zone: string): string {
  const at = wallClock(moment, zone);
  return at ? `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}` : translate(lang, 'common.unknown');
}

/** 09:06:42 in the zone given. */
export function formatClock(lang: Lang, moment: Moment, zone: string): string {
  const at = wallClock(moment, zone);
  return at ? `${formatTime(lang, moment, zone)}:${two(at.getUTCSeconds())}` : translate(lang, 'common.unknown');
}

/** "08 giờ 02", as official documents write it; 08:02 in English. */
export function formatOfficialTime(lang: Lang, moment: Moment, zone: string): string {
  const at = wallClock(moment, zone);
  if (!at) return translate(lang, 'common.unknown');
  return translate(lang, 'common.time.official', { hh: two(at.getUTCHours()), mm: two(at.getUTCMinutes()) });
}

/** "Thứ Tư" or "Wednesday". */
export function formatWeekday(lang: Lang, moment: Moment, zone: string): string {
  const at = inZone(moment, zone);
  return at ? translate(lang, `common.time.weekday.${weekday(at)}`) : translate(lang, 'common.unknown');
}

/** "10 phút"; above an hour and a half "2 giờ 5 phút". Null minutes mean unknown. */
export function formatMinutes(lang: Lang, minutes: number | null | undefined): string {
  if (minutes === null || minutes === undefined) return translate(lang, 'common.unknown');
  if (minutes < 120) return translate(lang, 'common.time.minutes', { n: minutes });
  const h = Math.floor(minutes / 60);
  const n = minutes % 60;
  return n === 0 ? translate(lang, 'common.time.hours', { n: h }) : translate(lang, 'common.time.hoursMinutes', { h, n });
}

/** The figures of a timer from the milliseconds left: 06:20, 1:02:03, and +01:24 past the limit. Null becomes dashes. */
export function formatCountdown(ms: number | null | undefined): string {
  if (ms === null || ms === undefined) return unknownFigures;
  const seconds = ms < 0 ? Math.floor(-ms / 1000) : Math.ceil(ms / 1000);
  return (ms <= -1000 ? '+' : '') + figures(seconds);
}

/** Elapsed time from milliseconds: 08:12 or 1:02:03. */
export function formatElapsed(ms: number | null | undefined): string {
  return ms === null || ms === undefined ? unknownFigures : figures(Math.floor(Math.max(0, ms) / 1000));
}

/** A length in words for screen readers, from milliseconds: "1 phút 48 giây". */
export function formatSpoken(lang: Lang, ms: number | null | undefined): string {
  if (ms === null || ms === undefined) return translate(lang, 'common.unknown');
  const seconds = Math.round(Math.abs(ms) / 1000);
  const m = Math.floor(seconds / 60);
  const n = seconds % 60;
  if (m === 0) return translate(lang, 'common.time.seconds', { n });
  return n === 0 ? translate(lang, 'common.time.minutes', { n: m }) : translate(lang, 'common.time.minutesSeconds', { m, n });
}

/** Offsets by zone and quarter of an hour, at whose beginning they change: a long page asks for thousands of times of one day. */
const offsets = new Map<string, number>();
const QUARTER_MS = 900_000;
const MAX_OFFSETS = 10_000;

/** A moment on the clock of a zone: the UTC fields of the result are those of the wall clock. */
function wallClock(moment: Moment, zone: string): Date | null {
  const ms = typeof moment === 'number' ? moment : inZone(moment, zone)?.toMillis();
  return ms === undefined ? null : new Date(ms + offsetAt(ms, zone));
}

function offsetAt(ms: number, zone: string): number {
  const quarter = Math.floor(ms / QUARTER_MS) * QUARTER_MS;
  const key = `${zone} ${quarter}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  if (offsets.size >= MAX_OFFSETS) offsets.clear();
  const offset = (inZone(quarter, zone)?.offset ?? 0) * 60_000;
  offsets.set(key, offset);
  return offset;
}

const two = (value: number): string => String(value).padStart(2, '0');

function inZone(moment: Moment, zone: string): DateTime | null {
  if (moment === null || moment === undefined || moment === '') return null;
  const at = read(moment, zone);
  if (!at.isValid) throw new Error(`"${String(moment)}" in the zone "${zone}" is no moment.`);
  return at;
}

function read(moment: number | string | Date, zone: string): DateTime {
  if (typeof moment === 'number') return DateTime.fromMillis(moment, { zone });
  return typeof moment === 'string' ? DateTime.fromISO(moment, { zone }) : DateTime.fromJSDate(moment, { zone });
}

function weekday(at: DateTime): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  return at.weekday as 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

function figures(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}
