import { personOption } from '../../../../server/planning/participants/presenter.ts';
import { fold } from '../../../../server/platform/text.ts';
import { icon } from '../../../shell/icons.ts';
import { t } from '../../../shell/words.ts';
import type { Candidate } from './chosen.ts';
import type { FoundPeople } from './looking.ts';
import { textLine, warningLine } from './text-lines.ts';

/** What an option stands for: somebody of the list, somebody new by name, or a post without one. */
export type PickerChoice = ({ readonly kind: 'person' } & Candidate) | { readonly kind: 'name' } | { readonly kind: 'post' };

const optionsIn = (found: HTMLElement): HTMLElement[] => [...found.querySelectorAll<HTMLElement>('[role="option"]')];

/** The option that Enter takes; null if none is shown. */
export const activeOf = (found: HTMLElement): HTMLElement | null => found.querySelector<HTMLElement>('[aria-selected="true"]');

/** Shows who was found below a search, the first one to be taken by Enter, and the ways to somebody new. */
export function showOptions(
  input: HTMLInputElement,
  found: HTMLElement,
  query: string,
  { candidates, total }: FoundPeople,
  take: (choice: PickerChoice) => void,
): void {
  const name = query.trim();
  const more = total - candidates.length;
  const options = [
    ...candidates.flatMap((candidate) => personLines(candidate, name, () => take({ kind: 'person', ...candidate }))),
    ...(more > 0 && candidates.length > 0 ? [textLine('hint', t('collections.morePeople', { n: more }))] : []),
    ...(name === '' ? [] : [adding('i-people', t('collections.people.addNew', { name }), () => take({ kind: 'name' }))]),
    adding('i-plus', t('collections.people.addPost'), () => take({ kind: 'post' })),
  ];
  found.replaceChildren(...options);
  optionsIn(found).forEach((one, at) => (one.id = `${found.id}-${at}`));
  input.setAttribute('aria-expanded', 'true');
  activate(input, found, optionsIn(found)[0]);
  // On a phone the list would begin under the bar.
  found.parentElement?.scrollIntoView({ block: 'nearest' });
}

/** Chooses the option above or below for Enter. */
export function mark(input: HTMLInputElement, found: HTMLElement, step: 1 | -1): void {
  const all = optionsIn(found);
  const at = all.findIndex((one) => one === activeOf(found)) + step;
  activate(input, found, all[(at + all.length) % all.length]);
}

export function clearOptions(input: HTMLInputElement, found: HTMLElement): void {
  found.replaceChildren();
  input.setAttribute('aria-expanded', 'false');
  input.removeAttribute('aria-activedescendant');
}

function activate(input: HTMLInputElement, found: HTMLElement, chosen: HTMLElement | undefined): void {
  for (const one of optionsIn(found)) one.setAttribute('aria-selected', String(one === chosen));
  if (!chosen) return;
  input.setAttribute('aria-activedescendant', chosen.id);
  chosen.scrollIntoView({ block: 'nearest' });
}

function option(kind: string, text: string, take: () => void): HTMLElement {
  const one = textLine(kind, text);
  one.setAttribute('role', 'option');
  one.addEventListener('click', take);
  return one;
}

function adding(drawing: string, text: string, take: () => void): HTMLElement {
  const one = option('add', text, take);
  one.prepend(icon(drawing));
  return one;
}

/** Somebody who was found, and below what speaks against choosing them. */
function personLines({ person, warnings }: Candidate, query: string, take: () => void): HTMLElement[] {
  const { name, posts } = personOption(person);
  const one = option('', '', take);
  const called = document.createElement('b');
  called.append(...underlined(name, query));
  one.append(called);
  if (posts !== '') one.append(textLine('posts', posts));
  one.setAttribute('aria-label', [name, posts, ...warnings].filter((part) => part !== '').join('. '));
  return [one, ...warnings.map(warningLine)];
}

/** A name with the beginnings of its words that were typed underlined. */
function underlined(name: string, query: string): (string | HTMLElement)[] {
  const sought = fold(query).split(' ');
  return name.split(/(?<= )/).flatMap((word) => {
    const length = Math.max(0, ...sought.filter((one) => fold(word).startsWith(one)).map((one) => one.length));
    if (length === 0) return [word];
    const part = document.createElement('mark');
    part.textContent = word.slice(0, length);
    return [part, word.slice(length)];
  });
}
