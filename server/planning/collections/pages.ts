import { z } from 'zod';
import { conferenceLayout, mustEdit, type ConferenceLayout, type Tab } from '../conferences/pages/layout.ts';
import { translate, type Key } from '../../i18n/translate.ts';
import type { Operation } from '../../platform/contract.ts';
import type { Refusal } from '../../platform/errors.ts';
import type { Answer, PageRoutes, PageContext } from '../../platform/pages/routes.ts';
import { formPage, type Filled, type FormSheet } from './form/pages.ts';
import { factsOf, rowsOf, valuesOf, type EnteredFacts, type RecordForm } from './presenter/record-form.ts';
import { readForm, type Values } from './presenter.ts';

interface Thing {
  readonly id: string;
  readonly version: number;
}

/** A stored record with its name, and what its page says of it beside its fields. */
interface Loaded<Facts> extends Pick<FormSheet, 'item' | 'about'> {
  readonly record: Facts & Thing;
  readonly name: string;
  /** What a copy takes along of what its form does not show, or leaves. */
  readonly ofCopy?: string;
  /** What the question says before it is removed, if not only that this can be undone. */
  readonly ofRemoval?: string;
  /** Title of its page, if not what is done there. */
  readonly title?: string;
}

/** Pages that add, edit and remove records of one list of a conference. `Facts`: what their forms enter. */
export interface RecordPages<Facts extends object> {
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
    readonly removeText?: Key;
  };
  /** Where the list is, when not at its own path. */
  readonly listPath?: string;
  /** The form; `filled`: its values, for looking up people. */
  form(context: PageContext, conferenceId: string, filled: Partial<EnteredFacts<Facts>>): Promise<RecordForm<Facts>>;
  /** Initial values of the form for a new record. */
  empty(context: PageContext): Partial<Facts>;
  /** @throws AppError not-found. */
  load(context: PageContext, conferenceId: string, id: string): Promise<Loaded<Facts>>;
  /** Further values that a link to the form of a new record may carry, kept in hidden fields. */
  readonly carried?: readonly string[];
  /** Further input of the command that adds a record, from fields of the form that are none of its facts. */
  further?(context: PageContext): Values;
  /** True: an edit page links to a form that begins as a copy of its record. */
  readonly canCopy?: boolean;
  /** Label of the link to `<path>/paste`, where many are added at once. */
  readonly many?: Key;
  /** Makes the person whom a picker of the form was given; null if there is none. */
  make?(context: PageContext, conferenceId: string): Promise<MadePerson | null>;
  /** What the form of the next record begins with after one was added, as the query of its page. */
  kept?(values: Values, id: string): Readonly<Record<string, unknown>>;
  /** True: the list shows each record in the panel beside it. */
  readonly isInList?: boolean;
  /** Where the page of a record leads back to, if not to the list. */
  back?(conferenceId: string, values: Values): string;
  /** Page that shows a saved record, if not its list. */
  shown?(conferenceId: string, id: string, values: Values): string;
}

/** Somebody made in a picker: in which field to choose them, or why they could not be made. */
export type MadePerson = { readonly field: string; readonly id: string } | { readonly refusal: Refusal };

const Made = z.looseObject({ id: z.string() });
/** What an edit returns: with an id, if it gave the record another one. */
const Edited = z.looseObject({ id: z.string().optional() });
const conferenceOf = (context: PageContext): string => context.params.conferenceId ?? '';
export const formText = (context: PageContext, name: string): string => {
  const value = context.form[name];
  return typeof value === 'string' ? value : '';
};

/** The layout of a page that edits the plan. @throws AppError forbidden, archived. */
export async function editingFrame(context: PageContext, conferenceId: string, tab: Tab): Promise<ConferenceLayout> {
  const frame = await conferenceLayout(context, conferenceId, tab);
  mustEdit(frame);
  return frame;
}

/** The values of some keys of a record. */
const pick = (record: object, keys: readonly string[] = []): Values =>
  Object.fromEntries(Object.entries(record).filter(([key]) => keys.includes(key)));

/** The values that there are. */
const given = (values: Values): Values => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

