import chosenTemplate from '../../../views/planning/seating/chosen.hbs';
import { announceToScreenReader } from '../../shell/announce.ts';
import { morph } from '../../shell/templates.ts';
import { t } from '../../shell/words.ts';
import { seatAt, type SeatPick } from './picked.ts';

/** Shows who or which seat is chosen: on the map, in the list and beside it. */
export function showPicked(main: HTMLElement, taken: SeatPick | null, seat: string | null): void {
  for (const one of main.querySelectorAll<SVGAElement>('a.seat')) {
    const isChosen = one.dataset.seat === (taken ? taken.from : seat);
    one.classList.toggle('is-chosen', isChosen);
    if (isChosen) one.setAttribute('aria-current', 'true');
    else one.removeAttribute('aria-current');
  }
  for (const one of main.querySelectorAll<HTMLElement>('[data-take]')) {
    one.setAttribute('aria-pressed', String(taken?.from === null && one.dataset.take === taken.participantId));
  }
  const box = main.querySelector<HTMLElement>('.seat-chosen');
  if (!box) return;
  const view = viewOf(main, taken, seat);
  const drawn = new DOMParser().parseFromString(chosenTemplate({ chosen: view, canEdit: true }), 'text/html').querySelector('.seat-chosen');
  if (drawn) morph(box, drawn.innerHTML);
  if (view)
    announceToScreenReader(
      [view.who, view.name, view.isTaken ? t('seating.chosen.seat') : t('seating.chosen.free')].filter(Boolean).join('. '),
    );
}

function viewOf(main: HTMLElement, taken: SeatPick | null, seat: string | null) {
  if (taken && taken.from === null) return { name: t('seating.chosen.person'), who: taken.who, isFromList: true, isTaken: false };
  const key = taken?.from ?? seat;
  const one = key === null ? null : seatAt(main, key);
  if (!one || key === null) return null;
  const { name = '', person, posts = '', byHand } = one.dataset;
  return { key, name, who: person ?? null, posts, isTaken: person !== undefined, byHand: byHand !== undefined, isFromList: false };
}
