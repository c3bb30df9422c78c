import type { Answer, PageContext, PageRoutes } from '../../platform/pages/routes.ts';
import type { Refusal } from '../../platform/errors.ts';
import { conferencesContract as contract, type Conference } from '../conferences/contract.ts';
import { conferenceFormView, factsTyped } from '../conferences/pages/facts.ts';
import { conferenceIn, typed, typedOrNull } from '../conferences/pages/fields.ts';
import { conferenceLayout } from '../conferences/pages/layout.ts';
import { publishingContract } from '../publishing/contract.ts';
import { movingQuestion } from './presenter.ts';

type TypedFacts = ReturnType<typeof factsTyped>;

interface Sent {
  readonly facts: TypedFacts;
  readonly refusal: Refusal;
}

/** What would move with the first day that was typed, for the question whether it shall. */
async function questionFor(context: PageContext, { facts, refusal }: Sent) {
  if (refusal.code !== 'dates-not-chosen' || facts.date === null) return null;
  const conferenceId = conferenceIn(context);
  const moving = await context.run(contract.datesToMove, { conferenceId, date: facts.date });
  const { plan } = await context.run(publishingContract.draft, { conferenceId });
  return movingQuestion(context.lang, plan, moving, facts.date);
}

async function editPage(context: PageContext, sent?: Sent): Promise<Answer> {
  const conferenceId = conferenceIn(context);
  const frame = await conferenceLayout(context, conferenceId, 'overview');
  if (!frame.canEdit) return context.redirect(`/conferences/${conferenceId}`);
  const { conference } = await context.run(contract.get, { conferenceId });
  const shown: Conference | TypedFacts = sent?.facts ?? conference;
  const question = sent ? await questionFor(context, sent) : null;
  const version = sent ? typed(context, 'version') : conference.version;
  return context.render(
    'planning/conferences/edit',
    { ...frame, ...conferenceFormView(context, shown, question ? undefined : sent?.refusal), question, version },
    question ? 409 : sent ? 400 : 200,
  );
}

async function edit(context: PageContext): Promise<Answer> {
  const conferenceId = conferenceIn(context);
  const facts = factsTyped(context);
  const choice = typedOrNull(context, 'moveDates');
  const moveDates = choice === null ? undefined : choice === '1';
  const result = await context.attempt(contract.edit, { conferenceId, version: Number(typed(context, 'version')), ...facts, moveDates });
  if ('refusal' in result) return editPage(context, { facts, refusal: result.refusal });
  return context.redirect(
    `/conferences/${conferenceId}`,
    moveDates === undefined ? 'conferences.done.saved' : moveDates ? 'rescheduling.done.moved' : 'rescheduling.done.left',
  );
}

/** Registers the page that edits the facts of a conference, with its question about the dates that follow the first day. */
export function reschedulingPages(routes: PageRoutes): void {
  routes.get('/conferences/:conferenceId/edit', (context) => editPage(context));
  routes.post('/conferences/:conferenceId/edit', edit);
}