/** Whether the form was sent by the panel beside a list, which goes on to show the record. */
export const isInPanel = (context: PageContext): boolean => context.form._panel !== undefined;

/** Registers the pages and form posts of one list. */
export function recordPages<Facts extends object>(routes: PageRoutes, pages: RecordPages<Facts>): void {
  const { tab, path, operations, words } = pages;
  const base = `/conferences/:conferenceId/${path}`;
  const home = (context: PageContext) => `/conferences/${conferenceOf(context)}/${pages.listPath ?? path}`;
  const own = (context: PageContext) => `/conferences/${conferenceOf(context)}/${path}`;
  const backFrom = (context: PageContext, values: Values) => pages.back?.(conferenceOf(context), values) ?? home(context);
  const carry = (context: PageContext): Values =>
    Object.fromEntries((pages.carried ?? []).map((name) => [name, (formText(context, name) || context.query[name]) ?? null]));
  const shownAt = (context: PageContext, id: string, values: Values): string =>
    isInPanel(context) ? `${own(context)}/${id}` : (pages.shown?.(conferenceOf(context), id, values) ?? home(context));

  async function showNew(context: PageContext, filled: Filled, note?: string): Promise<Answer> {
    const frame = await editingFrame(context, conferenceOf(context), tab);
    const rows = rowsOf(await pages.form(context, conferenceOf(context), filled.values as Partial<EnteredFacts<Facts>>));
    const sheet = {
      title: translate(context.lang, words.add),
      action: own(context),
      back: backFrom(context, filled.values),
      backText: translate(context.lang, words.back),
      hiddenFields: hiddenIn(filled.values),
      canAddNext: true,
      ...(note === undefined ? {} : { note }),
      ...(pages.many ? { many: { href: `${own(context)}/paste`, text: translate(context.lang, pages.many) } } : {}),
    };
    return formPage(context, frame, rows, sheet, filled);
  }

  async function showEmpty(context: PageContext): Promise<Answer> {
    const { copy } = context.query;
    const original = copy === undefined ? null : await pages.load(context, conferenceOf(context), copy);
    const facts = original?.record ?? pages.empty(context);
    const form = await pages.form(context, conferenceOf(context), facts);
    const values = { ...pick(facts, pages.carried), ...valuesOf(form, facts), ...given(carry(context)) };
    return showNew(context, { values }, original?.ofCopy);
  }

  /** The form of the next record: what is the same for several stays. */
  function nextForm(context: PageContext, values: Values, id: string): string {
    const kept = Object.entries(pages.kept?.(values, id) ?? {}).filter(([, value]) => typeof value === 'string' && value !== '');
    return `${own(context)}/new?${new URLSearchParams([...kept.map(([name, value]) => [name, String(value)]), ['next', '1']]).toString()}`;
  }

  const hiddenIn = (values: Values) =>
    (pages.carried ?? []).flatMap((name) => (typeof values[name] === 'string' ? [{ name, value: values[name] }] : []));

  async function showOne(context: PageContext, filled: Partial<Filled> = {}): Promise<Answer> {
    const [conferenceId, id] = [conferenceOf(context), context.params.id ?? ''];
    const frame = await editingFrame(context, conferenceId, tab);
    const { record, name, title, ofRemoval, ...beside } = await pages.load(context, conferenceId, id);
    const form = await pages.form(context, conferenceId, filled.values ? (filled.values as Partial<EnteredFacts<Facts>>) : record);
    const stored = { ...pick(record, pages.carried), ...valuesOf(form, record) };
    const values = filled.values ?? stored;
    const rows = rowsOf(form);
    const sheet = {
      title: title ?? translate(context.lang, words.edit),
      name,
      ...beside,
      action: `${own(context)}/${id}`,
      back: backFrom(context, stored),
      backText: translate(context.lang, words.back),
      // Only a form that shows what somebody else stored goes on from there; any other would overwrite it unseen.
      isInList: pages.isInList === true && !filled.values,
      version: filled.values && filled.refusal?.code !== 'stale' ? Number(formText(context, 'version')) : record.version,
      removeAction: `${own(context)}/${id}/remove`,
      removeQuestion: translate(context.lang, words.remove, { name }),
      removeText: ofRemoval ?? translate(context.lang, words.removeText ?? 'collections.removeText'),
      hiddenFields: hiddenIn(values),
      ...(pages.canCopy ? { copyHref: `${own(context)}/new?copy=${id}` } : {}),
    };
    return formPage(context, frame, rows, sheet, {
      ...filled,
      values,
      ...(filled.refusal?.code === 'stale' ? { current: stored } : {}),
    });
  }

  async function sent(context: PageContext): Promise<{ values: Values; facts: EnteredFacts<Facts> }> {
    const form = await pages.form(context, conferenceOf(context), pages.empty(context));
    const values = readForm(rowsOf(form), context.form);
    return { values: { ...carry(context), ...values }, facts: factsOf(form, values) };
  }

  /** A form that is shown again before it is stored: people were searched, or one was made, who is chosen then. */
  async function unfinished(context: PageContext, values: Values): Promise<Filled | null> {
    const made = await pages.make?.(context, conferenceOf(context));
    if (!made) return context.form._find === undefined ? null : { values };
    if ('refusal' in made) return { values, refusal: made.refusal };
    const before = values[made.field];
    return { values: { ...values, [made.field]: Array.isArray(before) ? [...before, made.id] : made.id } };
  }

  async function add(context: PageContext): Promise<Answer> {
    const { values, facts } = await sent(context);
    const again = await unfinished(context, values);
    if (again) return showNew(context, again);
    const input = { conferenceId: conferenceOf(context), ...carry(context), ...pages.further?.(context), ...facts };
    const result = await context.attempt(operations.add, input);
    if ('refusal' in result) return showNew(context, { values, refusal: result.refusal });
    const { id } = Made.parse(result.output);
    const isNext = context.form._next !== undefined;
    return context.redirect(isNext ? nextForm(context, values, id) : shownAt(context, id, values), words.added);
  }

  async function edit(context: PageContext): Promise<Answer> {
    const { values, facts } = await sent(context);
    const again = await unfinished(context, values);
    if (again) return showOne(context, again);
    const input = {
      conferenceId: conferenceOf(context),
      id: context.params.id,
      version: Number(formText(context, 'version')),
      ...facts,
    };
    const result = await context.attempt(operations.edit, input);
    if ('refusal' in result) return showOne(context, { values, refusal: result.refusal });
    const { id = context.params.id ?? '' } = Edited.parse(result.output);
    return context.redirect(shownAt(context, id, values), words.saved);
  }

  async function remove(context: PageContext): Promise<Answer> {
    const [conferenceId, id] = [conferenceOf(context), context.params.id ?? ''];
    const back = backFrom(context, pages.back ? pick((await pages.load(context, conferenceId, id)).record, pages.carried) : {});
    const result = await context.attempt(operations.remove, { conferenceId, id, version: Number(formText(context, 'version')) });
    if ('refusal' in result) return showOne(context, { refusal: result.refusal });
    return context.redirect(`${back}${back.includes('?') ? '&' : '?'}removed=${path}/${id}`);
  }

  async function restore(context: PageContext, operation: Operation): Promise<Answer> {
    await context.run(operation, { conferenceId: conferenceOf(context), id: context.params.id ?? '' });
    return context.redirect(home(context), 'collections.restored');
  }

  async function place(context: PageContext, operation: Operation): Promise<Answer> {
    const before = formText(context, 'before') || null;
    const input = { conferenceId: conferenceOf(context), id: context.params.id, version: Number(formText(context, 'version')), before };
    const result = await context.attempt(operation, input);
    if ('refusal' in result) return showOne(context, { refusal: result.refusal });
    const back = formText(context, 'back');
    return context.redirect(back.startsWith(`${own(context)}?`) ? back : home(context));
  }

  const { restore: restoring, place: placing } = operations;
  routes.get(`${base}/new`, showEmpty);
  routes.post(base, add);
  routes.get(`${base}/:id`, (context) => showOne(context));
  routes.post(`${base}/:id`, edit);
  routes.post(`${base}/:id/remove`, remove);
  if (restoring) routes.post(`${base}/:id/restore`, (context) => restore(context, restoring));
  if (placing) routes.post(`${base}/:id/place`, (context) => place(context, placing));
}
