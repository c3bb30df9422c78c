import { announceToScreenReader } from '../../shell/announce.ts';
import { t } from '../../shell/words.ts';
import { choose, chosenIn, dress, drop, personName } from './picker/chosen.ts';
import { look } from './picker/looking.ts';
import { activeOf, clearOptions, mark, showOptions, type PickerChoice } from './picker/options.ts';

const SEARCH_DELAY_MS = 200;

/** The parts of a picker of people. */
interface Picker {
  readonly field: HTMLElement;
  readonly input: HTMLInputElement;
  readonly found: HTMLElement;
}

/** Searches people while somebody types in a picker; without JavaScript the form is submitted to search. */
export function findPeople(root: ParentNode = document): void {
  for (const field of root.querySelectorAll<HTMLElement>('[data-people]')) enhancePicker(field);
}

/** Makes one picker search while somebody types, and shows those chosen as names that can be taken out. */
export function enhancePicker(field: HTMLElement): void {
  const input = field.querySelector<HTMLInputElement>('input[type="search"]');
  const found = field.querySelector<HTMLElement>('[data-found]');
  if (!field.closest('form')?.dataset.conference || !input || !found) return;
  const picker = { field, input, found };
  field.classList.add('is-picker');
  for (const one of chosenIn(field)) dress(one);
  makeCombobox(picker);
  let timer = 0;
  input.addEventListener('input', () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void search(picker), SEARCH_DELAY_MS);
  });
  input.addEventListener('keydown', (event) => press(event, picker, () => window.clearTimeout(timer)));
  field.addEventListener('click', (event) => dropClicked(event, picker));
  field.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && field.contains(relatedTarget))) clearOptions(input, found);
  });
  // Before the search loses the focus, which closes the list.
  found.addEventListener('mousedown', (event) => event.preventDefault());
  addByEnter(field);
}

function makeCombobox({ field, input, found }: Picker): void {
  found.id = `${field.dataset.people}-found`;
  found.setAttribute('role', 'listbox');
  found.setAttribute('aria-label', t('collections.findPerson'));
  const facts = { role: 'combobox', 'aria-expanded': 'false', 'aria-controls': found.id, 'aria-autocomplete': 'list' };
  for (const [name, value] of Object.entries(facts)) input.setAttribute(name, value);
}

/** Enter there adds the person, not the record around them. */
function addByEnter(field: HTMLElement): void {
  field.querySelector('[data-new-person]')?.addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || event.key !== 'Enter' || event.ctrlKey || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    field.querySelector<HTMLButtonElement>('[name="_make"]')?.click();
  });
}

async function search(picker: Picker): Promise<void> {
  const { field, input, found } = picker;
  const query = input.value;
  const people = await look(field, query).catch(() => null);
  if (!people || input.value !== query || document.activeElement !== input) return;
  showOptions(input, found, query, people, (choice) => take(picker, choice));
  announceToScreenReader(t('collections.people.found', { n: people.total }));
}

/** What an option does: chooses somebody, or begins somebody new. */
function take(picker: Picker, choice: PickerChoice): void {
  const { field, input, found } = picker;
  const query = input.value.trim();
  input.value = '';
  clearOptions(input, found);
  if (choice.kind === 'person') {
    announceToScreenReader(t('collections.people.chosen', { name: personName(choice.person) }));
    choose(field, choice);
    return input.focus();
  }
  const form = field.querySelector<HTMLDetailsElement>('[data-new-person]');
  const [name, posts] = ['name', 'posts'].map((part) => form?.querySelector<HTMLInputElement>(`[name^="_new_${part}_"]`));
  if (!form || !name || !posts) return;
  form.open = true;
  name.value = choice.kind === 'name' ? query : '';
  posts.focus();
}

function press(event: KeyboardEvent, picker: Picker, stop: () => void): void {
  const { field, input, found } = picker;
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const active = activeOf(found);
  if (event.key === 'Enter') {
    if (active) active.click();
    else void search(picker);
  } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    if (active) mark(input, found, event.key === 'ArrowDown' ? 1 : -1);
    else void search(picker);
  } else if (event.key === 'Escape' && (active || input.value !== '')) {
    stop();
    input.value = '';
    clearOptions(input, found);
  } else if (event.key === 'Backspace' && input.value === '' && !event.repeat) dropLast(field);
  else return;
  event.preventDefault();
}

function dropLast(field: HTMLElement): void {
  const last = chosenIn(field).at(-1);
  if (last) drop(last);
}

function dropClicked({ target }: Event, { field, input }: Picker): void {
  const button = target instanceof Element ? target.closest('[data-drop]') : null;
  const one = button?.closest<HTMLElement>('[data-person]');
  if (!one || !field.contains(one)) return;
  drop(one);
  input.focus();
}
