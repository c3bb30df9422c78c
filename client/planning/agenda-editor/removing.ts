import type { SeenRecord } from '../../../server/planning/collections/contract.ts';
import { placesIn } from '../../../server/planning/collections/uses/rules.ts';
import { Refused } from '../../connection.ts';
import type { Key } from '../../../server/i18n/translate.ts';
import { toast } from '../../shell/toast.ts';
import { t } from '../../shell/words.ts';
import { itemRows, pickedRows } from './picking.ts';
import { complain, forgetProblem } from './problem.ts';
import { refresh } from './refreshing.ts';

/** The commands that remove rows of a page and bring them back. */
export interface RowCommands {
  readonly conferenceId: string;
  remove(first: SeenRecord, also: SeenRecord[]): Promise<unknown>;
  /** Restores the first and what went with it. */
  restore(id: string): Promise<unknown>;
  /** What the message says of several. */
  readonly removed: Key;
  /** Called with what is gone, before the page shows it. */
  forget?(ids: readonly string[]): void;
}

/** Removes rows on the page itself, several as one step with one way back; the focus goes to the row beside them. */
export function removeRows(commands: RowCommands): void {
  document.addEventListener(
    'submit',
    (event) => {
      const rows = rowsOf(event);
      if (rows.length === 0) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      void remove(commands, rows);
    },
    { capture: true },
  );
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Delete' || event.repeat || !(event.target instanceof Element)) return;
    const isInList = event.target.closest('[data-item], form#several') !== null && !event.target.matches('input:not([type="checkbox"])');
    if (!isInList || pickedRows().length === 0) return;
    event.preventDefault();
    // Its button asks first, where that is wanted.
    document.querySelector<HTMLButtonElement>('form#several button[value="remove"]')?.click();
  });
}

/** The rows that a form removes. */
function rowsOf({ target, submitter }: SubmitEvent): HTMLElement[] {
  if (!(target instanceof HTMLFormElement)) return [];
  if (target.id === 'several') return submitter instanceof HTMLButtonElement && submitter.value === 'remove' ? pickedRows() : [];
  const row = target.matches('[data-remove]') ? target.closest<HTMLElement>('[data-item]') : null;
  return row ? [row] : [];
}

const idOf = ({ dataset: { item = '' } }: HTMLElement): string => item;
/** The record of a row as this page shows it. */
export const seenIn = (row: HTMLElement) => ({ id: idOf(row), version: Number(row.dataset.version) });

/** The row that takes the place of the removed ones: the next, or the one above. */
function neighbourOf(removed: readonly HTMLElement[]): string | null {
  const rows = itemRows();
  const [first, last] = [removed[0], removed.at(-1)].map((row) => (row ? rows.indexOf(row) : -1));
  const row = rows[(last ?? 0) + 1] ?? rows[(first ?? 0) - 1];
  return row ? idOf(row) : null;
}

async function remove(commands: RowCommands, rows: readonly HTMLElement[]): Promise<void> {
  const [first, ...also] = rows.map(seenIn);
  if (!first) return;
  const beside = neighbourOf(rows);
  forgetProblem();
  try {
    await commands.remove(first, also);
  } catch (error) {
    await refresh().catch(() => {});
    if (error instanceof Refused) complain(error.message, null, placesIn(commands.conferenceId, error.refusal));
    else complain(t('common.error.offline'));
    return;
  }
  commands.forget?.([first, ...also].map(({ id }) => id));
  // They are removed, even if the page cannot be fetched now.
  await refresh().catch(() => {});
  focusOn(beside);
  const text = also.length === 0 ? t('collections.removed') : t(commands.removed, { n: also.length + 1 });
  toast(text, { label: t('common.action.undo'), run: () => void restore(commands, first.id) });
}

function focusOn(id: string | null): void {
  const row = id === null ? null : document.querySelector(`[data-item="${CSS.escape(id)}"]`);
  const target = row?.querySelector<HTMLElement>('b a, a.title') ?? document.querySelector<HTMLElement>('main .page-head .btn');
  target?.focus();
}

async function restore(commands: RowCommands, id: string): Promise<void> {
  forgetProblem();
  try {
    await commands.restore(id);
    await refresh();
    focusOn(id);
  } catch (error) {
    complain(error instanceof Refused ? error.message : t('common.error.offline'));
  }
}
