import { agendaContract as contract } from '../../../server/planning/agenda/contract.ts';
import { call } from '../../connection.ts';
import { enterInTurn } from '../collections/entering.ts';
import { showRecordsInPanel } from '../collections/panel/panel.ts';
import { pickQuickly } from '../collections/quick-picks.ts';
import { takeFiles } from '../documents/dropping.ts';
import { takePastes } from '../pasting/pasting.ts';
import { editShown, showChosen } from './chosen.ts';
import { editLengths } from './lengths.ts';
import { moveItems } from './moving.ts';
import { pickItems } from './picking.ts';
import { previewNew } from './previewing.ts';
import { keepFresh } from './refreshing.ts';
import { removeRows } from './removing.ts';
import { followRunning } from './running.ts';

const main = document.querySelector<HTMLElement>('main[data-conference]');
const conferenceId = main?.dataset.conference;
if (main && conferenceId) {
  if (main.dataset.editable !== undefined) {
    const { movePicked } = moveItems(conferenceId);
    // Before the panel: Escape lets go of what is picked first.
    pickItems(movePicked);
    const panel = showRecordsInPanel(showChosen);
    removeRows({
      conferenceId,
      remove: (first, also) => call(contract.removeItem, { conferenceId, ...first, also }),
      restore: (id) => call(contract.restoreItem, { conferenceId, id }),
      removed: 'agenda.several.removed',
      forget: (ids) => panel?.forget(ids.map((id) => `agenda/items/${id}`)),
    });
    if (panel) {
      previewNew(panel);
      void editShown(panel);
      takeFiles(panel);
    }
    editLengths(conferenceId);
    enterInTurn();
    pickQuickly();
    takePastes();
  }
  keepFresh(conferenceId);
  followRunning(conferenceId);
}
