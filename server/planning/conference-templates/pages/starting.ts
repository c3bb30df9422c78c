import { conferencesContract } from '../../conferences/contract.ts';
import { conferenceIn, typed, typedOrNull } from '../../conferences/pages/fields.ts';
import { factsTyped, conferenceFormView, NEW_FACTS, type ShownFacts } from '../../conferences/pages/facts.ts';
import type { Refusal } from '../../../platform/errors.ts';
import type { PageRoutes, PageContext } from '../../../platform/pages/routes.ts';
import { publishingContract } from '../../publishing/contract.ts';
import { accessContract } from '../../sites/access/contract.ts';
import { templatesContract } from '../contract.ts';

async function newPage(context: PageContext, facts: ReturnType<typeof factsTyped> | ShownFacts = NEW_FACTS, refusal?: Refusal) {
  const { templates } = await context.run(templatesContract.list, {});
  const plans = templates.filter((template) => template.kind === 'plan').map(({ id, name }) => ({ value: id, label: name }));
  const templateId = typed(context, 'templateId') || context.query.template || '';
  return context.render(
    'planning/conference-templates/new',
    { tab: 'conferences', templates: plans, templateId, ...conferenceFormView(context, facts, refusal) },
    refusal ? 400 : 200,
  );
}

async function create(context: PageContext) {
  const facts = factsTyped(context);
  const result = await context.attempt(conferencesContract.create, { ...facts, templateId: typedOrNull(context, 'templateId') });
  if ('refusal' in result) return newPage(context, facts, result.refusal);
  return context.redirect(`/conferences/${result.output.id}`, 'conferences.done.created');
}

async function rehearse(context: PageContext) {
  const { id } = await context.run(conferencesContract.rehearse, { conferenceId: conferenceIn(context) });
  // Let a rehearsal start right away: with codes for its sites and, if nothing blocks it, a published agenda.
  await context.attempt(accessContract.openAccess, { conferenceId: id });
  await context.attempt(publishingContract.publish, { conferenceId: id, note: null });
  return context.redirect(`/conferences/${id}`, 'conferences.done.rehearsing');
}

/** Pages that create a conference: empty, from a template, or as a rehearsal. */
export function startingPages(routes: PageRoutes): void {
  routes.get('/conferences/new', (context) => newPage(context));
  routes.post('/conferences', create);
  routes.post('/conferences/:conferenceId/rehearsals', rehearse);
}
