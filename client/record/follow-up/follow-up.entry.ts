import { handleKeys } from '../../shell/keys.ts';

/** The register by keys, and the panel without loading the list anew. Everything is a link or a form without them. */
const rows = (): HTMLAnchorElement[] => [...document.querySelectorAll<HTMLAnchorElement>('a[data-row]')];
const main = document.querySelector<HTMLElement>('main.split');
/** On a narrow window the panel takes the place of the list, so a row is followed as a link. */
const isBeside = (): boolean => matchMedia('(min-width: 1280px)').matches;

let latest = 0;
/** Settled once the panel shows the matter that was chosen last. */
let shown: Promise<void> = Promise.resolve();

/** Whether something is typed in the panel that would be lost. */
const isTyped = (): boolean =>
  [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('.inspector :is(input:not([type="hidden"]), textarea)')].some(
    (field) => field.value !== field.defaultValue,
  );

/** Shows the matter of a row in the panel; only the last of several presses counts. */
async function choose(link: HTMLAnchorElement): Promise<void> {
  // The guard of the page asks before what was typed is lost.
  if (isTyped()) return location.assign(link.href);
  const asked = (latest += 1);
  mark(link);
  link.scrollIntoView({ block: 'nearest' });
  try {
    const answer = await fetch(link.href, { credentials: 'same-origin' });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const [panel, own] = [page.querySelector('.inspector'), document.querySelector('.inspector')];
    if (asked !== latest) return;
    if (!answer.ok || !panel || !own) return location.assign(link.href);
    own.replaceChildren(...[...panel.childNodes].map((node) => document.importNode(node, true)));
    own.scrollTop = 0;
    history.replaceState(null, '', link.href);
  } catch {
    if (asked === latest) location.assign(link.href);
  }
}

function mark(link: HTMLAnchorElement): void {
  for (const other of rows()) {
    const isChosen = other === link;
    other.closest('li')?.classList.toggle('is-chosen', isChosen);
    if (isChosen) other.setAttribute('aria-current', 'true');
    else other.removeAttribute('aria-current');
  }
}

function go(by: 1 | -1): void {
  const all = rows();
  const at = all.findIndex((link) => link.getAttribute('aria-current') === 'true');
  const link = all[Math.min(Math.max(at + by, 0), all.length - 1)];
  if (!link) return;
  if (!isBeside()) return link.focus();
  shown = choose(link);
}

/** Opens the form of a step and goes to its first field. */
async function openStep(key: string): Promise<void> {
  await shown;
  const form = document.querySelector<HTMLDetailsElement>(`details[data-opens-by="${key}"]`);
  if (!form) return;
  form.open = true;
  form.scrollIntoView({ block: 'nearest' });
  form.querySelector<HTMLElement>('input:not([type="hidden"]), textarea')?.focus();
}

const press = (key: string) => (): void => void shown.then(() => document.querySelector<HTMLElement>(`[data-key="${key}"]`)?.click());

main?.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-row]') : null;
  const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
  if (!link || !isPlain || !isBeside()) return;
  event.preventDefault();
  shown = choose(link);
});

handleKeys({
  arrowdown: () => go(1),
  arrowup: () => go(-1),
  r: () => void openStep('r'),
  p: () => void openStep('p'),
  f: () => void openStep('f'),
  d: () => void openStep('d'),
  n: press('n'),
  e: press('e'),
  '/': () => document.querySelector<HTMLElement>('[data-find]')?.focus(),
});
