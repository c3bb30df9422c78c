import { translate, type Lang } from '../../../i18n/translate.ts';
import type { OutputOf } from '../../../platform/contract.ts';
import type { reportsContract } from '../contract/index.ts';
import { isOpen, lookOf } from '../rules/standing.ts';
import { MISSING } from '../rules/totals.ts';
import { cellView, lookChip, momentOf, unitBehind } from './words.ts';

type Report = OutputOf<typeof reportsContract.site>;

/** What one site submitted, and what happened to its report. */
export function officeReportView(lang: Lang, { form, site, history }: Report, zone: string) {
  const hasSubmitted = site.submittedAt !== null;
  return {
    site: { id: site.siteId, name: site.name, version: site.version },
    chip: lookChip(lang, lookOf(site)),
    hasSubmitted,
    isSubmitted: site.status === 'submitted',
    isWaited: form.askedAt !== null && isOpen(site),
    isPrevious: hasSubmitted && site.status !== 'submitted',
    correction: site.correction,
    answers: form.questions.map((question, at) => {
      const answer = site.answers[question.id];
      const cell = answer ? { ...answer, parts: null } : { ...MISSING, state: 'empty' as const };
      const { text: value, ...shown } = cellView(lang, cell);
      return { ...shown, n: at + 1, text: question.text, value, unit: shown.isFigure ? unitBehind(question) : '' };
    }),
    history: history.toReversed().map(({ kind, at, by, text }) => ({
      title: translate(lang, `reports.office.events.${kind}`),
      when:
        by === null
          ? translate(lang, 'reports.office.at', momentOf(lang, at, zone))
          : translate(lang, 'reports.office.by', { name: by, ...momentOf(lang, at, zone) }),
      text,
    })),
  };
}
