import { connection } from '../../connection.ts';
import { morph } from '../../shell/templates.ts';
import { showProblem } from './problem.ts';

type Listener = () => void;
const listeners: Listener[] = [];

/** Called after the page has been brought up to date. */
export const onFresh = (listener: Listener): void => void listeners.push(listener);

let asked = 0;
let shown = 0;

/**
 * Asks the server for this page again and changes what is different; what somebody is writing stays. `before`: called when the answer is
 * there and about to be shown. An answer that was overtaken by a later one is not shown.
 */
export async function refresh(before: () => void = () => {}): Promise<void> {
  asked += 1;
  const number = asked;
  const response = await fetch(location.pathname + location.search, { headers: { accept: 'text/html' } });
  // Who reads here now may not read this page any more: it goes, with what it shows.
  if (response.redirected || [401, 403, 404].includes(response.status)) return location.reload();
  if (!response.ok) return;
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  before();
  if (number < shown) return;
  shown = number;
  for (const selector of ['main', '.publish-bar']) {
    const [now, then] = [document.querySelector(selector), fresh.querySelector(selector)];
    if (now && then) morph(now, then.innerHTML);
  }
  showProblem();
  for (const listener of listeners) listener();
}

/** Somebody else's changes come in by themselves, one reload for several that come together. */
export function keepFresh(conferenceId: string): void {
  let timer = 0;
  const soon = (about: { conferenceId?: string }): void => {
    if (about.conferenceId !== conferenceId) return;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void refresh().catch(() => {}), 300);
  };
  connection().on('plan', soon);
}
