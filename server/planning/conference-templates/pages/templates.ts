import { hasRole, PLANNERS } from '../../../accounts/permissions.ts';
import { formatDate } from '../../../i18n/format.ts';
import type { PageRoutes, PageContext } from '../../../platform/pages/routes.ts';
import { defaultZone } from '../../../platform/views/templates.ts';
import { conferenceLayout } from '../../conferences/pages/layout.ts';
import { conferenceIn, ticked, typed } from '../../conferences/pages/fields.ts';
import { TEMPLATE_KINDS, templatesContract as contract } from '../contract.ts';

async function list(context: PageContext) {
  const { templates } = await context.run(contract.list, {});
  const rows = templates.map((template) => ({
    ...template,
    isPlan: template.kind === 'plan',
    saved: formatDate(context.lang, template.createdAt, defaultZone),
  }));
  return context.render('planning/conference-templates/list', { tab: 'conferences', templates: rows });
}

async function savePage(context: PageContext, extra: Readonly<Record<string, unknown>> = {}, status = 200) {
  const frame = await conferenceLayout(context, conferenceIn(context), 'overview');
  if (!hasRole(frame.roles, PLANNERS)) return context.redirect(`/conferences/${conferenceIn(context)}`);
  const kind = TEMPLATE_KINDS.find((one) => one === context.query.kind) ?? 'plan';
  return context.render(
    'planning/conference-templates/save',
    { ...frame, kinds: TEMPLATE_KINDS, given: { kind, name: frame.conference.title, people: false, dates: false }, ...extra },
    status,
  );
}

async function save(context: PageContext) {
  const given = {
    kind: typed(context, 'kind'),
    name: typed(context, 'name'),
    people: ticked(context, 'people'),
    dates: ticked(context, 'dates'),
  };
  const result = await context.attempt(contract.save, { conferenceId: conferenceIn(context), ...given });
  if ('refusal' in result) return savePage(context, { given, refusal: result.refusal }, 400);
  return context.redirect(`/conferences/${conferenceIn(context)}`, 'conferenceTemplates.done.saved');
}

async function remove(context: PageContext) {
  await context.run(contract.remove, { templateId: context.params.templateId ?? '' });
  return context.redirect('/templates', 'conferenceTemplates.done.removed');
}

export function keepingPages(routes: PageRoutes): void {
  routes.get('/templates', list);
  routes.post('/templates/:templateId/remove', remove);
  routes.get('/conferences/:conferenceId/template', (context) => savePage(context));
  routes.post('/conferences/:conferenceId/template', save);
}
