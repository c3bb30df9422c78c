import { followOthers, refreshSeats } from '../../planning/seating/refreshing.ts';
import { follow } from '../../connection.ts';

/** How long arrivals are gathered before the map is drawn again: at a full door there are several a second. */
const GATHERING_MS = 1000;

const main = document.querySelector<HTMLElement>('main[data-hall-map]');
const conferenceId = main?.dataset.hallMap;
if (main && conferenceId) {
  const map = main.querySelector('.seat-scroll');
  if (map) map.scrollLeft = (map.scrollWidth - map.clientWidth) / 2;
  let timer = 0;
  let drawn = -1;
  const draw = (): void => {
    timer = 0;
    void refreshSeats(main).catch(() => {});
  };
  follow(conferenceId, {
    slices: [],
    onState(_folded, revision) {
      // The page itself shows the first state.
      if (drawn >= 0 && revision !== drawn && timer === 0) timer = window.setTimeout(draw, GATHERING_MS);
      drawn = revision;
    },
  });
  followOthers(main, conferenceId);
}
