import { translate, type Lang } from '../../../i18n/translate.ts';
import type { OutputOf } from '../../../platform/contract.ts';
import type { reportsContract } from '../contract/index.ts';
import type { Form, ReportRow } from '../contract/entities.ts';
import { isOpen, lookOf, LOOKS } from '../rules/standing.ts';
import { deadlineDay, lookChip, momentOf } from './words.ts';

type Listed = OutputOf<typeof reportsContract.list>['forms'][number];

/** A form in the list of a conference. */
export function listedForm(lang: Lang, { id, title, questions, deadline, askedAt, sites, submitted }: Listed) {
  const isDone = askedAt !== null && sites > 0 && submitted === sites;
  return {
    id,
    title,
    about: [
      translate(lang, 'reports.questionCount', { n: questions.length }),
      deadline === null
        ? translate(lang, 'reports.noDeadline')
        : translate(lang, 'reports.deadlineOn', { date: deadlineDay(lang, deadline) }),
    ].join(' · '),
    chip:
      askedAt === null
        ? { state: 'draft', text: translate(lang, 'reports.notAsked') }
        : { state: isDone ? 'ready' : 'running', text: translate(lang, 'reports.progress', { n: submitted, total: sites }) },
  };
}

const whenText = (lang: Lang, { submittedAt, remindedAt, status }: ReportRow, zone: string): string | null => {
  if (status === 'submitted' && submittedAt !== null) return translate(lang, 'reports.submittedAt', momentOf(lang, submittedAt, zone));
  return remindedAt === null ? null : translate(lang, 'reports.remindedOn', momentOf(lang, remindedAt, zone));
};

/** Who has reported: the sites by how they stand, those to be waited for first. */
export function statusView(lang: Lang, { form, sites }: { readonly form: Form; readonly sites: readonly ReportRow[] }, zone: string) {
  const submitted = sites.filter((site) => !isOpen(site)).length;
  const late = sites.filter((site) => lookOf(site) === 'late').length;
  const byLook = Map.groupBy(sites, lookOf);
  const shown = [...LOOKS].toSorted((a, b) => Number(b === 'overdue') - Number(a === 'overdue'));
  return {
    submitted,
    totalText: translate(lang, 'reports.submittedOf', { total: sites.length }),
    waited: sites.length - submitted,
    late,
    lastDay: form.deadline === null ? null : deadlineDay(lang, form.deadline),
    groups: shown.flatMap((look) => {
      const rows = byLook.get(look) ?? [];
      if (rows.length === 0) return [];
      return {
        look,
        chip: lookChip(lang, look),
        count: rows.length,
        rows: rows.map((site) => ({ id: site.siteId, name: site.name, when: whenText(lang, site, zone) })),
      };
    }),
  };
}
