import type { Conference } from '../../../planning/conferences/contract.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import { formatDate, formatTime } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import type { Overview } from '../contract.ts';

/** Details of the conference in one line, and its series; null if unknown. */
export function factsView(lang: Lang, { organizer, mode, venue, series }: Conference, plan: Plan) {
  const sites = plan.sites.filter(({ group, kind }) => !group && kind !== 'main').length;
  return {
    organizer,
    mode: translate(lang, `conferences.mode.${mode}`),
    venue,
    sites: sites > 0 ? translate(lang, 'dashboard.sitesToo', { n: sites }) : null,
    series: series && { ...series, address: encodeURIComponent(series.name) },
  };
}

/** Who leads and who writes, as they are named in the list of participants. */
export const leadersView = (lang: Lang, { chairs, secretaries }: Overview) =>
  (
    [
      ['chairs', chairs],
      ['secretaries', secretaries],
    ] as const
  ).map(([role, names]) => ({ label: translate(lang, `dashboard.${role}`), names }));

/** When a rehearsal copy was made. */
export const rehearsalView = (lang: Lang, { id, createdAt }: { readonly id: string; readonly createdAt: number }, zone: string) => ({
  id,
  made: translate(lang, 'conferences.rehearse.made', { time: formatTime(lang, createdAt, zone), date: formatDate(lang, createdAt, zone) }),
});
