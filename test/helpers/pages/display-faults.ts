import type { Page } from 'playwright-core';

/** Blocks of a hall display that must not cover each other. */
const BLOCKS = [
  '.display-conference',
  '.taping',
  '.time-of-day',
  '.corner',
  '.item > .chip',
  'h1',
  '.posts',
  '.shown-site',
  '#display-clock',
  '.display-note',
  '.display-next',
  '.roll-call-summary',
  '.agenda-beside ol',
  '.no-picture',
  '.rehearsal-strip',
];
/** Legible from 20 m, in pixels of a screen of 1080 lines. */
const MIN_FONT_PX = 44;

/** Faults visible in the hall: text cut off, outside the screen, over other text, or too small to read. */
export const displayFaults = (page: Page): Promise<string[]> =>
  page.evaluate(
    ({ blocks, minFont }) => {
      const faults: string[] = [];
      const nameOf = (element: Element): string => `${element.tagName.toLowerCase()}.${element.className}`;
      const isVisible = (element: Element): boolean =>
        element.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true }) && element.getBoundingClientRect().width > 0;
      const found = blocks.flatMap((selector) => [...document.querySelectorAll(`.display ${selector}`)].filter(isVisible));
      for (const element of found) {
        const { left, top, right, bottom } = element.getBoundingClientRect();
        if (left < 0 || top < 0 || right > innerWidth + 1 || bottom > innerHeight + 1)
          faults.push(
            `${nameOf(element)} leaves the screen: ${Math.round(left)} ${Math.round(top)} ${Math.round(right)} ${Math.round(bottom)}`,
          );
      }
      for (const [at, one] of found.entries())
        for (const other of found.slice(at + 1)) {
          if (one.contains(other) || other.contains(one)) continue;
          const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
          const covers =
            Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
          if (covers) faults.push(`${nameOf(one)} and ${nameOf(other)} overlap`);
        }
      for (const element of document.querySelectorAll('#display [data-fits]'))
        if (element.scrollHeight > element.clientHeight + 1)
          faults.push(`${nameOf(element)} is cut off: ${element.scrollHeight} > ${element.clientHeight}`);
      const walker = document.createTreeWalker(document.getElementById('display') ?? document.body, NodeFilter.SHOW_TEXT);
      for (let text = walker.nextNode(); text; text = walker.nextNode()) {
        const element = text.parentElement;
        if (!element || (text.textContent ?? '').trim() === '' || !isVisible(element) || element.closest('svg')) continue;
        const size = parseFloat(getComputedStyle(element).fontSize);
        if (size < minFont - 0.1) faults.push(`${nameOf(element)} "${(text.textContent ?? '').trim().slice(0, 20)}" is ${size} px`);
      }
      return [...new Set(faults)];
    },
    { blocks: BLOCKS, minFont: MIN_FONT_PX },
  );
