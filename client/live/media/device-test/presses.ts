import { KINDS, type Kind } from '../../../../server/live/media/rules/devices.ts';

const ACTS = ['begin', 'again', 'play', 'yes', 'no', 'tell', 'measure', 'ready', 'unready'] as const;
type Act = (typeof ACTS)[number];

/** What the buttons and lists of the check page do. */
export type Acts = Readonly<Record<Act, () => void>> & { choose(kind: Kind, id: string): void };

/** Acts on the page's buttons (data-act) and lists of devices (data-choose), also on those that are drawn later. */
export function actOnPresses(acts: Acts): void {
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-act]') : null;
    const act = ACTS.find((one) => one === button?.dataset.act);
    if (act && button?.getAttribute('aria-disabled') !== 'true') acts[act]();
  });
  document.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLSelectElement)) return;
    const kind = KINDS.find((one) => one === target.dataset.choose);
    if (kind) acts.choose(kind, target.value);
  });
}
