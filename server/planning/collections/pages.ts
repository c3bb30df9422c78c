import { z } from 'zod';
import { conferenceFrame, type ConferenceFrame, type Tab } from '../conferences/frame.ts';
import { translate, type Key } from '../../i18n/translate.ts';
import type { Operation } from '../../platform/contract.ts';
import { AppError, type Refusal } from '../../platform/errors.ts';
import type { Answer, PageRoutes, Visit } from '../../platform/pages/routes.ts';
import { errorsOf, formView, readForm, type FieldRow, type Values } from './presenter.ts';

interface Thing {
  readonly id: string;
  readonly version: number;
}

/** Pages that add, edit and remove things of one list of a conference. */
export interface FormPages {
  readonly tab: Tab;
  /** Path below the conference: 'awards'. */
  readonly path: string;
  readonly operations: Readonly<Record<'add' | 'edit' | 'remove', Operation>> & Readonly<Partial<Record<'restore' | 'place', Operation>>>;
  readonly words: {
    readonly add: Key;
    readonly edit: Key;
    readonly back: Key;
    readonly remove: Key;
    readonly added: Key;
    readonly saved: Key;
    readonly removed?: Key;
    readonly removeText?: Key;
  };
  /** Where the list is, when not at its own path. */
  readonly listPath?: string;
  /** The fields; `values` is what the form holds, so that people can be looked up. */
  fields(visit: Visit, conferenceId: string, values: Values): Promise<readonly FieldRow[]>;
  /** What the form of a new thing holds. */
  empty(visit: Visit): Values;
  /** @throws AppError not-found. */
  load(visit: Visit, conferenceId: string, id: string): Promise<Thing & { readonly values: Values; readonly name: string }>;
  /** The input of the operation, but for ids and version. */
  facts(values: Values, adding: boolean): Values;
  /** Values that a link to the form of a new thing may carry, kept in hidden fields. */
  readonly carried?: readonly string[];
  /** Where a saved thing is shown, when not in its list. */
  shown?(conferenceId: string, id: string, values: Values): string;
}

interface Filled {
  readonly values: Values;
  readonly refusal?: Refusal;
  readonly current?: Values;
}

const Made = z.looseObject({ id: z.string() });
const conferenceOf = (visit: Visit): string => visit.params.conferenceId ?? '';
export const formText = (visit: Visit, name: string): string => {
  const value = visit.form[name];
  return typeof value === 'string' ? value : '';
};

/** The frame of a page on which the plan is changed. @throws AppError forbidden. */
export async function editingFrame(visit: Visit, conferenceId: string, tab: Tab): Promise<ConferenceFrame> {
  const frame = await conferenceFrame(visit, conferenceId, tab);
  if (!frame.canEdit) throw new AppError('forbidden');
  return frame;
}

export interface FormSheet {
  readonly title: string;
  readonly action: string;
  readonly back: string;
  readonly backText: string;
  readonly version?: number;
  /** What the button says, when it is neither to add nor to save. */
  readonly submit?: string;
  readonly removeAction?: string;
  readonly removeQuestion?: string;
  readonly removeText?: string;
  readonly hiddenFields?: readonly { readonly name: string; readonly value: string }[];
}

/** A page with one form; shown again with what was refused, and beside each field what somebody else stored meanwhile. */
export function formPage(visit: Visit, frame: ConferenceFrame, rows: readonly FieldRow[], sheet: FormSheet, filled: Filled): Answer {
  const { lang } = visit;
  const { values, refusal, current } = filled;
  const view = {
    ...frame,
    ...sheet,
    submit: sheet.submit ?? translate(lang, sheet.version === undefined ? 'common.action.add' : 'common.action.saveChanges'),
    groups: formView(lang, rows, { values, faults: refusal?.faults ?? [], ...(current ? { current } : {}) }),
    errors: refusal && errorsOf(rows, lang, refusal),
    errorTitle: refusal?.code === 'stale' ? translate(lang, 'lists.staleTitle') : undefined,
  };
  return visit.page('planning/collections/form', view, refusal ? (refusal.code === 'stale' ? 409 : 400) : 200);
}

const isSearch = (visit: Visit): boolean => visit.form._find !== undefined;

