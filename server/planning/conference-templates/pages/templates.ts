import { formatDate } from '../../../i18n/format.ts';
import type { PageRoutes, Visit } from '../../../platform/pages/routes.ts';
import { conferenceFrame } from '../../conferences/frame.ts';
import { conferenceIn, ticked, typed } from '../../conferences/pages/fields.ts';
import { TEMPLATE_KINDS, templatesContract as contract } from '../contract.ts';

/** Zone of dates that belong to no conference. */
const ZONE = 'Asia/Ho_Chi_Minh';

async function list(visit: Visit) {
  const { templates } = await visit.run(contract.list, {});
  const rows = templates.map((template) => ({
    ...template,
    isPlan: template.kind === 'plan',
    saved: formatDate(visit.lang, template.createdAt, ZONE),
  }));
  return visit.page('planning/conference-templates/list', { tab: 'conferences', templates: rows });
}

async function savePage(visit: Visit, extra: Readonly<Record<string, unknown>> = {}, status = 200) {
  const frame = await conferenceFrame(visit, conferenceIn(visit), 'overview');
  if (!frame.roles.includes('organizer')) return visit.redirect(`/conferences/${conferenceIn(visit)}`);
  const kind = TEMPLATE_KINDS.find((one) => one === visit.query.kind) ?? 'plan';
  return visit.page(
    'planning/conference-templates/save',
    { ...frame, kinds: TEMPLATE_KINDS, given: { kind, name: frame.conference.title, people: false, dates: false }, ...extra },
    status,
  );
}

async function save(visit: Visit) {
  const given = { kind: typed(visit, 'kind'), name: typed(visit, 'name'), people: ticked(visit, 'people'), dates: ticked(visit, 'dates') };
  const result = await visit.attempt(contract.save, { conferenceId: conferenceIn(visit), ...given });
  if ('refusal' in result) return savePage(visit, { given, refusal: result.refusal }, 400);
  return visit.redirect(`/conferences/${conferenceIn(visit)}`, 'templates.done.saved');
}

async function remove(visit: Visit) {
  await visit.run(contract.remove, { templateId: visit.params.templateId ?? '' });
  return visit.redirect('/templates', 'templates.done.removed');
}

export function keepingPages(routes: PageRoutes): void {
  routes.get('/templates', list);
  routes.post('/templates/:templateId/remove', remove);
  routes.get('/conferences/:conferenceId/template', (visit) => savePage(visit));
  routes.post('/conferences/:conferenceId/template', save);
}
