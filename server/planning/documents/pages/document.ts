import { conferenceFrame } from '../../conferences/frame.ts';
import { typed, typedOrNull } from '../../conferences/pages/fields.ts';
import { translate } from '../../../i18n/translate.ts';
import type { Refusal } from '../../../platform/errors.ts';
import type { Answer, PageRoutes, Visit } from '../../../platform/pages/routes.ts';
import { documentsContract as contract } from '../contract.ts';
import { choices, documentView, handoutForm, openingRows } from '../presenter.ts';
import { handoutKey } from '../rules.ts';

interface Shown {
  readonly refusal?: Refusal;
  readonly fileRefusal?: Refusal;
  /** Recipients as they were chosen, when they were refused. */
  readonly chosen?: readonly string[];
}

/** The page of one document: for the staff its versions, recipients and readers; others read it in their list. */
export async function documentPage(visit: Visit, id: string, { refusal, fileRefusal, chosen }: Shown = {}): Promise<Answer> {
  const { conferenceId = '' } = visit.params;
  const frame = await conferenceFrame(visit, conferenceId, 'documents');
  const { document } = await visit.run(contract.get, { conferenceId, id });
  if (!frame.isStaff) return visit.redirect(`/conferences/${conferenceId}/documents#${id}`);
  const around = await visit.run(contract.circulation, { conferenceId, id });
  const page = { lang: visit.lang, zone: frame.zone, conferenceId };
  const adopted = around.items.find((item) => item.id === document.adoptedIn)?.name;
  const view = {
    document: documentView(page, document),
    adopted,
    stamp: document.stamp ?? '',
    ...choices(visit.lang),
    handouts: handoutForm(visit.lang, new Set(chosen ?? document.handouts.map(handoutKey)), around),
    openings: openingRows(page, around.openings),
    manyOpenings: around.openings.length > 12,
    waiting: around.waiting.map((site) => site.name.replaceAll(' ', '\u00a0')).join(', '),
    refusal,
    fileError: fileRefusal?.message,
  };
  return visit.page('planning/documents/document', { ...frame, ...view }, refusal || fileRefusal ? 400 : 200);
}

/** Makes the file of a form the next version of a document. */
export async function uploadTo(visit: Visit, conferenceId: string, id: string) {
  const file = visit.files.find((one) => one.name !== '');
  if (!file) return { refusal: { code: 'file-missing', message: translate(visit.lang, 'documents.errors.file-missing'), faults: [] } };
  return visit.attempt(contract.addFile, { conferenceId, id, name: file.name, content: file.bytes.toString('base64') });
}

const home = ({ params }: Visit): string => `/conferences/${params.conferenceId}/documents`;
const own = (visit: Visit): string => `${home(visit)}/${visit.params.id}`;

async function upload(visit: Visit): Promise<Answer> {
  const { conferenceId = '', id = '' } = visit.params;
  const result = await uploadTo(visit, conferenceId, id);
  return 'refusal' in result
    ? documentPage(visit, id, { fileRefusal: result.refusal })
    : visit.redirect(own(visit), 'documents.done.uploaded');
}

async function removeFile(visit: Visit): Promise<Answer> {
  const { conferenceId = '', id = '', number = '' } = visit.params;
  const result = await visit.attempt(contract.removeFile, { conferenceId, id, number: Number(number) });
  return 'refusal' in result
    ? documentPage(visit, id, { fileRefusal: result.refusal })
    : visit.redirect(own(visit), 'documents.done.fileRemoved');
}

/** 'everyone', 'role:site', 'site:quang-ninh' of a field as the operation wants it. */
function handoutTyped(key: string) {
  const [target, ...rest] = key.split(':');
  return target === 'everyone' ? { target } : { target, id: rest.join(':') };
}

async function handOut(visit: Visit): Promise<Answer> {
  const { conferenceId = '', id = '' } = visit.params;
  const chosen = [visit.form.to ?? []].flat();
  const input = {
    conferenceId,
    id,
    version: Number(typed(visit, 'version')),
    stamp: typedOrNull(visit, 'stamp'),
    handouts: chosen.map(handoutTyped),
  };
  const result = await visit.attempt(contract.handOut, input);
  return 'refusal' in result
    ? documentPage(visit, id, { refusal: result.refusal, chosen })
    : visit.redirect(own(visit), 'documents.done.handedOut');
}

async function remove(visit: Visit): Promise<Answer> {
  const { conferenceId = '', id = '' } = visit.params;
  const result = await visit.attempt(contract.remove, { conferenceId, id, version: Number(typed(visit, 'version')) });
  return 'refusal' in result ? documentPage(visit, id, { refusal: result.refusal }) : visit.redirect(`${home(visit)}?removed=${id}`);
}

async function restore(visit: Visit): Promise<Answer> {
  const { conferenceId = '', id = '' } = visit.params;
  await visit.run(contract.restore, { conferenceId, id });
  return visit.redirect(home(visit), 'documents.done.restored');
}

async function place(visit: Visit): Promise<Answer> {
  const { conferenceId = '', id = '' } = visit.params;
  const result = await visit.attempt(contract.place, {
    conferenceId,
    id,
    version: Number(typed(visit, 'version')),
    before: typedOrNull(visit, 'before'),
  });
  return 'refusal' in result ? documentPage(visit, id, { refusal: result.refusal }) : visit.redirect(`${home(visit)}#${id}`);
}

/** The page of a document and what is done on it. */
export function documentPages(routes: PageRoutes): void {
  const at = '/conferences/:conferenceId/documents/:id';
  routes.get(at, (visit) => documentPage(visit, visit.params.id ?? ''));
  routes.post(`${at}/files`, upload);
  routes.post(`${at}/files/:number/remove`, removeFile);
  routes.post(`${at}/handouts`, handOut);
  routes.post(`${at}/remove`, remove);
  routes.post(`${at}/restore`, restore);
  routes.post(`${at}/place`, place);
}
