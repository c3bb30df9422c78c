import { editingFrame } from '../../collections/pages.ts';
import { conferenceIn, dateOrNull, typed, typedOrNull } from '../../conferences/pages/fields.ts';
import { refusalView } from '../../conferences/presenter.ts';
import { agendaContract } from '../../agenda/contract.ts';
import type { Refusal } from '../../../platform/errors.ts';
import { refusalWords } from '../../../platform/forms.ts';
import type { Answer, PageRoutes, PageContext, UploadedFile } from '../../../platform/pages/routes.ts';
import { translate, type Key } from '../../../i18n/translate.ts';
import { documentsContract as contract, type DocumentFacts } from '../contract.ts';
import { choices } from '../presenter.ts';
import { titleOfFile } from '../rules.ts';
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
  readonly refusal?: Refusal;
  readonly fileError?: string;
  /** What is shown above the form instead. */
  readonly refused?: { readonly title: string; readonly errors: readonly { readonly text: string }[]; readonly at: object };
}

/** The form of a new document. */
async function form(context: PageContext, { facts, refusal, refused, fileError }: Sheet): Promise<Answer> {
  const conferenceId = conferenceIn(context);
  const frame = await editingFrame(context, conferenceId, 'documents');
  const base = `/conferences/${conferenceId}/documents`;
  const shown = refused ?? (refusal && refusalView(context.lang, refusal, LABELS));
  const view = {
    facts,
    ...choices(context.lang),
    items: await itemOptions(context, conferenceId),
    action: base,
    back: base,
    titleHint: translate(context.lang, 'documents.field.titleHint'),
    refusal: shown,
    at: shown?.at,
    fileError,
  };
  return context.render('planning/documents/form', { ...frame, ...view }, shown || fileError !== undefined ? 400 : 200);
}

interface RefusedFile {
  readonly name: string;
  readonly message: string;
}

/** Makes a document of a file, named like it; null, or why not: then there is no document either. */
async function addOne(context: PageContext, facts: Shown, file: UploadedFile): Promise<RefusedFile | null> {
  const conferenceId = conferenceIn(context);
  const made = await context.attempt(contract.add, { conferenceId, ...facts, title: titleOfFile(file.name) });
  if ('refusal' in made) return { name: file.name, message: refusalWords(made.refusal) };
  const { id } = made.output;
  const stored = await context.attempt(contract.addFile, { conferenceId, id, name: file.name, content: file.bytes.toString('base64') });
  if (!('refusal' in stored)) return null;
  await context.attempt(contract.remove, { conferenceId, id, version: 1 });
  return { name: file.name, message: refusalWords(stored.refusal) };
}

/** Several files at once are a document each; those that are refused are named, and the others stay. */
async function addEach(context: PageContext, facts: Shown, files: readonly UploadedFile[]): Promise<Answer> {
  const refused: RefusedFile[] = [];
  for (const file of files) refused.push(...[await addOne(context, facts, file)].filter((one) => one !== null));
  if (refused.length === 0) return context.redirect(`/conferences/${conferenceIn(context)}/documents`, 'documents.done.addedSeveral');
  const title = translate(context.lang, 'documents.someRefused', { n: files.length - refused.length, m: refused.length });
  const errors = refused.map(({ name, message }) => ({ text: `${name}: ${message}` }));
  return form(context, { facts, refused: { title, errors, at: {} } });
}

/** Gives a new document its file, and ties it to the agenda item that the form names. */
async function stored(context: PageContext, conferenceId: string, id: string, file: UploadedFile | undefined) {
  const upload = file ? await uploadTo(context, conferenceId, id) : null;
  const itemId = typedOrNull(context, 'itemId');
  if (itemId === null || (upload && 'refusal' in upload)) return upload;
  const tied = await context.attempt(agendaContract.tieDocument, { conferenceId, id: itemId, documentId: id, tied: true });
  if (!('refusal' in tied)) return upload;
  // Its file goes with it, or it could not be removed.
  if (file) await context.attempt(contract.removeFile, { conferenceId, id, number: 1 });
  return tied;
}

async function add(context: PageContext): Promise<Answer> {
  const conferenceId = conferenceIn(context);
  const files = context.files.filter((file) => file.name !== '');
  const [first] = files;
  const entered = factsTyped(context);
  if (files.length > 1) return addEach(context, entered, files);
  const facts = entered.title?.trim() === '' && first ? { ...entered, title: titleOfFile(first.name) } : entered;
  const result = await context.attempt(contract.add, { conferenceId, ...facts });
  if ('refusal' in result) return form(context, { facts, refusal: result.refusal });
  const { id } = result.output;
  const upload = await stored(context, conferenceId, id, first);
  if (upload && 'refusal' in upload) {
    // One form is one step: without its file the document is not there either.
    await context.attempt(contract.remove, { conferenceId, id, version: 1 });
    return form(context, { facts, fileError: refusalWords(upload.refusal) });
  }
  return context.redirect(`/conferences/${conferenceId}/documents/${id}`, 'documents.done.added');
}

async function edit(context: PageContext): Promise<Answer> {
  const { conferenceId = '', id = '' } = context.params;
  const facts = factsTyped(context);
  const result = await context.attempt(contract.edit, { conferenceId, id, version: Number(typed(context, 'version')), ...facts });
  if (!('refusal' in result)) return context.redirect(`/conferences/${conferenceId}/documents/${id}`, 'documents.done.saved');
  return documentPage(context, id, { facts, refusal: result.refusal, at: refusalView(context.lang, result.refusal, LABELS).at });
}

/** Registers the pages that edit the facts of a document. */
export function documentFactsPages(routes: PageRoutes): void {
  routes.get('/conferences/:conferenceId/documents/new', (context) => form(context, { facts: NEW }));
  routes.post('/conferences/:conferenceId/documents', add, { uploadFor: contract.addFile, severalFiles: true });
  routes.post('/conferences/:conferenceId/documents/:id/edit', edit);
}
