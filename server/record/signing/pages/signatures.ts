import { hasRole, PLANNERS } from '../../../accounts/permissions.ts';
import { translate } from '../../../i18n/translate.ts';
import { conferenceIn, typed, typedOrNull } from '../../../planning/conferences/pages/fields.ts';
import { conferenceLayout } from '../../../planning/conferences/pages/layout.ts';
import type { Refusal } from '../../../platform/errors.ts';
import type { Answer, PageContext, PageRoutes } from '../../../platform/pages/routes.ts';
import { officialPapersContract } from '../../official-papers/contract/index.ts';
import { titleFor } from '../../official-papers/presenter/words.ts';
import { signingContract as contract } from '../contract.ts';
import { signaturesView } from '../presenter/signatures.ts';

const HOME = '/conferences/:conferenceId/official-papers/:paper/signatures';

const placeOf = (context: PageContext) => ({ conferenceId: conferenceIn(context), id: context.params.paper ?? '' });
const addressOf = (context: PageContext): string => {
  const { conferenceId, id } = placeOf(context);
  return `/conferences/${conferenceId}/official-papers/${id}/signatures`;
};

/** Which form was refused, and why. */
interface Refused {
  readonly form: 'prepare' | 'complete' | 'seal';
  readonly message: string;
}

async function page(context: PageContext, refused?: Refused): Promise<Answer> {
  const { lang } = context;
  const place = placeOf(context);
  const frame = await conferenceLayout(context, place.conferenceId, 'official-papers');
  const { paper } = await context.run(officialPapersContract.get, place);
  const listed = await context.run(contract.list, place);
  const mayWrite = frame.isStaff && !frame.conference.archived && !frame.conference.rehearsal;
  const mayPlan = mayWrite && hasRole(frame.roles, PLANNERS);
  const view = {
    ...frame,
    ...signaturesView({ lang, zone: frame.zone, path: addressOf(context), mayWrite, mayPlan }, listed),
    paperTitle: titleFor(lang, paper),
    version: paper.version,
    post: refused?.form === 'prepare' ? typed(context, 'post') : '',
    refused: refused && { [refused.form]: refused.message },
    back: `/conferences/${place.conferenceId}/official-papers?paper=${encodeURIComponent(place.id)}`,
  };
  return context.render('record/signing/signatures', view, refused ? 409 : 200);
}

const fileIn = (context: PageContext): Buffer | null => {
  const [file] = context.files;
  return file && file.bytes.length > 0 ? file.bytes : null;
};

const after =
  (context: PageContext, form: Refused['form'], notice: Parameters<PageContext['redirect']>[1]) =>
  (result: { output: unknown } | { refusal: Refusal }): Promise<Answer> | Answer =>
    'refusal' in result ? page(context, { form, message: result.refusal.message }) : context.redirect(addressOf(context), notice);

async function prepare(context: PageContext): Promise<Answer> {
  const bytes = fileIn(context);
  if (bytes === null) return page(context, { form: 'prepare', message: translate(context.lang, 'signing.prepare.missing') });
  const seen = { ...placeOf(context), version: Number(typed(context, 'version')) };
  const given = { place: typed(context, 'place'), post: typedOrNull(context, 'post'), certificate: bytes.toString('base64') };
  const result = await context.attempt(contract.prepare, { ...seen, ...given, origin: context.origin });
  return after(context, 'prepare', 'signing.done.prepared')(result);
}

/** The signature as a program wrote it: its bytes, or base64 as `npm run sign` writes it. */
function signatureIn(bytes: Buffer): string {
  const text = bytes.toString('latin1').trim();
  return /^[A-Za-z0-9+/\s]+={0,2}$/.test(text) && text.length > 80 ? text.replace(/\s/g, '') : bytes.toString('base64');
}

async function complete(context: PageContext): Promise<Answer> {
  const bytes = fileIn(context);
  if (bytes === null) return page(context, { form: 'complete', message: translate(context.lang, 'signing.complete.missing') });
  const given = { prepared: typed(context, 'prepared'), signature: signatureIn(bytes) };
  const result = await context.attempt(contract.complete, { ...placeOf(context), ...given });
  return after(context, 'complete', 'signing.done.signed')(result);
}

async function drop(context: PageContext): Promise<Answer> {
  await context.run(contract.drop, { ...placeOf(context), prepared: typed(context, 'prepared') });
  return context.redirect(addressOf(context), 'signing.done.dropped');
}

async function seal(context: PageContext): Promise<Answer> {
  const seen = { ...placeOf(context), version: Number(typed(context, 'version')) };
  return after(context, 'seal', 'signing.done.sealed')(await context.attempt(contract.seal, { ...seen, origin: context.origin }));
}

/** What the signer's program reads. */
async function request(context: PageContext): Promise<Answer> {
  const { prepared } = await context.run(contract.list, placeOf(context));
  if (prepared === null || prepared.prepared !== context.params.prepared) return page(context);
  const content = Buffer.from(`${JSON.stringify(prepared, null, 2)}\n`);
  return context.file({ name: `${prepared.prepared}.json`, mediaType: 'application/json', content, revalidate: false });
}

/** …/official-papers/minutes/signatures: who signed a paper, and signing it. */
export function signaturePages(routes: PageRoutes): void {
  routes.get(HOME, (context) => page(context));
  routes.get(`${HOME}/:prepared.json`, request);
  routes.post(`${HOME}/prepare`, prepare, { uploadFor: contract.prepare });
  routes.post(`${HOME}/complete`, complete, { uploadFor: contract.complete });
  routes.post(`${HOME}/drop`, drop);
  routes.post(`${HOME}/seal`, seal);
}
