import { newId } from '../../../server/platform/ids.ts';
import { toast } from '../../shell/toast.ts';
import { t } from '../../shell/words.ts';

/** The questions of a report form: added, moved and dropped without loading the page. Without this, numbers order them and an empty text drops one. */
const list = document.querySelector<HTMLElement>('[data-questions]');
const blank = document.querySelector<HTMLTemplateElement>('template[data-blank]');

const rows = (): HTMLElement[] => [...(list?.querySelectorAll<HTMLElement>('[data-question]') ?? [])];
const orderOf = (row: HTMLElement): HTMLInputElement | null => row.querySelector<HTMLInputElement>('[data-order]');

/** Numbers the questions as they stand on the page. */
function renumber(): void {
  for (const [at, row] of rows().entries()) {
    const order = orderOf(row);
    if (order) order.value = String(at + 1);
  }
}

function changed(): void {
  renumber();
  list?.closest('form')?.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Shows the buttons that need a script. */
function prepare(row: HTMLElement): void {
  for (const button of row.querySelectorAll<HTMLElement>('[data-move], [data-drop]')) button.hidden = false;
}

let made = 1000;
/** A new empty question whose fields have names of their own. */
function add(): void {
  const piece = blank?.content.querySelector<HTMLElement>('[data-question]');
  if (!piece || !list) return;
  const row = document.importNode(piece, true);
  const prefix = `q${rows().length + (made += 1)}-`;
  for (const element of row.querySelectorAll<HTMLElement>('[name], [id], [for]')) {
    for (const attribute of ['name', 'id', 'for']) {
      const value = element.getAttribute(attribute);
      if (value) element.setAttribute(attribute, value.replace(/^q\d+-/, prefix));
    }
  }
  const id = row.querySelector<HTMLInputElement>('input[type="hidden"]');
  if (id) id.value = newId();
  prepare(row);
  list.append(row);
  changed();
  row.querySelector<HTMLElement>('.report-text .input')?.focus();
}

function move(row: HTMLElement, by: string | undefined): void {
  const other = by === 'up' ? row.previousElementSibling : row.nextElementSibling;
  if (!other) return;
  if (by === 'up') other.before(row);
  else other.after(row);
  changed();
  row.querySelector<HTMLElement>(`[data-move="${by ?? ''}"]`)?.focus();
}

function drop(row: HTMLElement): void {
  const next = row.nextElementSibling;
  row.remove();
  changed();
  toast(t('reports.form.dropped'), {
    label: t('reports.form.putBack'),
    run() {
      if (next?.isConnected) next.before(row);
      else list?.append(row);
      changed();
    },
  });
  (next ?? list)?.querySelector<HTMLElement>('.report-text .input')?.focus();
}

document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-move], [data-drop], [data-more]') : null;
  if (!target) return;
  if (target.dataset['more'] !== undefined) {
    event.preventDefault();
    return add();
  }
  const row = target.closest<HTMLElement>('[data-question]');
  if (!row) return;
  if (target.dataset['drop'] === undefined) move(row, target.dataset['move']);
  else drop(row);
});

/** A number typed over another one moves the question there. */
list?.addEventListener('change', (event) => {
  const order = event.target instanceof HTMLInputElement && event.target.matches('[data-order]') ? event.target : null;
  const row = order?.closest<HTMLElement>('[data-question]');
  if (!order || !row || !list) return;
  const others = rows().filter((one) => one !== row);
  const before = others[Math.max(0, Math.round(Number(order.value) || 1) - 1)];
  if (before) before.before(row);
  else list.append(row);
  changed();
});

rows().forEach(prepare);
