import {
  CO_EDITORS,
  coEditingContract as contract,
  type CoEditor,
  type CoEditorsNow,
} from '../../../../server/record/minutes/co-editing/contract.ts';
import { comings, peopleWriting, type PersonWriting } from '../../../../server/record/minutes/co-editing/rules.ts';
import { call, connection, onLine, PAGE } from '../../../connection.ts';
import { announceToScreenReader } from '../../../shell/announce.ts';
import { t } from '../../../shell/words.ts';
import { Delayed } from '../delayed.ts';
import { CaretNames } from './caret-names.ts';
import { PlaceReport } from './place-report.ts';
import type { PageParts } from '../sheet.ts';

/** Somebody who is away for a moment, as while a page reloads, is not announced. */
const ANNOUNCE_DELAY_MS = 5000;

type Place = Pick<CoEditor, 'part' | 'caret'>;

/** Shows on this page who else writes and where, and tells the others where this page does. */
export class CoEditing {
  readonly #page: PageParts;
  readonly #user: string;
  readonly #redraw: () => void;
  readonly #report: PlaceReport<Place>;
  readonly #announcing = new Delayed(() => this.#announce());
  readonly #names = new CaretNames();
  /** Where the carets of the other pages stood last, as JSON. */
  #carets: ReadonlyMap<string, string> = new Map();
  /** Those of whom a screen reader was told. */
  #announced: readonly PersonWriting[] = [];

  constructor(page: PageParts, user: string, redraw: () => void) {
    [this.#page, this.#user, this.#redraw] = [page, user, redraw];
    const { conferenceId } = page;
    // Not later, when the line is back: the page then follows first, and reports where it stands by then.
    const send = async (place: Place): Promise<unknown> => {
      if (!connection().connected) throw new Error('away');
      return call(contract.reportPlace, { conferenceId, page: PAGE, ...place }, { tries: 1 });
    };
    this.#report = new PlaceReport({ place: () => this.#place(), send });
    connection().on(CO_EDITORS, (news: CoEditorsNow) => news.conferenceId === conferenceId && this.#show(news.coEditors));
    // What others do is not known any more, so nobody is shown where they may not be.
    onLine(({ state }) => state !== 'up' && this.#show([]));
    document.addEventListener('click', goToPart);
  }

  /** Called when the caret, the part or what is saved may have changed. */
  moved(): void {
    if (this.#page.canWrite && connection().connected) this.#report.changed();
  }

  /** Called when the server tells this page what happens, again or for the first time. */
  followed(): void {
    const { canWrite, conferenceId } = this.#page;
    if (!connection().connected) return;
    if (canWrite) this.#report.again();
    void call(contract.coEditors, { conferenceId }, { tries: 1 }).then(
      ({ coEditors }) => this.#show(coEditors),
      () => {},
    );
  }

  /** Null while the part has words that the others do not have yet: the caret is shown with them. */
  #place(): Place | null {
    const { current: part, parts } = this.#page;
    const open = part === null ? null : parts.get(part);
    if (!open) return { part: null, caret: null };
    return open.text.state === 'unsaved' ? null : { part, caret: open.carets.own };
  }

  #show(all: readonly CoEditor[]): void {
    const others = all.filter(({ page, userId }) => page !== PAGE || userId !== this.#user);
    for (const [part, { carets }] of this.#page.parts) carets.show(others.filter((one) => one.part === part));
    this.#noteMoves(others);
    const writing = peopleWriting(others, this.#user);
    if (JSON.stringify(writing) === JSON.stringify(this.#page.writing)) return;
    this.#page.writing = writing;
    this.#redraw();
    this.#announcing.in(ANNOUNCE_DELAY_MS);
  }

  #noteMoves(others: readonly CoEditor[]): void {
    const before = this.#carets;
    this.#carets = new Map(others.map(({ page, part, caret }) => [page, JSON.stringify([part, caret])]));
    for (const [page, caret] of this.#carets) if (before.get(page) !== caret) this.#names.moved(page);
  }

  #announce(): void {
    const { writing } = this.#page;
    const { came, left } = comings(this.#announced, writing);
    this.#announced = writing;
    const words = [
      came.length > 0 ? t('minutes.coEditors.came', { names: came.join(', ') }) : '',
      left.length > 0 ? t('minutes.coEditors.left', { names: left.join(', ') }) : '',
    ];
    const text = words.filter(Boolean).join(' ');
    if (text !== '') announceToScreenReader(text);
  }
}

/** Shows the part in which a co-editor stands; the own caret stays where it is. */
function goToPart(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('#co-editors a') : null;
  if (!link) return;
  event.preventDefault();
  document.getElementById(decodeURIComponent(link.hash.slice(1)))?.scrollIntoView({ block: 'start' });
}
