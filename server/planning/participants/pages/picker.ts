import { translate } from '../../../i18n/translate.ts';
import { formText, type MadePerson } from '../../collections/pages.ts';
import type { People } from '../../collections/presenter.ts';
import { sitesContract } from '../../sites/contract.ts';
import type { PageContext } from '../../../platform/pages/routes.ts';
import { participantsContract as contract } from '../contract.ts';
import { personOption, personText } from '../presenter.ts';
import { newParticipantFacts } from '../rules.ts';

const MAX_FOUND = 12;

const idsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String) : typeof value === 'string' && value !== '' ? [value] : [];

async function chosenPeople(context: PageContext, conferenceId: string, ids: readonly string[]) {
  const answers = await Promise.all(ids.map((id) => context.attempt(contract.get, { conferenceId, id })));
  return answers.flatMap((answer) => ('output' in answer ? [answer.output.participant] : []));
}

/** What was typed of a new person in the picker of a field. */
function typedIn(context: PageContext, field: string) {
  const text = (part: string): string => formText(context, `_new_${part}_${field}`).trim();
  const posts = text('posts')
    .split(/[\n,;]/)
    .map((post) => post.trim())
    .filter((post) => post !== '');
  return { name: text('name') || null, group: null, posts, siteId: text('site') || null };
}

/** The field whose picker was given a new person: by its button, or because something was typed there, as nothing that is typed is dropped. */
function fieldOfNew(context: PageContext): string | null {
  const asked = formText(context, '_make');
  if (asked !== '') return asked;
  const typed = Object.keys(context.form).find((key) => /^_new_(?:name|posts)_/.test(key) && formText(context, key).trim() !== '');
  return typed?.replace(/^_new_(?:name|posts)_/, '') ?? null;
}

/** Makes the person who was typed in a picker of the form; null if there is none. */
export async function personMade(context: PageContext, conferenceId: string): Promise<MadePerson | null> {
  const field = fieldOfNew(context);
  if (field === null) return null;
  const facts = newParticipantFacts(typedIn(context, field));
  const result = await context.attempt(contract.add, { conferenceId, ...facts });
  if (!('refusal' in result)) return { field, id: result.output.id };
  const { refusal } = result;
  const isNobody = facts.name === null && facts.posts.length === 0;
  const message = isNobody
    ? translate(context.lang, 'collections.newPerson.nobody')
    : refusal.faults.map((fault) => fault.message).join(' ');
  return { refusal: refusal.code === 'invalid' ? { ...refusal, faults: [{ path: field, message }] } : refusal };
}

async function newPerson(
  context: PageContext,
  conferenceId: string,
  field: string,
  chosen: readonly string[],
): Promise<People['newPerson']> {
  const { sites } = await context.run(sitesContract.list, { conferenceId });
  const typed = typedIn(context, field);
  const isOpen = personText(typed) !== '' && !chosen.includes(personText(typed));
  const options = sites.map(({ id, name }) => ({ value: id, label: name, selected: isOpen && id === typed.siteId }));
  return { name: isOpen ? (typed.name ?? '') : '', posts: isOpen ? typed.posts.join(', ') : '', sites: options, isOpen };
}

/** The people picker of a form field. Works without JavaScript by submitting the form with its search. */
export async function peopleFor(context: PageContext, conferenceId: string, field: string, value: unknown): Promise<People> {
  const sent = context.form[`_find_${field}`];
  const query = typeof sent === 'string' ? sent.trim() : '';
  const chosen = await chosenPeople(context, conferenceId, idsIn(value));
  const asked = context.form._find === field;
  const made = await newPerson(context, conferenceId, field, chosen.map(personText));
  if (!asked && query === '') return { chosen: chosen.map(personOption), found: [], query, more: 0, newPerson: made };
  const { participants, total } = await context.run(contract.list, { conferenceId, search: query });
  const taken = new Set(chosen.map(({ id }) => id));
  const others = participants.filter(({ id }) => !taken.has(id));
  const shown = others.slice(0, MAX_FOUND);
  return {
    chosen: chosen.map(personOption),
    found: shown.map(personOption),
    query,
    more: Math.max(0, total - shown.length - (participants.length - others.length)),
    newPerson: made,
  };
}
