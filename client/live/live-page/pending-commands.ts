import { pendingRow, type LateQuestion, type PendingCommand } from '../../../server/live/live-page/presenter/pending.ts';
import pendingRows from '../../../views/live/live-page/pending.hbs';
import { ask } from '../../shell/dialogs.ts';
import { pageLang, pageZone } from '../../shell/page.ts';
import { morph } from '../../shell/templates.ts';

type Abandonable = PendingCommand & { abandon(): void };

let shown: readonly Abandonable[] = [];

/** Shows the commands without an answer, each with a button to abandon it. */
export function showPending(commands: readonly Abandonable[]): void {
  const place = document.getElementById('pending');
  if (!place) return;
  const rows = commands.flatMap((command) => {
    const row = pendingRow(command, pageLang(), pageZone());
    return row ? [{ command, row }] : [];
  });
  shown = rows.map(({ command }) => command);
  morph(place, pendingRows({ rows: rows.map(({ row }) => row) }));
  place.hidden = rows.length === 0;
}

document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest<HTMLElement>('#pending [data-abandon]') : null;
  if (button) shown[Number(button.dataset.abandon)]?.abandon();
});

/** Asks whether to send a late command after all. */
export function askLate({ title, text, verb, refuse }: LateQuestion): Promise<boolean> {
  const dialog = document.getElementById('late');
  if (!(dialog instanceof HTMLDialogElement)) return Promise.resolve(false);
  const words = { h2: title, p: text, 'button[value="yes"]': verb, 'button[value="no"]': refuse };
  for (const [selector, words_] of Object.entries(words)) {
    const place = dialog.querySelector(selector);
    if (place) place.textContent = words_;
  }
  return ask(dialog);
}
