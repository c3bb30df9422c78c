const STEPS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** How much more a step to the side counts than one straight on. */
const ASIDE = 3;

const seatsIn = (main: HTMLElement): SVGAElement[] => [...main.querySelectorAll<SVGAElement>('a.seat')];

function placeOf(seat: Element): readonly [number, number] {
  const [, x = '0', y = '0'] = /translate\((-?\d+) (-?\d+)\)/.exec(seat.getAttribute('transform') ?? '') ?? [];
  return [Number(x), Number(y)];
}

/** The nearest seat in a direction; null at the edge. */
function nextSeat(main: HTMLElement, from: Element, [stepX, stepY]: readonly [number, number]): SVGAElement | null {
  const [x, y] = placeOf(from);
  let best: { readonly seat: SVGAElement; readonly cost: number } | null = null;
  for (const seat of seatsIn(main)) {
    const [toX, toY] = placeOf(seat);
    const ahead = (toX - x) * stepX + (toY - y) * stepY;
    const aside = Math.abs((toX - x) * stepY) + Math.abs((toY - y) * stepX);
    if (ahead <= 0 || (stepX !== 0 && aside > 0)) continue;
    const cost = ahead * (stepY === 0 ? 1 : ASIDE) + aside;
    if (!best || cost < best.cost) best = { seat, cost };
  }
  return best?.seat ?? null;
}

/**
 * Arrow keys go from seat to seat; the tab key stops once, at the seat that was visited last. Returns a function that restores this after
 * the map was drawn again.
 */
export function moveOnMap(main: HTMLElement): () => void {
  let last = '';
  const rove = (): void => {
    const seats = seatsIn(main);
    const stop =
      seats.find(({ dataset }) => dataset.seat === last) ?? seats.find((seat) => seat.classList.contains('is-chosen')) ?? seats[0];
    for (const seat of seats) seat.setAttribute('tabindex', seat === stop ? '0' : '-1');
  };
  main.addEventListener('keydown', (event) => {
    const step = STEPS[event.key];
    const seat = event.target instanceof Element ? event.target.closest('a.seat') : null;
    if (!step || !seat || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    nextSeat(main, seat, step)?.focus();
  });
  main.addEventListener('focusin', ({ target }) => {
    const seat = target instanceof Element ? target.closest<SVGAElement>('a.seat') : null;
    if (!seat) return;
    last = seat.dataset.seat ?? '';
    rove();
  });
  rove();
  return rove;
}
