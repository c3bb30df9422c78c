import { conferenceFrame } from '../../conferences/frame.ts';
import { conferenceIn, typed, typedOrNull } from '../../conferences/pages/fields.ts';
import { refusalView } from '../../conferences/presenter.ts';
import { agendaContract } from '../../agenda/contract.ts';
import { AppError, type Refusal } from '../../../platform/errors.ts';
import type { Answer, PageRoutes, Visit } from '../../../platform/pages/routes.ts';
import { translate, type Key } from '../../../i18n/translate.ts';
import { documentsContract as contract, type DocumentFacts } from '../contract.ts';
import { choices } from '../presenter.ts';
import { documentPage, uploadTo } from './document.ts';

/** What each field of the form is called, by its name in the input. */
const LABELS: Readonly<Record<string, Key>> = {
  title: 'documents.field.title',
  kind: 'documents.field.kind',
  status: 'documents.field.status',
  resultsFrom: 'documents.field.resultsFrom',
  tasksTo: 'documents.field.tasksTo',
  adoptedIn: 'documents.field.adoptedIn',
  classification: 'documents.field.classification',
};

type Shown = { readonly [Field in keyof DocumentFacts]: string | null };
const NEW: Shown = { kind: 'report', title: '', resultsFrom: null, tasksTo: null, adoptedIn: null, status: null, classification: null };

/** The facts as a form gives them; the schema of the command judges them. */
const factsTyped = (visit: Visit): Shown => ({
  kind: typed(visit, 'kind'),
  title: typed(visit, 'title'),
  resultsFrom: typedOrNull(visit, 'resultsFrom'),
  tasksTo: typedOrNull(visit, 'tasksTo'),
  adoptedIn: typedOrNull(visit, 'adoptedIn'),
  status: typedOrNull(visit, 'status'),
  classification: typedOrNull(visit, 'classification'),
});

/** The items of the draft, for the choice in which a document is adopted. */
async function itemOptions(visit: Visit, conferenceId: string) {
  const { items } = await visit.run(agendaContract.titles, { conferenceId });
  return items.map(({ id, title }) => ({ value: id, label: title }));
}

interface Sheet {
  readonly facts: Shown;
  readonly document?: { readonly id: string; readonly version: number; readonly title: string };
  readonly refusal?: Refusal;
}

async function form(visit: Visit, { facts, document, refusal }: Sheet): Promise<Answer> {
  const conferenceId = conferenceIn(visit);
  const frame = await conferenceFrame(visit, conferenceId, 'documents');
  if (!frame.canEdit) throw new AppError('forbidden');
  const base = `/conferences/${conferenceId}/documents`;
  const view = {
    facts,
    heading: translate(visit.lang, document ? 'documents.edit' : 'documents.add'),
    document,
    ...choices(visit.lang),
    items: await itemOptions(visit, conferenceId),
    action: document ? `${base}/${document.id}/edit` : base,
    back: document ? `${base}/${document.id}` : base,
    refusal: refusal && refusalView(visit.lang, refusal, LABELS),
  };
  return visit.page('planning/documents/form', { ...frame, ...view }, refusal ? 400 : 200);
}

async function add(visit: Visit): Promise<Answer> {
  const conferenceId = conferenceIn(visit);
  const facts = factsTyped(visit);
  const result = await visit.attempt(contract.add, { conferenceId, ...facts });
  if ('refusal' in result) return form(visit, { facts, refusal: result.refusal });
  const { id } = result.output;
  const upload = visit.files.some((file) => file.name !== '') ? await uploadTo(visit, conferenceId, id) : null;
  // The document is there; only its file was refused, and can be chosen again on the page of the document.
  if (upload && 'refusal' in upload) return documentPage(visit, id, { fileRefusal: upload.refusal });
  return visit.redirect(`/conferences/${conferenceId}/documents/${id}`, 'documents.done.added');
}

async function editForm(visit: Visit, facts?: Shown, refusal?: Refusal): Promise<Answer> {
  const { conferenceId = '', id = '' } = visit.params;
  const { document } = await visit.run(contract.get, { conferenceId, id });
  return form(visit, { facts: facts ?? document, document, ...(refusal ? { refusal } : {}) });
}

async function edit(visit: Visit): Promise<Answer> {
  const { conferenceId = '', id = '' } = visit.params;
  const facts = factsTyped(visit);
  const result = await visit.attempt(contract.edit, { conferenceId, id, version: Number(typed(visit, 'version')), ...facts });
  if ('refusal' in result) return editForm(visit, facts, result.refusal);
  return visit.redirect(`/conferences/${conferenceId}/documents/${id}`, 'documents.done.saved');
}

/** Pages on which the facts of a document are entered. */
export function factsPages(routes: PageRoutes): void {
  routes.get('/conferences/:conferenceId/documents/new', (visit) => form(visit, { facts: NEW }));
  routes.post('/conferences/:conferenceId/documents', add);
  routes.get('/conferences/:conferenceId/documents/:id/edit', (visit) => editForm(visit));
  routes.post('/conferences/:conferenceId/documents/:id/edit', edit);
}
