import { agendaContract as contract } from '../../../server/planning/agenda/contract.ts';
import { call } from '../../connection.ts';
import { takePastes } from '../pasting/pasting.ts';
import { editLengths } from './lengths.ts';
import { moveItems } from './moving.ts';
import { pickItems } from './picking.ts';
import { keepFresh } from './refreshing.ts';
import { removeRows } from './removing.ts';
import { followRunning } from './running.ts';

const main = document.querySelector<HTMLElement>('main[data-conference]');
const conferenceId = main?.dataset.conference;
if (main && conferenceId) {
  if (main.dataset.editable !== undefined) {
    const { movePicked } = moveItems(conferenceId);
    pickItems(movePicked);
    removeRows({
      conferenceId,
      remove: (first, also) => call(contract.removeItem, { conferenceId, ...first, also }),
      restore: (id) => call(contract.restoreItem, { conferenceId, id }),
      removed: 'agenda.several.removed',
    });
    editLengths(conferenceId);
    takePastes();
  }
  keepFresh(conferenceId);
  followRunning(conferenceId);
}
