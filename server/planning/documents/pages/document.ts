import { placesIn } from '../../collections/uses/rules.ts';
import { conferenceLayout } from '../../conferences/pages/layout.ts';
import { typed, typedOrNull } from '../../conferences/pages/fields.ts';
import { translate } from '../../../i18n/translate.ts';
import type { Refusal } from '../../../platform/errors.ts';
import type { Answer, PageRoutes, PageContext } from '../../../platform/pages/routes.ts';
import { agendaContract } from '../../agenda/contract.ts';
import { documentsContract as contract } from '../contract.ts';
import { choices, documentView, handoutForm, openingRows } from '../presenter.ts';
import { handoutKey } from '../rules.ts';

interface Shown {
  readonly refusal?: Refusal;
  readonly fileRefusal?: Refusal;
  /** What a refused form of its facts holds, and what is wrong by field. */
  readonly facts?: object;
  readonly at?: object;
  /** Recipients as chosen in a refused form. */
  readonly chosen?: readonly string[];
}

/** The page of one document for staff: its versions, recipients and readers. Others read it in their list. */
export async function documentPage(context: PageContext, id: string, shown: Shown = {}): Promise<Answer> {
  const { conferenceId = '' } = context.params;
  const { refusal, fileRefusal, chosen } = shown;
  const frame = await conferenceLayout(context, conferenceId, 'documents');
  const { document } = await context.run(contract.get, { conferenceId, id });
  if (!frame.isStaff) return context.redirect(`/conferences/${conferenceId}/documents#${id}`);
  const around = await context.run(contract.circulation, { conferenceId, id });
  const page = { lang: context.lang, zone: frame.zone, conferenceId };
  const isStale = refusal?.code === 'stale';
  const adopted = around.items.find((item) => item.id === document.adoptedIn)?.name;
  const view = {
    document: documentView(page, document),
    home: home(context),
    inList: frame.canEdit && !refusal && !fileRefusal,
    facts: shown.facts ?? document,
    at: shown.at,
    // What was typed goes on from the version that its editor saw.
    version: shown.facts && !isStale ? typed(context, 'version') : document.version,
    items: around.items.map(({ id: value, name: label }) => ({ value, label })),
    adopted,
    tieable: around.items
      .filter(({ id: itemId }) => !document.items.some((item) => item.id === itemId))
      .map(({ id: value, name: label }) => ({ value, label })),
    stamp: document.stamp ?? '',
    ...choices(context.lang),
    handouts: handoutForm(context.lang, new Set(chosen ?? document.handouts.map(handoutKey)), around),
    openings: openingRows(page, around.openings),
    manyOpenings: around.openings.length > 12,
    waiting: around.waiting.map((site) => site.name.replaceAll(' ', '\u00a0')).join(', '),
    refusal,
    fileError: fileRefusal?.message,
    places: placesIn(frame.conference.id, refusal),
  };
  return context.render('planning/documents/document', { ...frame, ...view }, isStale ? 409 : refusal || fileRefusal ? 400 : 200);
}

/** Adds the uploaded file of a form as the next version of a document. */
export async function uploadTo(context: PageContext, conferenceId: string, id: string) {
  const file = context.files.find((one) => one.name !== '');
  if (!file)
    return { refusal: { code: 'file-missing' as const, message: translate(context.lang, 'documents.errors.file-missing'), faults: [] } };
  return context.attempt(contract.addFile, { conferenceId, id, name: file.name, content: file.bytes.toString('base64') });
}

const home = ({ params }: PageContext): string => `/conferences/${params.conferenceId}/documents`;
const own = (context: PageContext): string => `${home(context)}/${context.params.id}`;

async function upload(context: PageContext): Promise<Answer> {
  const { conferenceId = '', id = '' } = context.params;
  const result = await uploadTo(context, conferenceId, id);
  return 'refusal' in result
    ? documentPage(context, id, { fileRefusal: result.refusal })
    : context.redirect(own(context), 'documents.done.uploaded');
}

async function removeFile(context: PageContext): Promise<Answer> {
  const { conferenceId = '', id = '', number = '' } = context.params;
  const result = await context.attempt(contract.removeFile, { conferenceId, id, number: Number(number) });
  return 'refusal' in result
    ? documentPage(context, id, { fileRefusal: result.refusal })
    : context.redirect(own(context), 'documents.done.fileRemoved');
}

/** A handout from the value of a field: 'everyone', 'role:site', 'site:quang-ninh'. */
function handoutTyped(key: string) {
  const [target, ...rest] = key.split(':');
  return target === 'everyone' ? { target } : { target, id: rest.join(':') };
}

async function handOut(context: PageContext): Promise<Answer> {
  const { conferenceId = '', id = '' } = context.params;
  const chosen = [context.form.to ?? []].flat();
  const input = {
    conferenceId,
    id,
    version: Number(typed(context, 'version')),
    stamp: typedOrNull(context, 'stamp'),
    handouts: chosen.map(handoutTyped),
  };
  const result = await context.attempt(contract.handOut, input);
  return 'refusal' in result
    ? documentPage(context, id, { refusal: result.refusal, chosen })
    : context.redirect(own(context), 'documents.done.handedOut');
}

async function tie(context: PageContext): Promise<Answer> {
  const { conferenceId = '', id = '' } = context.params;
  const input = { conferenceId, id: typed(context, 'itemId'), documentId: id, tied: typed(context, 'tied') === '1' };
  const result = await context.attempt(agendaContract.tieDocument, input);
  return 'refusal' in result
    ? documentPage(context, id, { refusal: result.refusal })
    : context.redirect(own(context), input.tied ? 'documents.done.tied' : 'documents.done.untied');
}

async function remove(context: PageContext): Promise<Answer> {
  const { conferenceId = '', id = '' } = context.params;
  const result = await context.attempt(contract.remove, { conferenceId, id, version: Number(typed(context, 'version')) });
  return 'refusal' in result ? documentPage(context, id, { refusal: result.refusal }) : context.redirect(`${home(context)}?removed=${id}`);
}

async function restore(context: PageContext): Promise<Answer> {
  const { conferenceId = '', id = '' } = context.params;
  await context.run(contract.restore, { conferenceId, id });
  return context.redirect(home(context), 'documents.done.restored');
}

async function place(context: PageContext): Promise<Answer> {
  const { conferenceId = '', id = '' } = context.params;
  const result = await context.attempt(contract.place, {
    conferenceId,
    id,
    version: Number(typed(context, 'version')),
    before: typedOrNull(context, 'before'),
  });
  return 'refusal' in result ? documentPage(context, id, { refusal: result.refusal }) : context.redirect(`${home(context)}#${id}`);
}

/** The page of a document and its actions. */
export function documentPages(routes: PageRoutes): void {
  const at = '/conferences/:conferenceId/documents/:id';
  routes.get(at, (context) => documentPage(context, context.params.id ?? ''));
  routes.post(`${at}/files`, upload, { uploadFor: contract.addFile });
  routes.post(`${at}/files/:number/remove`, removeFile);
  routes.post(`${at}/items`, tie);
  routes.post(`${at}/handouts`, handOut);
  routes.post(`${at}/remove`, remove);
  routes.post(`${at}/restore`, restore);
  routes.post(`${at}/place`, place);
}
