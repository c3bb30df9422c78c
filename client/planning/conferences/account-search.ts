import { teamContract as contract } from '../../../server/planning/conferences/team/contract.ts';
import { call } from '../../connection.ts';

type Found = Awaited<ReturnType<typeof look>>['accounts'][number];

const PAUSE_MS = 200;
const look = (conferenceId: string, query: string) => call(contract.accounts, { conferenceId, search: query }, { tries: 1 });

/** Suggests accounts below a field while somebody types a part of a name; without JavaScript the server looks when the form is sent. */
export function suggestAccounts(): void {
  for (const field of document.querySelectorAll<HTMLInputElement>('input[data-accounts]')) enhance(field, field.dataset['accounts'] ?? '');
}

/** What was typed, name by name; the last one is being typed. */
const partsOf = (text: string): string[] => text.split(/[,;]/).map((part) => part.trim());
const soughtIn = (text: string): string => partsOf(text).at(-1) ?? '';

function enhance(field: HTMLInputElement, conferenceId: string): void {
  const list = document.createElement('ul');
  list.id = `${field.id}-accounts`;
  list.className = 'suggestions';
  list.setAttribute('role', 'listbox');
  list.hidden = true;
  field.after(list);
  for (const [name, value] of Object.entries({
    role: 'combobox',
    'aria-expanded': 'false',
    'aria-controls': list.id,
    'aria-autocomplete': 'list',
  }))
    field.setAttribute(name, value);
  let timer = 0;
  const show = async (): Promise<void> => {
    const query = field.value;
    const { accounts } = await look(conferenceId, soughtIn(query));
    const chosen = new Set(partsOf(query));
    if (field.value !== query || document.activeElement !== field) return;
    open(
      field,
      list,
      accounts.filter(({ name }) => !chosen.has(name)),
    );
  };
  field.addEventListener('input', () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void show().catch(() => {}), PAUSE_MS);
  });
  field.addEventListener('focus', () => void show().catch(() => {}));
  field.addEventListener('blur', () => close(field, list));
  field.addEventListener('keydown', (event) => press(event, field, list));
  // Before the field loses the focus, which closes the list.
  list.addEventListener('mousedown', (event) => {
    event.preventDefault();
    choose(field, list, event.target instanceof Element ? event.target.closest('[role="option"]') : null);
  });
}

function open(field: HTMLInputElement, list: HTMLElement, accounts: readonly Found[]): void {
  list.replaceChildren(...accounts.map((account, at) => option(list.id, account, at)));
  list.hidden = accounts.length === 0;
  field.setAttribute('aria-expanded', String(!list.hidden));
  field.removeAttribute('aria-activedescendant');
}

function option(listId: string, { name, displayName }: Found, at: number): HTMLElement {
  const item = document.createElement('li');
  item.id = `${listId}-${at}`;
  item.setAttribute('role', 'option');
  item.setAttribute('aria-selected', 'false');
  item.dataset['login'] = name;
  const login = document.createElement('span');
  login.className = 'meta';
  login.textContent = name;
  item.append(displayName, ' ', login);
  return item;
}

function close(field: HTMLInputElement, list: HTMLElement): void {
  list.hidden = true;
  field.setAttribute('aria-expanded', 'false');
  field.removeAttribute('aria-activedescendant');
}

function choose(field: HTMLInputElement, list: HTMLElement, item: Element | null): void {
  if (!(item instanceof HTMLElement)) return;
  // The next one is typed behind it.
  field.value = [...partsOf(field.value).slice(0, -1), item.dataset['login'] ?? '', ''].join(', ');
  field.dispatchEvent(new Event('change', { bubbles: true }));
  close(field, list);
}

function press(event: KeyboardEvent, field: HTMLInputElement, list: HTMLElement): void {
  const items = [...list.children];
  const at = items.findIndex((item) => item.id === field.getAttribute('aria-activedescendant'));
  if (list.hidden) return;
  if (event.key === 'Escape') close(field, list);
  else if (event.key === 'Enter' && at >= 0) choose(field, list, items[at] ?? null);
  else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') mark(field, items, at + (event.key === 'ArrowDown' ? 1 : -1));
  else return;
  event.preventDefault();
}

function mark(field: HTMLInputElement, items: readonly Element[], at: number): void {
  const chosen = items[(at + items.length) % items.length];
  for (const item of items) item.setAttribute('aria-selected', String(item === chosen));
  if (chosen) field.setAttribute('aria-activedescendant', chosen.id);
}
