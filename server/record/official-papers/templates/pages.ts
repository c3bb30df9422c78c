import { formatDate } from '../../../i18n/format.ts';
import { translate } from '../../../i18n/translate.ts';
import { dateOrNull, typed } from '../../../planning/conferences/pages/fields.ts';
import type { Answer, PageContext, PageRoutes } from '../../../platform/pages/routes.ts';
import { MAX_TEMPLATE_BYTES } from '../../certificates/contract.ts';
import { kindName } from '../presenter/titles.ts';
import { paperTemplatesContract as contract, TEMPLATE_KEEPERS, PAPER_TEMPLATE_KINDS } from './contract.ts';
import { TEMPLATE_FIELDS, templateFieldName } from './rules/fields.ts';

const HOME = '/paper-templates';

interface Problem {
  readonly title: string;
  readonly errors: readonly { readonly text: string }[];
}

async function page(context: PageContext, problem?: Problem): Promise<Answer> {
  const { lang, actor } = context;
  const { templates } = await context.run(contract.list, {});
  const view = {
    tab: 'paper-templates',
    problem,
    keeps: TEMPLATE_KEEPERS.some((right) => actor.rights.includes(right)),
    given: { kind: typed(context, 'kind'), from: problem ? typed(context, 'from') : '' },
    kinds: PAPER_TEMPLATE_KINDS.map((kind) => ({ value: kind, label: kindName(lang, kind) })),
    templates: templates.map(({ id, kind, from, name }) => ({ id, name, kind: kindName(lang, kind), from: formatDate(lang, from, 'utc') })),
    fields: TEMPLATE_FIELDS.map((field) => ({
      name: `{{${templateFieldName(field)}}}`,
      text: translate(lang, `paperTemplates.field.${field}`),
    })),
  };
  return context.render('record/paper-templates/page', view, problem ? 400 : 200);
}

async function upload(context: PageContext): Promise<Answer> {
  const refused = (title: string, errors: Problem['errors'] = []) => page(context, { title, errors });
  const file = context.files.find(({ field }) => field === 'file');
  if (!file || file.bytes.length === 0) return refused(translate(context.lang, 'certificates.missing'));
  if (file.bytes.length > MAX_TEMPLATE_BYTES) return refused(translate(context.lang, 'certificates.tooLarge'));
  const content = file.bytes.toString('base64');
  const given = { kind: typed(context, 'kind'), from: dateOrNull(context, 'from') ?? '', name: file.name.slice(-200), content };
  const result = await context.attempt(contract.add, given);
  if (!('refusal' in result)) return context.redirect(HOME, 'paperTemplates.done.add');
  const { message, faults } = result.refusal;
  return refused(
    message,
    faults.map((fault) => ({ text: fault.message })),
  );
}

async function remove(context: PageContext): Promise<Answer> {
  await context.run(contract.remove, { id: context.params.id ?? '' });
  return context.redirect(HOME, 'paperTemplates.done.remove');
}

/** /paper-templates: the Word templates of the office. */
export function paperTemplatesPages(routes: PageRoutes): void {
  routes.get(HOME, (context) => page(context));
  routes.post(HOME, upload, { uploadFor: contract.add });
  routes.post(`${HOME}/:id/remove`, remove);
}
