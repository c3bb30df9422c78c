import { connection } from '../../connection.ts';
import { renewNextStep } from '../../shell/next-step.ts';
import { morph } from '../../shell/templates.ts';
import { showProblem } from './problem.ts';

type Listener = () => void;
const listeners: Listener[] = [];

/** Adds a listener that is called after each refresh. */
export const onFresh = (listener: Listener): void => void listeners.push(listener);

let asked = 0;
let shown = 0;

/**
 * Fetches this page again and morphs what has changed; keeps what is being typed. `before`: called right before the answer is
 * shown. An answer that was overtaken by a later one is not shown. @throws Error if the page could not be fetched.
 */
export async function refresh(before: () => void = () => {}): Promise<void> {
  asked += 1;
  const number = asked;
  const response = await fetch(location.pathname + location.search, { headers: { accept: 'text/html' } });
  // The reader may no longer see this page: reload, so that it disappears.
  if (response.redirected || [401, 403, 404].includes(response.status)) return location.reload();
  if (!response.ok) throw new Error(`The page was answered with ${response.status}`);
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  before();
  if (number < shown) return;
  shown = number;
  for (const selector of ['main', '.publish-bar']) {
    const [now, then] = [document.querySelector(selector), fresh.querySelector(selector)];
    if (now && then) morph(now, then.innerHTML);
  }
  showProblem();
  renewNextStep();
  for (const listener of listeners) listener();
}

/** Refreshes the page after changes by others, once for several that arrive together. */
export function keepFresh(conferenceId: string): void {
  let timer = 0;
  const soon = (about: { conferenceId?: string }): void => {
    if (about.conferenceId !== conferenceId) return;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void refresh().catch(() => {}), 300);
  };
  connection().on('plan', soon);
}
