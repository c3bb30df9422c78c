import type { Participant } from '../../../../server/planning/participants/contract.ts';
import { personOption } from '../../../../server/planning/participants/presenter.ts';
import { announceToScreenReader } from '../../../shell/announce.ts';
import { icon } from '../../../shell/icons.ts';
import { t } from '../../../shell/words.ts';
import { warningLine } from './text-lines.ts';

/** Somebody as far as a picker tells people apart. */
export type PickedPerson = Pick<Participant, 'id' | 'name' | 'group' | 'posts'>;

/** Somebody to be chosen, with what speaks against it. */
export interface Candidate {
  readonly person: PickedPerson;
  readonly warnings: readonly string[];
}

export const personName = (person: PickedPerson): string => personOption(person).name;

const boxOf = (one: HTMLElement): HTMLInputElement | null => one.querySelector<HTMLInputElement>(':scope > input');

/** Those who are chosen in a picker, in their order. */
export const chosenIn = (field: HTMLElement): HTMLElement[] =>
  [...field.querySelectorAll<HTMLElement>('[data-chosen] > [data-person]')].filter((one) => boxOf(one)?.checked === true);

/** Who is chosen, as the page tells them. */
export const chosenPeople = (field: HTMLElement): PickedPerson[] =>
  chosenIn(field).map(({ dataset: { person = '', name = '', posts = '' } }) => ({
    id: person,
    name,
    group: null,
    posts: posts === '' ? [] : posts.split('\n'),
  }));

/** Gives a chosen name the button that takes it out. */
export function dress(one: HTMLElement): void {
  if (one.querySelector('[data-drop]')) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset.drop = '';
  button.append(icon('i-close'));
  button.setAttribute('aria-label', t('collections.people.drop', { name: one.dataset.name ?? '' }));
  one.append(button);
}

/** Chooses somebody, last; in place of whoever was chosen where there is one only. */
export function choose(field: HTMLElement, { person, warnings }: Candidate): void {
  const list = field.querySelector('[data-chosen]');
  const known = list?.querySelector<HTMLElement>(`[data-person="${CSS.escape(person.id)}"]`);
  const one = known ?? labelOf(field, person);
  if (field.dataset.single !== undefined) for (const before of chosenIn(field)) if (before !== one) before.remove();
  list?.append(one);
  dress(one);
  one.dataset.warnings = warnings.join('\n');
  const box = boxOf(one);
  if (box) box.checked = true;
  showWarnings(field);
  box?.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Takes somebody out. */
export function drop(one: HTMLElement): void {
  const field = one.closest<HTMLElement>('[data-people]');
  const box = boxOf(one);
  if (!field || !box) return;
  box.checked = false;
  const nobody = field.querySelector<HTMLInputElement>('[data-chosen] > .check:not([data-person]) input');
  if (nobody) nobody.checked = true;
  showWarnings(field);
  announceToScreenReader(t('collections.people.dropped', { name: one.dataset.name ?? '' }));
  box.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Below the names: what speaks against those who were chosen on this page. */
function showWarnings(field: HTMLElement): void {
  const texts = chosenIn(field).flatMap(({ dataset: { name = '', warnings = '' } }) =>
    warnings === '' ? [] : [`${name}: ${warnings.replaceAll('\n', ' ')}`],
  );
  field.querySelector('.people-warnings')?.remove();
  if (texts.length === 0) return;
  const list = document.createElement('div');
  list.className = 'people-warnings';
  list.append(...texts.map(warningLine));
  field.querySelector('.people-box')?.after(list);
}

function labelOf(field: HTMLElement, person: PickedPerson): HTMLElement {
  const { value, label, name, posts, postLines } = personOption(person);
  const one = document.createElement('label');
  one.className = 'check person';
  one.title = label;
  Object.assign(one.dataset, { person: value, name, posts: postLines });
  const box = document.createElement('input');
  box.type = field.dataset.single === undefined ? 'checkbox' : 'radio';
  box.name = field.dataset.people ?? '';
  box.value = value;
  const words = document.createElement('span');
  const called = document.createElement('b');
  called.textContent = name;
  words.append(called);
  if (posts !== '') {
    const more = document.createElement('span');
    more.className = 'posts';
    more.textContent = `, ${posts}`;
    words.append(more);
  }
  one.append(box, words);
  return one;
}
