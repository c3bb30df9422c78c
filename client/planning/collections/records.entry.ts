import { takePastes } from '../pasting/pasting.ts';
import { changeSeveral } from '../participants/several.ts';
import { enterInTurn } from './entering.ts';
import { showRecordsInPanel } from './panel/panel.ts';

// Before what is pasted: Escape leaves the panel first.
showRecordsInPanel();
takePastes();
enterInTurn();
changeSeveral();
