import { Delayed } from '../delayed.ts';

/** After so many milliseconds without another change the names are set anew. */
const SETTLE_DELAY_MS = 60;
/** So long after a caret has moved its whole name is shown, which covers words of the line above; then the initials. */
const WHOLE_NAME_MS = 4000;
const MAX_INITIALS = 4;

/** "Nguyễn Thị Hương" as "NTH". */
export const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, MAX_INITIALS)
    .map((word) => /^./u.exec(word)?.[0] ?? '')
    .join('')
    .toLocaleUpperCase('vi');

/** The names at the carets of co-editors: whole for a while after each move, and inside the sheet. */
export class CaretNames {
  readonly #sheet = document.getElementById('doc');
  readonly #movedAt = new Map<string, number>();
  readonly #settling = new Delayed(() => this.#settle());

  constructor() {
    if (!this.#sheet) return;
    const seen = { childList: true, characterData: true, subtree: true };
    new MutationObserver(() => this.#settling.in(SETTLE_DELAY_MS)).observe(this.#sheet, seen);
    window.addEventListener('resize', () => this.#settling.in(SETTLE_DELAY_MS));
  }

  /** Notes that the caret of a page has moved. */
  moved(page: string): void {
    this.#movedAt.set(page, performance.now());
    this.#settling.in(SETTLE_DELAY_MS);
  }

  #settle(): void {
    const now = performance.now();
    let nextMs = Infinity;
    for (const caret of this.#sheet?.querySelectorAll<HTMLElement>('.co-caret') ?? []) {
      const leftMs = (this.#movedAt.get(caret.dataset.page ?? '') ?? 0) + WHOLE_NAME_MS - now;
      caret.classList.toggle('is-idle', leftMs <= 0);
      if (leftMs > 0) nextMs = Math.min(nextMs, leftMs);
      this.#turn(caret);
    }
    if (nextMs < Infinity) this.#settling.in(nextMs + 1);
  }

  /** Turns a name to the other side where it would not fit on the sheet. */
  #turn(caret: HTMLElement): void {
    caret.classList.remove('is-turned');
    const [name, sheet] = [caret.firstElementChild, this.#sheet];
    const isOutside = name && sheet && name.getBoundingClientRect().right > sheet.getBoundingClientRect().left + sheet.clientWidth;
    caret.classList.toggle('is-turned', isOutside === true);
  }
}
