import { translate } from '../../../i18n/translate.ts';
import { AppError, type Refusal } from '../../../platform/errors.ts';
import type { Answer, PageContext, PageRoutes } from '../../../platform/pages/routes.ts';
import { accessContract } from '../../sites/access/contract.ts';
import { conferencesContract } from '../../conferences/contract.ts';
import { conferenceIn, ticked, typed } from '../../conferences/pages/fields.ts';
import { reportsContract as contract } from '../contract/index.ts';
import { SiteAnswer as StoredAnswerFacts, type OwnReport } from '../contract/entities.ts';
import { EMPTY, sameAnswer, seenOf, type SeenAnswer } from '../rules/answers.ts';
import { answerTyped } from '../rules/typed.ts';
import { ownReportView, type Unstored } from '../presenter/own.ts';
import { formIn } from './forms.ts';

const home = (context: PageContext): string => `/conferences/${conferenceIn(context)}/site/reports`;

async function around(context: PageContext) {
  const conferenceId = conferenceIn(context);
  const [{ reports }, site, { conference, archived }] = [
    await context.run(contract.own, { conferenceId }),
    await context.run(accessContract.own, { conferenceId }),
    await context.run(conferencesContract.get, { conferenceId }),
  ];
  return {
    reports,
    view: {
      site: site.name,
      conference: { id: conferenceId, title: conference.title },
      archived,
      zone: conference.timeZone,
      home: home(context),
    },
  };
}

async function list(context: PageContext): Promise<Answer> {
  const { reports, view } = await around(context);
  const [only] = reports;
  if (only && reports.length === 1) return context.redirect(`${home(context)}/${only.form.id}`);
  return context.render('planning/reports/own-list', {
    ...view,
    reports: reports.map((report) => ownReportView(context.lang, report, view.zone)),
  });
}

interface Shown {
  readonly unstored?: ReadonlyMap<string, Unstored>;
  readonly refusal?: Pick<Refusal, 'message'>;
}

async function own(context: PageContext, { unstored, refusal }: Shown = {}): Promise<Answer> {
  const { reports, view } = await around(context);
  const report = reports.find(({ form }) => form.id === formIn(context));
  if (!report) throw new AppError('not-found');
  const shown = ownReportView(context.lang, report, view.zone, unstored);
  const bodyData = { conferenceId: view.conference.id, formId: shown.id, questions: report.form.questions };
  const many = { isSeveral: reports.length > 1, problem: refusal?.message, report: shown, bodyData };
  return context.render('planning/reports/own', { ...view, ...many }, refusal ? 409 : 200);
}

const listed = (context: PageContext, field: string): readonly string[] => {
  const value = context.form[field];
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
};

const storedIn = (text: string) => {
  try {
    return StoredAnswerFacts.parse(JSON.parse(text));
  } catch {
    return EMPTY;
  }
};

/** What the form changed: answers to be stored over those that were seen, and figures that cannot be read. */
function changedIn(context: PageContext, { form }: OwnReport) {
  const [versions, stored] = [listed(context, 'version'), listed(context, 'stored')];
  const byId = new Map(form.questions.map((question) => [question.id, question]));
  const answers: SeenAnswer[] = [];
  const unread = new Map<string, Unstored>();
  for (const [at, questionId] of listed(context, 'question').entries()) {
    const question = byId.get(questionId);
    if (!question || !(`answer-${questionId}` in context.form)) continue;
    const [state, value] = [typed(context, `state-${questionId}`), typed(context, `answer-${questionId}`)];
    const answer = answerTyped(context.lang, question, state, value);
    const version = Number(versions[at] ?? 0);
    if (answer === null) unread.set(questionId, { state: 'given', value, version, why: 'bad-figure' });
    else if (!sameAnswer(answer, storedIn(stored[at] ?? ''))) answers.push({ questionId, ...answer, version });
  }
  return { answers, unread };
}

/** The sum of the versions that this page has seen or written; a disputed answer was not. */
function seenAfter(
  context: PageContext,
  stored: readonly { readonly questionId: string; readonly version: number }[],
  written: ReadonlySet<string>,
) {
  const seen = new Map(listed(context, 'question').map((id, at) => [id, Number(listed(context, 'version')[at] ?? 0)]));
  return seenOf(stored.map(({ questionId, version }) => ({ version: written.has(questionId) ? version : (seen.get(questionId) ?? 0) })));
}

const typedAnswer = (context: PageContext, { questionId, version }: SeenAnswer, why: Unstored['why']): readonly [string, Unstored] => [
  questionId,
  { state: typed(context, `state-${questionId}`), value: typed(context, `answer-${questionId}`), version, why },
];

/** The whole form, sent by its buttons: stores what was changed, then submits if that was pressed and nothing is in the way. */
async function save(context: PageContext): Promise<Answer> {
  const { reports } = await around(context);
  const report = reports.find(({ form }) => form.id === formIn(context));
  if (!report) throw new AppError('not-asked');
  const { answers, unread } = changedIn(context, report);
  const at = { conferenceId: conferenceIn(context), id: formIn(context) };
  const filled = await context.attempt(contract.fill, { ...at, answers });
  if ('refusal' in filled) {
    const kept = answers.map((answer) => typedAnswer(context, answer, 'refused'));
    return own(context, { refusal: filled.refusal, unstored: new Map([...kept, ...unread]) });
  }
  const disputed = answers.filter(({ questionId }) => filled.output.disputed.includes(questionId));
  const unstored = new Map([...unread, ...disputed.map((answer) => typedAnswer(context, answer, 'theirs'))]);
  if (disputed.length > 0)
    return own(context, { unstored, refusal: { message: translate(context.lang, 'reports.own.disputes', { n: disputed.length }) } });
  if (unread.size > 0) return own(context, { unstored, refusal: { message: translate(context.lang, 'reports.own.badFigure') } });
  if (!ticked(context, '_submit')) return context.redirect(`${home(context)}/${at.id}`, 'reports.own.kept');
  const written = new Set(answers.map(({ questionId }) => questionId));
  const result = await context.attempt(contract.submit, { ...at, seen: seenAfter(context, filled.output.answers, written) });
  if ('refusal' in result) return own(context, { refusal: result.refusal });
  return context.redirect(`${home(context)}/${at.id}`, 'reports.own.submitted');
}

async function reopen(context: PageContext): Promise<Answer> {
  const seen = { conferenceId: conferenceIn(context), id: formIn(context), version: Number(typed(context, 'version')) };
  const result = await context.attempt(contract.reopen, seen);
  if ('refusal' in result) return own(context, { refusal: result.refusal });
  return context.redirect(`${home(context)}/${seen.id}`, 'reports.own.reopened');
}

export function ownReportPages(routes: PageRoutes): void {
  const at = '/conferences/:conferenceId/site/reports';
  routes.get(at, list);
  routes.get(`${at}/:id`, (context) => own(context));
  routes.post(`${at}/:id`, save, { largeFor: contract.fill });
  routes.post(`${at}/:id/reopen`, reopen);
}
