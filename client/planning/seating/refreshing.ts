import { connection, follow } from '../../connection.ts';
import { renewNextStep } from '../../shell/next-step.ts';
import { morph } from '../../shell/templates.ts';

type Listener = () => void;
const listeners: Listener[] = [];

/** Adds a listener that is called after the page was drawn anew. */
export const onRedrawn = (listener: Listener): void => void listeners.push(listener);

/** The parts of the page around the map. */
const AROUND = ['.page-head', '.seat-side', '.foot', '#seat-act', '[data-totals]'];
const WHAT_SHOWS = ['class', 'aria-label', 'data-who', 'data-person', 'data-posts', 'data-by-hand'];

const seatsByKey = (root: ParentNode): Map<string, SVGElement> =>
  new Map([...root.querySelectorAll<SVGElement>('.seat[data-seat]')].map((seat) => [seat.dataset.seat ?? '', seat]));

/** Whether two drawings of a seat look the same; whether it is chosen is not stored. */
const looksAlike = (a: Element, b: Element): boolean =>
  WHAT_SHOWS.every(
    (name) => (a.getAttribute(name) ?? '').replace(' is-chosen', '') === (b.getAttribute(name) ?? '').replace(' is-chosen', ''),
  );

/** Draws the seats that have changed, one by one: a morph of 2,000 takes too long. Returns false for another hall. */
function redrawSeats(main: HTMLElement, fresh: Document): boolean {
  const [now, then] = [seatsByKey(main), seatsByKey(fresh)];
  const isSameHall = now.size === then.size && [...now.keys()].every((key) => then.has(key)) && viewBoxOf(main) === viewBoxOf(fresh);
  if (!isSameHall) return false;
  const focused = document.activeElement?.closest<SVGElement>('.seat[data-seat]')?.dataset.seat;
  for (const [key, seat] of now) {
    const other = then.get(key);
    if (!other || looksAlike(seat, other)) continue;
    seat.replaceWith(document.importNode(other, true));
    if (key === focused) seatsByKey(main).get(key)?.focus();
  }
  return true;
}

const viewBoxOf = (root: ParentNode): string => root.querySelector('.seat-scroll .seat-map')?.getAttribute('viewBox') ?? '';

function redraw(main: HTMLElement, fresh: Document): void {
  // Another hall, or none any more: everything is different.
  if (!redrawSeats(main, fresh)) return location.reload();
  for (const selector of AROUND) {
    const [now, then] = [main.querySelector(selector), fresh.querySelector(selector)];
    if (now && then) morph(now, then.innerHTML);
  }
  const [now, then] = [main, fresh].map((root) => root.querySelector<HTMLElement>('[data-version]'));
  if (now && then) now.dataset.version = then.dataset.version;
  renewNextStep();
  for (const listener of listeners) listener();
}

let asked = 0;
let shown = 0;
let startedAt = 0;

/** Fetches this page again and draws what has changed. An answer that was overtaken by a later one is not shown. @throws Error. */
export async function refreshSeats(main: HTMLElement): Promise<void> {
  asked += 1;
  const number = asked;
  startedAt = performance.now();
  const response = await fetch(location.pathname, { headers: { accept: 'text/html' } });
  if (response.redirected || [401, 403, 404].includes(response.status)) return location.reload();
  if (!response.ok) throw new Error(`The page was answered with ${response.status}`);
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  if (number < shown) return;
  shown = number;
  redraw(main, fresh);
}

/** Follows the changes of others, once for several that arrive together. */
export function followOthers(main: HTMLElement, conferenceId: string): void {
  let timer = 0;
  const soon = (): void => {
    const heardAt = performance.now();
    window.clearTimeout(timer);
    // After a change of this page's own it has asked already.
    timer = window.setTimeout(() => void (startedAt < heardAt && refreshSeats(main).catch(() => {})), 300);
  };
  connection().on('plan', (about: { conferenceId?: string }) => {
    if (about.conferenceId === conferenceId) soon();
  });
  // Only those who follow a conference are told that its plan has changed; what changed before, or while the line was cut, is asked for.
  follow(conferenceId, { slices: [], onState() {}, onRefollow: soon, onFollowed: soon });
}
