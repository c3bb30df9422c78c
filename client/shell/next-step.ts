/** While much is changed at once, it is asked for again only this often. */
const PAUSE_MS = 4000;
let timer = 0;

const place = (): HTMLAnchorElement | null => document.querySelector<HTMLAnchorElement>('a[data-next-step]');

/** Shows the next step of the preparation in the bar, after the page itself is there. */
export const showNextStep = (): void => void ask().catch(() => {});

/** Asks again after something was changed on the page. */
export function renewNextStep(): void {
  if (timer !== 0 || !place()) return;
  timer = window.setTimeout(() => {
    timer = 0;
    showNextStep();
  }, PAUSE_MS);
}

async function ask(): Promise<void> {
  const link = place();
  if (!link) return;
  const response = await fetch(link.dataset.nextStep ?? '', { headers: { accept: 'application/json' } });
  if (response.ok && !response.redirected) show(link, await response.json());
}

function show(link: HTMLAnchorElement, step: unknown): void {
  const title = textIn(step, 'title');
  const until = textIn(step, 'until');
  const href = textIn(step, 'href');
  link.hidden = title === null || href === null;
  if (href !== null) link.href = href;
  const words = link.querySelector('[data-step-title]');
  const last = link.querySelector('[data-step-until]');
  if (words) words.textContent = title;
  if (last) last.textContent = until;
  link.title = [title, until].filter((text) => text !== null).join(' · ');
}

function textIn(step: unknown, name: string): string | null {
  const value: unknown = typeof step === 'object' && step !== null ? Reflect.get(step, name) : null;
  return typeof value === 'string' ? value : null;
}
