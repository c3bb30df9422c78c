import { t } from './words.ts';

/** A file that is there sooner says nothing before, so that the page does not flicker. */
const SAID_AFTER_MS = 400;
const DONE_SHOWN_MS = 8000;

/**
 * Files that take a while to be made: a link with `data-making` (what it makes, in words) says so, does nothing when it is pressed again
 * meanwhile, and can be stopped; leaving the page stops it as well. What goes wrong is said in words. Without a script it is a plain link.
 */
export function sayWhileMaking(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-making]') : null;
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!link || !isPlain || event.defaultPrevented || !document.getElementById('toasts')) return;
    event.preventDefault();
    if (link.ariaBusy !== 'true') void make(link, link.dataset.making ?? '');
  });
}

async function make(link: HTMLAnchorElement, what: string): Promise<void> {
  const stopped = new AbortController();
  link.ariaBusy = 'true';
  link.closest('details')?.removeAttribute('open');
  let shown: HTMLElement | null = null;
  const saying = setTimeout(() => (shown = underWay(what, () => stopped.abort())), SAID_AFTER_MS);
  const why = await fetched(link.href, stopped.signal);
  clearTimeout(saying);
  link.ariaBusy = null;
  const wasSaid = shown !== null;
  (shown as HTMLElement | null)?.remove();
  if (stopped.signal.aborted) return;
  if (why !== null) failed(what, why, link);
  else if (wasSaid) done(what);
}

/** Saves the file of an address. Returns null, or in words why there is none. */
async function fetched(href: string, signal: AbortSignal): Promise<string | null> {
  try {
    const response = await fetch(href, { signal });
    const isPage = response.headers.get('content-type')?.startsWith('text/html') === true;
    if (isPage || !response.ok) return whyOf(await response.text());
    save(await response.blob(), nameOf(response));
    return null;
  } catch {
    return t('printouts.making.noLine');
  }
}

/** What the page says that came instead of the file. */
function whyOf(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const told = page.querySelector('.error-explanation, .form-errors, [role="alert"]')?.textContent?.replace(/\s+/g, ' ').trim();
  return told ? told : t('printouts.making.elsewhere');
}

/** The name that the server gave the file (RFC 6266). */
function nameOf(response: Response): string {
  const header = response.headers.get('content-disposition') ?? '';
  const coded = /filename\*=UTF-8''([^;]+)/i.exec(header)?.[1];
  return coded === undefined ? (/filename="?([^";]+)/i.exec(header)?.[1] ?? '') : decodeURIComponent(coded);
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function shownToast(text: string): HTMLElement {
  const element = document.createElement('div');
  element.className = 'toast is-making';
  const words = document.createElement('span');
  words.textContent = text;
  element.append(words);
  document.getElementById('toasts')?.append(element);
  return element;
}

function button(text: string, run: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'btn';
  made.textContent = text;
  made.addEventListener('click', run);
  return made;
}

function underWay(what: string, stop: () => void): HTMLElement {
  const element = shownToast(t('printouts.making.now', { what }));
  const bar = document.createElement('progress');
  bar.ariaLabel = t('printouts.making.now', { what });
  element.append(bar, button(t('printouts.making.stop'), stop));
  return element;
}

function done(what: string): void {
  const element = shownToast(t('printouts.making.done', { what }));
  setTimeout(() => element.remove(), DONE_SHOWN_MS);
}

/** Stays until it is read. */
function failed(what: string, why: string, link: HTMLAnchorElement): void {
  const element = shownToast(t('printouts.making.failed', { what, why }));
  const again = (): void => {
    element.remove();
    void make(link, what);
  };
  element.append(
    button(t('printouts.making.again'), again),
    button(t('printouts.making.close'), () => element.remove()),
  );
}
