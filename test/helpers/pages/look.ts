import type { NodeResult } from 'axe-core';
import type runner from 'axe-core';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A text of a page and its place, such as `p.lead` or `input[placeholder]`. */
export interface PlacedText {
  readonly at: string;
  readonly text: string;
}

const WCAG = ['wcag2a', 'wcag2aa'];

/** Every text of the page, including closed dialogs and attributes, except those marked as being in another language. */
export const textsOf = (page: Page): Promise<PlacedText[]> =>
  page.evaluate(() => {
    const spoken = [
      'aria-label',
      'aria-description',
      'placeholder',
      'title',
      'alt',
      'data-label',
      'data-confirm',
      'data-confirm-text',
      'data-confirm-verb',
    ];
    const { lang } = document.documentElement;
    const isOwn = (element: Element): boolean =>
      !element.matches('script, style') && (element.closest('[lang]')?.getAttribute('lang') ?? lang) === lang;
    const nameOf = (element: Element): string =>
      `${element.tagName.toLowerCase()}${element.id ? `#${element.id}` : ''}${[...element.classList].map((one) => `.${one}`).join('')}`;
    return [...document.querySelectorAll('*')].filter(isOwn).flatMap((element) => {
      const nodes = [...element.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE)
        .map((node) => ({ at: nameOf(element), text: node.textContent ?? '' }));
      const attributes = spoken.map((name) => ({ at: `${nameOf(element)}[${name}]`, text: element.getAttribute(name) ?? '' }));
      return [...nodes, ...attributes]
        .map(({ at, text }) => ({ at, text: text.replace(/[\s\u00a0]+/g, ' ').trim() }))
        .filter(({ text }) => text !== '');
    });
  });

/** Elements that would need sideways scrolling at this size. */
export async function overflowAt(page: Page, size: Size): Promise<string[]> {
  await page.setViewportSize(size);
  const found = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const beyond = [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > clientWidth + 1);
    return [
      `${scrollWidth} wide: ${beyond
        .slice(0, 3)
        .map((one) => `${one.tagName.toLowerCase()}.${[...one.classList].join('.')}`)
        .join(', ')}`,
    ];
  });
  return found.map((what) => `sideways at ${size.width}: ${what}`);
}

/** A window at 400 %: 1280 × 1024 seen through a quarter of each side. */
const ZOOMED: Size = { width: 320, height: 256 };

/**
 * What bars that stay in place hide on a page at 400 %: more than half of the window, or something that has the focus and was scrolled into
 * view.
 */
export async function coveredWhenZoomed(page: Page): Promise<string[]> {
  await page.setViewportSize(ZOOMED);
  return page.evaluate(() => {
    const nameOf = (element: Element): string => `${element.tagName.toLowerCase()}.${[...element.classList].join('.')}`;
    const stays = (element: Element): boolean => ['fixed', 'sticky'].includes(getComputedStyle(element).position);
    const barOver = (element: Element | null): Element | null => (!element || stays(element) ? element : barOver(element.parentElement));
    const isShown = (element: Element): boolean =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && element.getBoundingClientRect().width > 1;
    const inView = ({ top, bottom }: DOMRect): number => Math.max(0, Math.min(bottom, innerHeight) - Math.max(top, 0));
    const found: string[] = [];

    scrollTo(0, document.documentElement.scrollHeight / 2);
    const bars = [...document.body.querySelectorAll('*')].filter((one) => stays(one) && isShown(one));
    const taken = bars
      .filter((one) => !bars.some((other) => other !== one && other.contains(one)))
      .map((one) => ({ one, height: inView(one.getBoundingClientRect()) }))
      .filter(({ height }) => height > 0);
    const sum = taken.reduce((total, { height }) => total + height, 0);
    if (sum > innerHeight / 2)
      found.push(`bars take ${Math.round(sum)} of ${innerHeight}: ${taken.map(({ one }) => nameOf(one)).join(', ')}`);

    const reached = [...document.querySelectorAll<HTMLElement>('main :is(a[href], button, input, select, textarea, summary)')];
    for (const element of reached.filter(isShown).slice(0, 80)) {
      element.focus();
      const { left, width, top, height } = element.getBoundingClientRect();
      const over = document.elementFromPoint(left + width / 2, top + height / 2);
      if (!over || element.contains(over) || over.contains(element)) continue;
      const bar = barOver(over);
      if (bar && !bar.contains(element))
        found.push(`${nameOf(element)} "${element.textContent?.trim().slice(0, 30)}" lies below ${nameOf(bar)}`);
    }
    return found.slice(0, 5);
  });
}

/** Defines axe on every page that this context opens: sent to the browser once, not with every page. */
export const withAxe = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript({ path: fileURLToPath(import.meta.resolve('axe-core/axe.min.js')) });

/** Serious and critical violations found by axe, by WCAG 2 A and AA, on a page of a context `withAxe`. */
export async function axeFaults(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate(
    (tags) => globalThis.axe.run(document, { runOnly: tags, resultTypes: ['violations'], preload: false }),
    WCAG,
  );
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const where = ({ target, any, all }: NodeResult): string => `${target.join(' ')} (${any[0]?.message ?? all[0]?.message ?? ''})`;
  return grave.map(({ id, nodes }) => `${id} at ${page.viewportSize()?.width}: ${nodes.slice(0, 3).map(where).join('; ')}`);
}

declare global {
  // Defined by axe's injected source.
  var axe: typeof runner;
}
