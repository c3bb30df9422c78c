import { takePastes } from '../pasting/pasting.ts';
import { enterInTurn } from './entering.ts';
import { showRecordsInPanel } from './panel/panel.ts';

// Before what is pasted: Escape leaves the panel first.
showRecordsInPanel();
takePastes();
enterInTurn();
