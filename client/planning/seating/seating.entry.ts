import { chooseSeats } from './choosing.ts';
import { dragPeople } from './dragging.ts';
import { findWaiting } from './finding.ts';
import { moveOnMap } from './map-keys.ts';
import { followOthers, onRedrawn } from './refreshing.ts';

const main = document.querySelector<HTMLElement>('main[data-seating]');
const conferenceId = main?.dataset.seating;
if (main && conferenceId) {
  const shown = main.querySelector('.seat-scroll');
  // On a phone the middle of the hall is seen first.
  if (shown) shown.scrollLeft = (shown.scrollWidth - shown.clientWidth) / 2;
  const rove = moveOnMap(main);
  onRedrawn(rove);
  if (main.dataset.editable !== undefined) {
    const held = chooseSeats(main, conferenceId);
    dragPeople(main, held);
    findWaiting(main);
    onRedrawn(held.draw);
  }
  followOthers(main, conferenceId);
}
