import { participantsContract as contract } from '../../../server/planning/participants/contract.ts';
import { personText } from '../../../server/planning/participants/presenter.ts';
import { call } from '../../connection.ts';
import { t } from '../../shell/words.ts';

const SEARCH_DELAY_MS = 200;
const MAX_SUGGESTIONS = 12;

/** Searches people while somebody types in a picker; without JavaScript the form is submitted to search. */
export function findPeople(root: ParentNode = document): void {
  for (const field of root.querySelectorAll<HTMLElement>('[data-people]')) enhancePicker(field);
}

/** Makes one picker search while somebody types. */
export function enhancePicker(field: HTMLElement): void {
  const conferenceId = field.closest('form')?.dataset.conference;
  const input = field.querySelector<HTMLInputElement>('input[type="search"]');
  const found = field.querySelector<HTMLElement>('[data-found]');
  if (!conferenceId || !input || !found) return;
  let timer = 0;
  const look = (): void => void search(field, found, conferenceId, input.value).catch(() => {});
  input.addEventListener('input', () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(look, SEARCH_DELAY_MS);
  });
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    look();
  });
  field.addEventListener('change', (event) => keepChosen(field, event.target));
  // Enter there adds the person, not the record around them.
  field.querySelector('[data-new-person]')?.addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || event.key !== 'Enter' || event.ctrlKey || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    field.querySelector<HTMLButtonElement>('[name="_make"]')?.click();
  });
}

async function search(field: HTMLElement, found: HTMLElement, conferenceId: string, query: string): Promise<void> {
  const { participants, total } = await call(contract.list, { conferenceId, search: query }, { tries: 1 });
  const taken = new Set([...field.querySelectorAll<HTMLInputElement>('[data-chosen] input')].map(({ value }) => value));
  const others = participants.filter(({ id }) => !taken.has(id)).slice(0, MAX_SUGGESTIONS);
  const choices = others.map((person) => choice(field, person.id, personText(person)));
  found.replaceChildren(...choices, ...notes(query, others.length, total));
}

function notes(query: string, shown: number, total: number): HTMLElement[] {
  if (shown === 0) return [hint(t('common.empty.noMatch', { query }))];
  return total > shown && shown === MAX_SUGGESTIONS ? [hint(t('collections.morePeople', { n: total - shown }))] : [];
}

function hint(text: string): HTMLElement {
  const line = document.createElement('p');
  line.className = 'hint';
  line.textContent = text;
  return line;
}

function choice(field: HTMLElement, value: string, text: string): HTMLElement {
  const label = document.createElement('label');
  label.className = 'check';
  const input = document.createElement('input');
  input.type = field.dataset.single === undefined ? 'checkbox' : 'radio';
  input.name = field.dataset.people ?? '';
  input.value = value;
  const words = document.createElement('span');
  words.textContent = text;
  label.append(input, words);
  return label;
}

/** A ticked search result is appended to the selection: speakers are ordered by selection. */
function keepChosen(field: HTMLElement, target: EventTarget | null): void {
  if (!(target instanceof HTMLInputElement) || !target.checked || target.type !== 'checkbox') return;
  const label = target.closest('[data-found] label');
  if (!label) return;
  const hadFocus = document.activeElement === target;
  field.querySelector('[data-chosen]')?.append(label);
  // What is moved loses the focus.
  if (hadFocus) target.focus();
}
