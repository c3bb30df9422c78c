import { formatDate, formatWeekday } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import { daysBetween } from '../../../planning/rescheduling/rules.ts';

/** "26/11", or "26/11/2026" outside the year of another day. */
export const shortDate = (lang: Lang, day: string, today: string): string => {
  const whole = formatDate(lang, day, 'utc');
  return day.slice(0, 4) === today.slice(0, 4) ? whole.slice(0, 5) : whole;
};

/** The last day of something as seen from today: how late it is, today, tomorrow, or the day. */
export function lastDayText(lang: Lang, due: string, today: string): string {
  const days = daysBetween(today, due);
  if (days < 0) return translate(lang, 'dashboard.due.late', { n: -days });
  if (days === 0) return translate(lang, 'common.time.today');
  if (days === 1) return translate(lang, 'dashboard.due.tomorrow');
  return `${formatWeekday(lang, due, 'utc')} ${shortDate(lang, due, today)}`;
}

/** "Khai mạc 26/11, còn 5 ngày". */
export const openingText = (lang: Lang, firstDay: string, today: string): string =>
  translate(lang, 'dashboard.due.opening', { date: shortDate(lang, firstDay, today), n: daysBetween(today, firstDay) });

/** "Hạn 23/11, còn 2 ngày", "Hạn 12/11, chậm 9 ngày", "Hạn hôm nay". */
export function untilText(lang: Lang, due: string, today: string): string {
  const days = daysBetween(today, due);
  const key = days < 0 ? 'dashboard.due.wasOn' : days === 0 ? 'dashboard.due.isToday' : 'dashboard.due.isOn';
  return translate(lang, key, { date: shortDate(lang, due, today), n: Math.abs(days) });
}
