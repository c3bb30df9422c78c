import { follow } from '../../connection.ts';
import { keepFresh, refresh } from '../agenda-editor/refreshing.ts';
import { sayWhenBusy } from '../pasting/busy.ts';
import { takeFiles } from '../documents/dropping.ts';
import { takePastes } from '../pasting/pasting.ts';
import { typeInGrid } from '../participants/grid/grid.ts';
import { changeSeveral } from '../participants/several.ts';
import { removeSeveralSites } from '../sites/several.ts';
import { enterInTurn } from './entering.ts';
import { showRecordsInPanel } from './panel/panel.ts';

// Before what is pasted: Escape leaves the panel first.
const panel = showRecordsInPanel();
takePastes();
sayWhenBusy();
enterInTurn();
changeSeveral(panel);
typeInGrid(panel);
removeSeveralSites(panel);
// What was pressed has gone with its page: keys go on in the list, unless something else has the focus.
if (document.querySelector('.toast[data-toast]') && document.activeElement === document.body)
  document.querySelector<HTMLElement>('main tbody a.title')?.focus({ preventScroll: true });

if (panel) {
  if (panel.page.collections.includes('documents')) takeFiles(panel);
  const { conferenceId } = panel.page;
  const refreshed = (): void => void refresh().catch(() => {});
  keepFresh(conferenceId);
  follow(conferenceId, { slices: [], onState() {}, onRefollow: refreshed, onFollowed: refreshed });
}
