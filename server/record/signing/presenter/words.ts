import { formatDate, formatTime } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';

/** A moment as "28/11/2025 lúc 15:20". */
export const signedMoment = (lang: Lang, at: number, zone: string): string =>
  translate(lang, 'officialPapers.moment', { date: formatDate(lang, at, zone), time: formatTime(lang, at, zone) });

/** A hash in groups that people can compare. */
export const inGroups = (hash: string): string => (hash.replaceAll(':', '').match(/.{1,8}/g) ?? []).join(' ');
