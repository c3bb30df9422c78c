import { editLengths } from './lengths.ts';
import { moveItems } from './moving.ts';
import { keepFresh } from './refreshing.ts';

const main = document.querySelector<HTMLElement>('[data-agenda]');
const conferenceId = main?.dataset.agenda;
if (main && conferenceId) {
  moveItems(conferenceId);
  editLengths(conferenceId);
  keepFresh(conferenceId);
}
