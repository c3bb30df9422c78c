import { takePastes } from '../pasting/pasting.ts';
import { editLengths } from './lengths.ts';
import { moveItems } from './moving.ts';
import { pickItems } from './picking.ts';
import { keepFresh } from './refreshing.ts';
import { removeItems } from './removing.ts';
import { followRunning } from './running.ts';

const main = document.querySelector<HTMLElement>('main[data-conference]');
const conferenceId = main?.dataset.conference;
if (main && conferenceId) {
  if (main.dataset.editable !== undefined) {
    const { movePicked } = moveItems(conferenceId);
    pickItems(movePicked);
    removeItems(conferenceId);
    editLengths(conferenceId);
    takePastes();
  }
  keepFresh(conferenceId);
  followRunning(conferenceId);
}
