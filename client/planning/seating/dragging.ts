import type { Held } from './choosing.ts';
import { takenFrom, type SeatPick } from './picked.ts';

/** How far the pointer moves before a press becomes a drag, in pixels. */
const DRAG_DISTANCE = 6;

interface Drag {
  readonly taken: SeatPick;
  readonly x: number;
  readonly y: number;
  ghost: HTMLElement | null;
}

function swallow(click: Event): void {
  click.preventDefault();
  click.stopPropagation();
}

const under = ({ clientX, clientY }: PointerEvent): Element | null => document.elementFromPoint(clientX, clientY);

function ghostOf({ who }: SeatPick): HTMLElement {
  const ghost = document.createElement('div');
  ghost.className = 'seat-ghost';
  ghost.textContent = who;
  document.body.append(ghost);
  return ghost;
}

/** Drags people with a mouse: to a seat, or off the map into the list. Fingers choose by tapping, so that they can move the map. */
export function dragPeople(main: HTMLElement, held: Held): void {
  let drag: Drag | null = null;

  const markTarget = (seat: Element | null | undefined): void => {
    for (const one of main.querySelectorAll('.seat.is-target')) one.classList.toggle('is-target', one === seat);
    seat?.classList.add('is-target');
  };

  const end = (): void => {
    drag?.ghost?.remove();
    drag = null;
    markTarget(null);
  };

  main.addEventListener('pointerdown', (event) => {
    if (event.pointerType !== 'mouse' || event.button !== 0 || !(event.target instanceof Element)) return;
    const source = event.target.closest<HTMLElement | SVGAElement>('a.seat.is-taken, [data-take]');
    const taken = source && takenFrom(source);
    if (taken) drag = { taken, x: event.clientX, y: event.clientY, ghost: null };
  });
  document.addEventListener('pointermove', (event) => {
    if (!drag) return;
    if (!drag.ghost && Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < DRAG_DISTANCE) return;
    drag.ghost ??= ghostOf(drag.taken);
    drag.ghost.style.transform = `translate(${event.clientX + 10}px, ${event.clientY + 10}px)`;
    markTarget(under(event)?.closest('a.seat'));
  });
  document.addEventListener('pointerup', (event) => {
    const { taken, ghost } = drag ?? {};
    end();
    if (!taken || !ghost) return;
    const target = under(event);
    const seat = target?.closest<SVGAElement>('a.seat')?.dataset.seat;
    if (seat !== undefined) held.place(taken, seat);
    else if (taken.from !== null && target?.closest('.seat-side')) held.lift(taken.from);
    // The click that follows a drag chooses nothing.
    document.addEventListener('click', swallow, { capture: true });
    setTimeout(() => document.removeEventListener('click', swallow, { capture: true }), 0);
  });
  document.addEventListener('pointercancel', end);
  // The browser's own dragging of links and selected texts.
  main.addEventListener('dragstart', (event) => event.preventDefault());
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && end());
}
