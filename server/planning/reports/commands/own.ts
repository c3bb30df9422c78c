import { handleChange, handleQuery, type ChangeContext, type Handler, type QueryContext } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { refuseFaults } from '../../collections/commands.ts';
import { requireConference } from '../../conferences/store.ts';
import { reportsContract as contract } from '../contract/index.ts';
import type { OwnReport } from '../contract/entities.ts';
import { answerFaults, bare, missingAnswers, seenOf, writtenOver } from '../rules/answers.ts';
import { standingOf } from '../rules/standing.ts';
import { formsOf } from '../store/forms.ts';
import { reportAnswers, reportOf, saveAnswer, saveReport } from '../store/reports.ts';
import { isShownTo, ownForm, ownSiteOf } from './access.ts';
import { eventOf } from './following.ts';

async function own(scope: QueryContext, { conferenceId }: InputOf<typeof contract.own>) {
  const { db, now } = scope;
  const conference = await requireConference(db, conferenceId);
  const site = await ownSiteOf(scope, conferenceId);
  if (conference.rehearsalOf !== null) return { reports: [] };
  const reports: OwnReport[] = [];
  for (const { audience: _audience, version: _version, ...form } of (await formsOf(db, conferenceId)).filter((one) =>
    isShownTo(one, site),
  )) {
    const key = { conferenceId, formId: form.id, siteId: site.id };
    const { answers: _submitted, history: _history, ...recorded } = await reportOf(db, key);
    const term = { deadline: form.deadline, timeZone: conference.timeZone, now };
    reports.push({ form, ...standingOf(recorded, term), answers: await reportAnswers(db, key, form.questions) });
  }
  return { reports };
}

/** Each answer is stored over the version that was seen of it: of two who answer differently neither is lost, and both are told. */
async function fill(scope: ChangeContext, { conferenceId, id, answers }: InputOf<typeof contract.fill>) {
  const { tx } = scope;
  const { form, key } = await ownForm(scope, conferenceId, id);
  const report = await reportOf(tx, key);
  if (report.status === 'submitted') throw new AppError('report-submitted');
  refuseFaults(answerFaults(form.questions, answers));
  const { store, disputed } = writtenOver(await reportAnswers(tx, key, form.questions), answers);
  if (store.length > 0 && report.status === 'none') await saveReport(tx, key, { ...report, status: 'filling' });
  for (const answer of store) await saveAnswer(tx, key, answer);
  return { answers: await reportAnswers(tx, key, form.questions), disputed };
}

async function submit(scope: ChangeContext, { conferenceId, id, seen }: InputOf<typeof contract.submit>) {
  const { tx, now } = scope;
  const { form, key } = await ownForm(scope, conferenceId, id);
  const report = await reportOf(tx, key);
  if (report.status === 'submitted') throw new AppError('report-submitted');
  const answers = await reportAnswers(tx, key, form.questions);
  if (seenOf(answers) !== seen) throw new AppError('answers-changed');
  const missing = missingAnswers(form.questions, answers);
  if (missing.length > 0) throw new AppError('answers-missing', { n: missing.length });
  const submitted = answers.filter(({ state }) => state !== 'empty').map((answer) => [answer.questionId, bare(answer)] as const);
  return saveReport(tx, key, {
    ...report,
    status: 'submitted',
    firstSubmittedAt: report.firstSubmittedAt ?? now,
    submittedAt: now,
    correction: null,
    reminder: null,
    remindedAt: null,
    answers: Object.fromEntries(submitted),
    history: [...report.history, eventOf(scope, 'submitted', null)],
  });
}

/** What was submitted last stays in the table of the office until it is submitted anew. */
async function reopen(scope: ChangeContext, { conferenceId, id, version }: InputOf<typeof contract.reopen>) {
  const { tx } = scope;
  const { key } = await ownForm(scope, conferenceId, id);
  const report = await reportOf(tx, key);
  if (report.status !== 'submitted') throw new AppError('not-submitted');
  if (report.version !== version) throw new AppError('stale');
  return saveReport(tx, key, { ...report, status: 'filling', history: [...report.history, eventOf(scope, 'reopened', null)] });
}

export const ownReportHandlers: readonly Handler[] = [
  handleQuery(contract.own, own),
  handleChange(contract.fill, fill),
  handleChange(contract.submit, submit),
  handleChange(contract.reopen, reopen),
];
