import { formatTime, formatDate } from '../../i18n/format.ts';
import { conferenceIn } from '../../planning/conferences/pages/fields.ts';
import { awardInFull } from '../../live/ceremony/presenter/words.ts';
import { conferenceLayout } from '../../planning/conferences/pages/layout.ts';
import type { Answer, PageContext, PageRoutes } from '../../platform/pages/routes.ts';
import { translate } from '../../i18n/translate.ts';
import { awardRegisterContract } from '../award-register/contract.ts';
import { certificatesContract as contract, MAX_TEMPLATE_BYTES } from './contract.ts';
import { CERTIFICATE_FIELDS, fieldName } from './rules/fields.ts';

const homeOf = (context: PageContext): string => `/conferences/${conferenceIn(context)}/awards/certificates`;

interface Problem {
  readonly title: string;
  readonly errors: readonly { readonly text: string }[];
}

async function page(context: PageContext, problem?: Problem): Promise<Answer> {
  const { lang } = context;
  const conferenceId = conferenceIn(context);
  const frame = await conferenceLayout(context, conferenceId, 'awards');
  const { template } = await context.run(contract.template, { conferenceId });
  const { awards, entries } = await context.run(awardRegisterContract.list, { conferenceId });
  const lists = awards.flatMap((award) => {
    const n = entries.filter(({ awardId }) => awardId === award.id).length;
    return n === 0 ? [] : [{ id: award.id, title: awardInFull(lang, award), n }];
  });
  const when = template && `${formatTime(lang, template.at, frame.zone)} ${formatDate(lang, template.at, frame.zone)}`;
  const fields = CERTIFICATE_FIELDS.map((field) => ({
    name: `{{${fieldName(field, lang)}}}`,
    text: translate(lang, `certificates.field.${field}`),
  }));
  const chooseLabel = translate(lang, template ? 'certificates.replace' : 'certificates.choose');
  const view = { ...frame, chooseLabel, template: template && { ...template, when }, lists, several: lists.length > 1, fields, problem };
  return context.render('record/certificates/page', view, problem ? 400 : 200);
}

async function upload(context: PageContext): Promise<Answer> {
  const refused = (text: string) => page(context, { title: text, errors: [] });
  const file = context.files.find(({ field }) => field === 'file');
  if (!file || file.bytes.length === 0) return refused(translate(context.lang, 'certificates.missing'));
  if (file.bytes.length > MAX_TEMPLATE_BYTES) return refused(translate(context.lang, 'certificates.tooLarge'));
  const template = { name: file.name.slice(-200), content: file.bytes.toString('base64') };
  const result = await context.attempt(contract.setTemplate, { conferenceId: conferenceIn(context), template });
  if (!('refusal' in result)) return context.redirect(homeOf(context), 'certificates.done.set');
  const { message, faults } = result.refusal;
  const places = faults.map((fault) => ({ text: fault.message }));
  return page(context, { title: places.length > 0 ? translate(context.lang, 'certificates.faulty') : message, errors: places });
}

async function remove(context: PageContext): Promise<Answer> {
  await context.run(contract.setTemplate, { conferenceId: conferenceIn(context), template: null });
  return context.redirect(homeOf(context), 'certificates.done.removed');
}

async function write(context: PageContext): Promise<Answer> {
  const { award } = context.query;
  const asked = { conferenceId: conferenceIn(context), ...(award === undefined ? {} : { awardId: award }) };
  const result = await context.attempt(contract.write, asked);
  return 'refusal' in result ? page(context, { title: result.refusal.message, errors: [] }) : context.file(result.output);
}

export function certificatesPages(routes: PageRoutes): void {
  const home = '/conferences/:conferenceId/awards/certificates';
  routes.get(home, (context) => page(context));
  routes.post(home, upload, { uploadFor: contract.setTemplate });
  routes.post(`${home}/remove`, remove);
  routes.get(`${home}/file`, write);
}
