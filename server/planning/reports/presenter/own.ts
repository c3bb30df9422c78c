import { formatNumber } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import type { SiteAnswer, OwnReport, ReportQuestion, StoredAnswer } from '../contract/entities.ts';
import { bare, EMPTY } from '../rules/answers.ts';
import { lookOf } from '../rules/standing.ts';
import { cellWords, deadlineDay, lookChip, momentOf, unitBehind } from './words.ts';

/** What a field holds for an answer. */
export const fieldText = (lang: Lang, { number, text }: SiteAnswer): string =>
  number === null ? (text ?? '') : formatNumber(lang, number);

/** An answer with its unit, as one reads it. */
export const answerText = (lang: Lang, question: ReportQuestion, answer: SiteAnswer): string =>
  `${cellWords(lang, { ...answer })}${answer.number === null ? '' : unitBehind(question)}`;

/** What was sent by the form of this page and is not stored, by its question. */
export interface Unstored {
  readonly state: string;
  readonly value: string;
  /** The version over which it was written. */
  readonly version: number;
  readonly why: 'theirs' | 'bad-figure' | 'refused';
}

const STATES = ['given', 'not-applicable', 'not-known'] as const;

function questionView(lang: Lang, question: ReportQuestion, n: number, stored: StoredAnswer | undefined, unstored: Unstored | undefined) {
  const answer = stored ? bare(stored) : EMPTY;
  const state = unstored?.state ?? (answer.state === 'empty' ? 'given' : answer.state);
  const value = unstored?.value ?? fieldText(lang, answer);
  const isTheirs = unstored?.why === 'theirs';
  return {
    ...question,
    n,
    field: `answer-${question.id}`,
    value,
    isNumber: question.kind === 'number',
    isChoice: question.kind === 'choice',
    options: question.options.map((option) => ({ value: option, label: option, selected: option === value })),
    states: STATES.map((one) => ({
      value: one,
      label: translate(lang, `reports.own.states.${one === 'given' && question.kind !== 'number' ? 'answered' : one}`),
      checked: one === state,
    })),
    state,
    version: stored?.version ?? 0,
    stored: JSON.stringify(answer),
    theirs: isTheirs ? answerText(lang, question, answer) : null,
    error: unstored?.why === 'bad-figure' ? translate(lang, 'reports.own.badFigure') : null,
    shown: answerText(lang, question, answer),
    isSaid: answer.state === 'given',
  };
}

/** What a site is asked on a form, with what it has answered. */
export function ownReportView(lang: Lang, report: OwnReport, zone: string, unstored: ReadonlyMap<string, Unstored> = new Map()) {
  const { form, answers, deadline } = { ...report, deadline: report.form.deadline };
  const byId = new Map(answers.map((answer) => [answer.questionId, answer]));
  const isSubmitted = report.status === 'submitted';
  const said = answers.filter(({ state }) => state !== 'empty').length;
  const sent = report.submittedAt === null ? null : momentOf(lang, report.submittedAt, zone);
  return {
    id: form.id,
    title: form.title,
    about: form.about,
    version: report.version,
    chip: lookChip(lang, lookOf(report)),
    isSubmitted,
    due: dueText(lang, report),
    isOverdue: deadline !== null && report.late && !isSubmitted && report.firstSubmittedAt === null,
    submitted:
      isSubmitted && sent !== null ? translate(lang, report.late ? 'reports.own.submittedLate' : 'reports.own.submittedAt', sent) : null,
    correction: report.status === 'correction' ? report.correction : null,
    reminder: !isSubmitted && report.remindedAt !== null ? (report.reminder ?? translate(lang, 'reports.own.reminderPlain')) : null,
    answered: translate(lang, 'reports.own.answered', { n: said, total: form.questions.length }),
    questions: form.questions.map((question, at) => questionView(lang, question, at + 1, byId.get(question.id), unstored.get(question.id))),
  };
}

function dueText(lang: Lang, { form: { deadline }, late, status, firstSubmittedAt }: OwnReport): string {
  if (deadline === null) return translate(lang, 'reports.own.noDue');
  const isOverdue = late && status !== 'submitted' && firstSubmittedAt === null;
  return translate(lang, isOverdue ? 'reports.own.overdue' : 'reports.own.due', { date: deadlineDay(lang, deadline) });
}

/** What the page of a site says of the reports that are waited for: the most urgent of them; null if there is none. */
export function reportCall(lang: Lang, reports: readonly OwnReport[]) {
  const urgency = (report: OwnReport): number => (report.status === 'correction' ? 0 : report.remindedAt === null ? 2 : 1);
  const open = reports.filter(({ status }) => status !== 'submitted').toSorted((a, b) => urgency(a) - urgency(b));
  const [first] = open;
  if (!first) return null;
  const { deadline, title } = first.form;
  const about = (['correction', 'reminder', 'open'] as const)[urgency(first)] ?? 'open';
  const isOverdue = first.late && first.firstSubmittedAt === null;
  return {
    id: first.form.id,
    title: translate(lang, `reports.call.${about}`, { title }),
    due:
      deadline === null
        ? null
        : translate(lang, isOverdue ? 'reports.call.overdue' : 'reports.call.due', { date: deadlineDay(lang, deadline) }),
    isUrgent: about !== 'open' || isOverdue,
  };
}
