import { follow } from '../../connection.ts';
import { keepFresh, refresh } from '../agenda-editor/refreshing.ts';
import { sayWhenBusy } from '../pasting/busy.ts';
import { takeFiles } from '../documents/dropping.ts';
import { takePastes } from '../pasting/pasting.ts';
import { changeSeveral } from '../participants/several.ts';
import { enterInTurn } from './entering.ts';
import { showRecordsInPanel } from './panel/panel.ts';

// Before what is pasted: Escape leaves the panel first.
const panel = showRecordsInPanel();
takePastes();
sayWhenBusy();
enterInTurn();
changeSeveral(panel);

if (panel) {
  if (panel.page.collections.includes('documents')) takeFiles(panel);
  const { conferenceId } = panel.page;
  const refreshed = (): void => void refresh().catch(() => {});
  keepFresh(conferenceId);
  follow(conferenceId, { slices: [], onState() {}, onRefollow: refreshed, onFollowed: refreshed });
}
