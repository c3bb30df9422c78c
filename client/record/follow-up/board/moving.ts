import type { MatterStep, StepKind } from '../../../../server/record/follow-up/contract.ts';
import { followUpContract } from '../../../../server/record/follow-up/contract.ts';
import { boardContract } from '../../../../server/record/follow-up/board/contract.ts';
import { call, Refused } from '../../../connection.ts';
import { ask } from '../../../shell/dialogs.ts';
import { morph } from '../../../shell/templates.ts';
import { toast } from '../../../shell/toast.ts';
import { t } from '../../../shell/words.ts';
import { cardOf, columnAround, columnBeside, focusBeside, type TaskCard } from './cards.ts';

/** What was moved last, to take it back. */
type Moved = Pick<TaskCard, 'conferenceId' | 'id' | 'version'>;

/** Moves cards between columns by pointer and keyboard; every move is a step of the history, and can be taken back. */
export function moveCards(board: HTMLElement): void {
  let last: Moved | null = null;
  let isBusy = false;

  async function run(work: () => Promise<void>): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    complain('');
    try {
      await work();
    } catch (error) {
      complain(error instanceof Refused ? error.refusal.message : t('followUp.fromMinutes.notSent'));
    }
    await redraw(board).catch(() => location.reload());
    isBusy = false;
  }

  const takeBack = (): void => {
    const moved = last;
    if (!moved) return;
    last = null;
    void run(async () => {
      await call(boardContract.takeBack, moved);
      toast(t('followUp.board.takenBack'));
    });
  };

  async function move(card: TaskCard, column: HTMLElement): Promise<void> {
    const [kind, title] = [card.steps[column.dataset.column ?? ''], column.dataset.title ?? ''];
    if (columnAround(card.element) === column) return;
    if (kind === undefined) return complain(t('followUp.board.notThere', { column: title }));
    const words = await wordsFor(kind, title);
    if (words === null) return card.element.querySelector('a')?.focus();
    await run(async () => {
      const { conferenceId, id, version } = card;
      const done = await call(followUpContract.record, {
        conferenceId,
        id,
        version,
        step: { kind, on: board.dataset.today ?? '', reached: null, ...words },
      });
      last = { conferenceId, id, version: done.version };
      toast(t('followUp.board.moved', { column: title }), { label: t('common.action.undo'), run: takeBack });
    });
    document.getElementById(`card-${card.id}`)?.querySelector('a')?.focus();
  }

  byPointer(board, move);
  document.addEventListener('keydown', (event) => {
    const card = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-card]') : null;
    if (event.key === 'z' && (event.ctrlKey || event.metaKey) && last && !document.querySelector('dialog[open]')) {
      event.preventDefault();
      return takeBack();
    }
    if (!card || !event.key.startsWith('Arrow')) return;
    event.preventDefault();
    if (!event.altKey) return focusBeside(board, card, event.key);
    const column = columnBeside(board, cardOf(card), event.key);
    if (column) void move(cardOf(card), column);
  });
}

function complain(text: string): void {
  const place = document.querySelector('[data-problem]');
  if (place) place.textContent = text;
}

/** Steps that say something; the others are recorded at once. */
const NEEDS: Readonly<Partial<Record<StepKind, 'text' | 'body' | 'number'>>> = {
  returned: 'text',
  reopened: 'text',
  closed: 'text',
  forwarded: 'body',
  answered: 'number',
};

type Words = Pick<MatterStep, 'text' | 'body' | 'number'>;

/** Asks for the words that a step needs; null if it was left. */
async function wordsFor(kind: StepKind, title: string): Promise<Words | null> {
  const nothing: Words = { text: null, body: null, number: null };
  const dialog = document.getElementById('board-step');
  const needed = NEEDS[kind];
  if (needed === undefined || !(dialog instanceof HTMLDialogElement)) return nothing;
  const heading = dialog.querySelector('h2');
  if (heading) heading.textContent = title;
  for (const part of dialog.querySelectorAll<HTMLElement>('[data-for-step]'))
    part.hidden = !part.dataset.forStep?.split(' ').includes(kind);
  const field = dialog.querySelector<HTMLInputElement | HTMLTextAreaElement>(`[name="${needed}"]`);
  for (const other of dialog.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('[name]')) other.required = other === field;
  if (!field) return null;
  field.value = '';
  const answer = ask(dialog);
  field.focus();
  return (await answer) ? { ...nothing, [needed]: field.value.trim() } : null;
}

/** Draws the board as it is stored now. @throws Error. */
async function redraw(board: HTMLElement): Promise<void> {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
  if (!answer.ok || answer.redirected) throw new Error(`The page was answered with ${answer.status}`);
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-board]');
  if (!fresh) return location.reload();
  morph(board, fresh.innerHTML);
}

/** Drags cards with a mouse; on a touch screen the task is opened, and its step recorded there. */
function byPointer(board: HTMLElement, move: (card: TaskCard, column: HTMLElement) => Promise<void>): void {
  let held: HTMLElement | null = null;
  const mark = (column: HTMLElement | null): void => {
    for (const one of board.querySelectorAll('.is-target')) one.classList.remove('is-target');
    column?.classList.add('is-target');
  };
  board.addEventListener('dragstart', (event) => {
    held = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-card]') : null;
    held?.classList.add('is-moving');
    event.dataTransfer?.setData('text/plain', held?.dataset.id ?? '');
  });
  board.addEventListener('dragover', (event) => {
    const column = event.target instanceof Element ? columnAround(event.target) : null;
    const canDrop = held && column && cardOf(held).steps[column.dataset.column ?? ''] !== undefined;
    mark(canDrop ? column : null);
    if (held && column) event.preventDefault();
  });
  board.addEventListener('drop', (event) => {
    event.preventDefault();
    const column = event.target instanceof Element ? columnAround(event.target) : null;
    if (held && column) void move(cardOf(held), column);
  });
  board.addEventListener('dragend', () => {
    held?.classList.remove('is-moving');
    held = null;
    mark(null);
  });
}
