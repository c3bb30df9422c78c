/** Number of densities of a block, from the roomiest to the densest; styles follow `data-density`. */
const DENSITIES = 7;
/** How long to show each page of a text that is too long for its place. */
const PAGE_INTERVAL_MS = 7000;
const ROUNDING_PX = 1;

/** Current page of each text, by the text. */
const pages = new Map<string, number>();

/**
 * Makes everything on a hall display fit: each block takes the first density at which nothing is cut off; what is too long even
 * then is shown in pages. Call it after every change of the content or the window.
 */
export function fitScreen(screen: HTMLElement): void {
  for (const block of screen.querySelectorAll<HTMLElement>('[data-fits]')) fitBlock(block);
  showPages(screen);
}

function fitBlock(block: HTMLElement): void {
  for (let density = 0; density < DENSITIES; density += 1) {
    block.dataset['density'] = String(density);
    if (fits(block)) return;
  }
}

/** Turns every paged text to its next page. */
export function turnPages(screen: HTMLElement): void {
  for (const text of pagedIn(screen)) pages.set(wordsOf(text), pageOf(text) + 1);
  for (const words of pages.keys()) if (!pagedIn(screen).some((text) => wordsOf(text) === words)) pages.delete(words);
  showPages(screen);
}

/** Refits a hall display when the window changes, and turns its pages. */
export function keepFitting(screen: HTMLElement): void {
  window.addEventListener('resize', () => fitScreen(screen));
  void document.fonts.ready.then(() => fitScreen(screen));
  setInterval(() => turnPages(screen), PAGE_INTERVAL_MS);
}

const fits = ({ scrollHeight, clientHeight, scrollWidth, clientWidth }: HTMLElement): boolean =>
  scrollHeight <= clientHeight + ROUNDING_PX && scrollWidth <= clientWidth + ROUNDING_PX;
const pagedIn = (screen: HTMLElement): HTMLElement[] => [...screen.querySelectorAll<HTMLElement>('[data-paged]')];
const wordsOf = ({ textContent }: HTMLElement): string => textContent ?? '';
const pageOf = (text: HTMLElement): number => pages.get(wordsOf(text)) ?? 0;

const pageCount = ({ scrollHeight, clientHeight }: HTMLElement): number =>
  Math.max(1, Math.ceil((scrollHeight - ROUNDING_PX) / clientHeight));

/** Shows the page number beside a text, which becomes narrower by it. */
function markPage(text: HTMLElement, page: number, count: number): void {
  const place = text.parentElement;
  if (!place) return;
  if (count === 1) return void delete place.dataset['page'];
  place.dataset['page'] = `${page + 1}/${count}`;
  place.dataset['page'] = `${page + 1}/${Math.max(count, pageCount(text))}`;
}

/** Shows one page of each text: as many whole lines as fit, because styles make its height a multiple of a line. */
function showPages(screen: HTMLElement): void {
  for (const text of pagedIn(screen)) {
    const count = pageCount(text);
    const page = pageOf(text) % count;
    markPage(text, page, count);
    text.scrollTop = page * text.clientHeight;
  }
}