/** Registers the pages and form posts of one list. */
export function listPages(routes: PageRoutes, pages: FormPages): void {
  const { tab, path, operations, words } = pages;
  const base = `/conferences/:conferenceId/${path}`;
  const home = (visit: Visit) => `/conferences/${conferenceOf(visit)}/${pages.listPath ?? path}`;
  const own = (visit: Visit) => `/conferences/${conferenceOf(visit)}/${path}`;
  const carry = (visit: Visit): Values =>
    Object.fromEntries((pages.carried ?? []).map((name) => [name, (formText(visit, name) || visit.query[name]) ?? null]));
  const shownAt = (visit: Visit, id: string, values: Values): string => pages.shown?.(conferenceOf(visit), id, values) ?? home(visit);

  async function showNew(visit: Visit, filled: Filled): Promise<Answer> {
    const frame = await editingFrame(visit, conferenceOf(visit), tab);
    const rows = await pages.fields(visit, conferenceOf(visit), filled.values);
    const back = { back: home(visit), backText: translate(visit.lang, words.back) };
    return formPage(
      visit,
      frame,
      rows,
      { title: translate(visit.lang, words.add), action: own(visit), ...back, hiddenFields: hiddenIn(filled.values) },
      filled,
    );
  }

  const hiddenIn = (values: Values) =>
    (pages.carried ?? []).flatMap((name) => (typeof values[name] === 'string' ? [{ name, value: values[name] }] : []));

  async function showOne(visit: Visit, filled: Partial<Filled> = {}): Promise<Answer> {
    const [conferenceId, id] = [conferenceOf(visit), visit.params.id ?? ''];
    const frame = await editingFrame(visit, conferenceId, tab);
    const thing = await pages.load(visit, conferenceId, id);
    const values = filled.values ?? thing.values;
    const rows = await pages.fields(visit, conferenceId, values);
    const sheet = {
      title: translate(visit.lang, words.edit),
      ...{ action: `${own(visit)}/${id}`, back: home(visit), backText: translate(visit.lang, words.back), version: thing.version },
      ...{ removeAction: `${own(visit)}/${id}/remove`, removeQuestion: translate(visit.lang, words.remove, { name: thing.name }) },
      removeText: translate(visit.lang, words.removeText ?? 'lists.removeText'),
      hiddenFields: hiddenIn(values),
    };
    return formPage(visit, frame, rows, sheet, {
      ...filled,
      values,
      ...(filled.refusal?.code === 'stale' ? { current: thing.values } : {}),
    });
  }

  const sent = async (visit: Visit): Promise<Values> => ({
    ...carry(visit),
    ...readForm(await pages.fields(visit, conferenceOf(visit), pages.empty(visit)), visit.form),
  });

  async function add(visit: Visit): Promise<Answer> {
    const values = await sent(visit);
    if (isSearch(visit)) return showNew(visit, { values });
    const result = await visit.attempt(operations.add, { conferenceId: conferenceOf(visit), ...pages.facts(values, true) });
    if ('refusal' in result) return showNew(visit, { values, refusal: result.refusal });
    return visit.redirect(shownAt(visit, Made.parse(result.output).id, values), words.added);
  }

  async function edit(visit: Visit): Promise<Answer> {
    const values = await sent(visit);
    if (isSearch(visit)) return showOne(visit, { values });
    const input = {
      conferenceId: conferenceOf(visit),
      id: visit.params.id,
      version: Number(formText(visit, 'version')),
      ...pages.facts(values, false),
    };
    const result = await visit.attempt(operations.edit, input);
    if ('refusal' in result) return showOne(visit, { values, refusal: result.refusal });
    return visit.redirect(shownAt(visit, visit.params.id ?? '', values), words.saved);
  }

  async function remove(visit: Visit): Promise<Answer> {
    const [conferenceId, id] = [conferenceOf(visit), visit.params.id ?? ''];
    const result = await visit.attempt(operations.remove, { conferenceId, id, version: Number(formText(visit, 'version')) });
    if ('refusal' in result) return showOne(visit, { refusal: result.refusal });
    return operations.restore ? visit.redirect(`${home(visit)}?removed=${path}/${id}`) : visit.redirect(home(visit), words.removed);
  }

  async function restore(visit: Visit, operation: Operation): Promise<Answer> {
    await visit.run(operation, { conferenceId: conferenceOf(visit), id: visit.params.id ?? '' });
    return visit.redirect(home(visit), 'lists.restored');
  }

  async function place(visit: Visit, operation: Operation): Promise<Answer> {
    const before = formText(visit, 'before') || null;
    const input = { conferenceId: conferenceOf(visit), id: visit.params.id, version: Number(formText(visit, 'version')), before };
    const result = await visit.attempt(operation, input);
    if ('refusal' in result) return showOne(visit, { refusal: result.refusal });
    const back = formText(visit, 'back');
    return visit.redirect(back.startsWith(`${own(visit)}?`) ? back : home(visit));
  }

  const { restore: restoring, place: placing } = operations;
  routes.get(`${base}/new`, (visit) => showNew(visit, { values: { ...pages.empty(visit), ...carry(visit) } }));
  routes.post(base, add);
  routes.get(`${base}/:id`, (visit) => showOne(visit));
  routes.post(`${base}/:id`, edit);
  routes.post(`${base}/:id/remove`, remove);
  if (restoring) routes.post(`${base}/:id/restore`, (visit) => restore(visit, restoring));
  if (placing) routes.post(`${base}/:id/place`, (visit) => place(visit, placing));
}

/** The toast after a removal, with the way back. */
export function removedFlash(visit: Visit, conferenceId: string): { flash?: { text: string; undoAction: string } } {
  const { removed } = visit.query;
  if (!removed || !/^[a-z]+(?:\/[a-z]+)?\/[A-Za-z0-9][A-Za-z0-9._-]*$/.test(removed)) return {};
  return { flash: { text: translate(visit.lang, 'lists.removed'), undoAction: `/conferences/${conferenceId}/${removed}/restore` } };
}
