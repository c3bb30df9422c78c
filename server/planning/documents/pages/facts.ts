import { conferenceLayout } from '../../conferences/pages/layout.ts';
import { conferenceIn, dateOrNull, typed, typedOrNull } from '../../conferences/pages/fields.ts';
import { refusalView } from '../../conferences/presenter.ts';
import { agendaContract } from '../../agenda/contract.ts';
import { AppError, type Refusal } from '../../../platform/errors.ts';
import type { Answer, PageRoutes, PageContext } from '../../../platform/pages/routes.ts';
import { translate, type Key } from '../../../i18n/translate.ts';
import { documentsContract as contract, type DocumentFacts } from '../contract.ts';
import { choices } from '../presenter.ts';
import { documentPage, uploadTo } from './document.ts';

/** Labels of the form's fields, by their name in the input. */
const LABELS: Readonly<Record<keyof DocumentFacts, Key>> = {
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

/** The facts as the form sends them; the schema of the command validates them. */
const factsTyped = (context: PageContext): Shown => ({
  kind: typed(context, 'kind'),
  title: typed(context, 'title'),
  resultsFrom: dateOrNull(context, 'resultsFrom', 'month'),
  tasksTo: dateOrNull(context, 'tasksTo', 'month'),
  adoptedIn: typedOrNull(context, 'adoptedIn'),
  status: typedOrNull(context, 'status'),
  classification: typedOrNull(context, 'classification'),
});

/** The items of the draft, for the choice in which a document is adopted. */
async function itemOptions(context: PageContext, conferenceId: string) {
  const { items } = await context.run(agendaContract.titles, { conferenceId });
  return items.map(({ id, title }) => ({ value: id, label: title }));
}

interface Sheet {
  readonly facts: Shown;
  readonly document?: { readonly id: string; readonly version: number; readonly title: string };
  readonly refusal?: Refusal;
}

async function form(context: PageContext, { facts, document, refusal }: Sheet): Promise<Answer> {
  const conferenceId = conferenceIn(context);
  const frame = await conferenceLayout(context, conferenceId, 'documents');
  if (!frame.canEdit) throw new AppError('forbidden');
  const base = `/conferences/${conferenceId}/documents`;
  const view = {
    facts,
    heading: translate(context.lang, document ? 'documents.edit' : 'documents.add'),
    document,
    ...choices(context.lang),
    items: await itemOptions(context, conferenceId),
    action: document ? `${base}/${document.id}/edit` : base,
    back: document ? `${base}/${document.id}` : base,
    refusal: refusal && refusalView(context.lang, refusal, LABELS),
  };
  return context.render('planning/documents/form', { ...frame, ...view }, refusal ? 400 : 200);
}

async function add(context: PageContext): Promise<Answer> {
  const conferenceId = conferenceIn(context);
  const facts = factsTyped(context);
  const result = await context.attempt(contract.add, { conferenceId, ...facts });
  if ('refusal' in result) return form(context, { facts, refusal: result.refusal });
  const { id } = result.output;
  const upload = context.files.some((file) => file.name !== '') ? await uploadTo(context, conferenceId, id) : null;
  // The document was created; only its file was refused, and can be chosen again on the document's page.
  if (upload && 'refusal' in upload) return documentPage(context, id, { fileRefusal: upload.refusal });
  return context.redirect(`/conferences/${conferenceId}/documents/${id}`, 'documents.done.added');
}

async function editForm(context: PageContext, facts?: Shown, refusal?: Refusal): Promise<Answer> {
  const { conferenceId = '', id = '' } = context.params;
  const { document } = await context.run(contract.get, { conferenceId, id });
  return form(context, { facts: facts ?? document, document, ...(refusal ? { refusal } : {}) });
}

async function edit(context: PageContext): Promise<Answer> {
  const { conferenceId = '', id = '' } = context.params;
  const facts = factsTyped(context);
  const result = await context.attempt(contract.edit, { conferenceId, id, version: Number(typed(context, 'version')), ...facts });
  if ('refusal' in result) return editForm(context, facts, result.refusal);
  return context.redirect(`/conferences/${conferenceId}/documents/${id}`, 'documents.done.saved');
}

/** Registers the pages that edit the facts of a document. */
export function documentFactsPages(routes: PageRoutes): void {
  routes.get('/conferences/:conferenceId/documents/new', (context) => form(context, { facts: NEW }));
  routes.post('/conferences/:conferenceId/documents', add, { uploadFor: contract.addFile });
  routes.get('/conferences/:conferenceId/documents/:id/edit', (context) => editForm(context));
  routes.post('/conferences/:conferenceId/documents/:id/edit', edit, { uploadFor: contract.addFile });
}
