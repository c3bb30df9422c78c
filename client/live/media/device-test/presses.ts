import { KINDS, type Kind } from '../../../../server/live/media/rules/devices.ts';

const ACTIONS = ['begin', 'again', 'play', 'yes', 'no', 'tell', 'measure', 'ready', 'unready'] as const;
type ActionName = (typeof ACTIONS)[number];

/** What the buttons and lists of the device test do. */
export type DeviceTestActions = Readonly<Record<ActionName, () => void>> & { choose(kind: Kind, id: string): void };

/** Handles the page's buttons (data-action) and lists of devices (data-choose), including those rendered later. */
export function handlePresses(actions: DeviceTestActions): void {
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-action]') : null;
    const action = ACTIONS.find((one) => one === button?.dataset.action);
    if (action && button?.getAttribute('aria-disabled') !== 'true') actions[action]();
  });
  document.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLSelectElement)) return;
    const kind = KINDS.find((one) => one === target.dataset.choose);
    if (kind) actions.choose(kind, target.value);
  });
}
