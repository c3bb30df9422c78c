import { conferencesContract } from '../../conferences/contract.ts';
import { conferenceIn, typed, typedOrNull } from '../../conferences/pages/fields.ts';
import { factsTyped, formView, NEW_FACTS, type ShownFacts } from '../../conferences/pages/facts.ts';
import type { Refusal } from '../../../platform/errors.ts';
import type { PageRoutes, Visit } from '../../../platform/pages/routes.ts';
import { publishingContract } from '../../publishing/contract.ts';
import { accessContract } from '../../sites/access/contract.ts';
import { templatesContract } from '../contract.ts';

async function newPage(visit: Visit, facts: ReturnType<typeof factsTyped> | ShownFacts = NEW_FACTS, refusal?: Refusal) {
  const { templates } = await visit.run(templatesContract.list, {});
  const plans = templates.filter((template) => template.kind === 'plan').map(({ id, name }) => ({ value: id, label: name }));
  const templateId = typed(visit, 'templateId') || visit.query.template || '';
  return visit.page(
    'planning/conference-templates/new',
    { tab: 'conferences', templates: plans, templateId, ...formView(visit, facts, refusal) },
    refusal ? 400 : 200,
  );
}

async function create(visit: Visit) {
  const facts = factsTyped(visit);
  const result = await visit.attempt(conferencesContract.create, { ...facts, templateId: typedOrNull(visit, 'templateId') });
  if ('refusal' in result) return newPage(visit, facts, result.refusal);
  return visit.redirect(`/conferences/${result.output.id}`, 'conferences.done.created');
}

async function duplicate(visit: Visit) {
  const title = typedOrNull(visit, 'title') ?? undefined;
  const { id } = await visit.run(conferencesContract.duplicate, { conferenceId: conferenceIn(visit), title });
  return visit.redirect(`/conferences/${id}/edit`, 'conferences.done.duplicated');
}

async function rehearse(visit: Visit) {
  const { id } = await visit.run(conferencesContract.rehearse, { conferenceId: conferenceIn(visit) });
  // A rehearsal can begin at once: with codes for its sites and, where nothing blocks it, a published agenda.
  await visit.attempt(accessContract.openAccess, { conferenceId: id });
  await visit.attempt(publishingContract.publish, { conferenceId: id, note: null });
  return visit.redirect(`/conferences/${id}`, 'conferences.done.rehearsing');
}

/** Where a conference begins: empty, from a template, as a copy, or as a rehearsal. */
export function startingPages(routes: PageRoutes): void {
  routes.get('/conferences/new', (visit) => newPage(visit));
  routes.post('/conferences', create);
  routes.post('/conferences/:conferenceId/duplicate', duplicate);
  routes.post('/conferences/:conferenceId/rehearsals', rehearse);
}
