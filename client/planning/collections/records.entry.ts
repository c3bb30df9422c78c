import { takePastes } from '../pasting/pasting.ts';
import { enterInTurn } from './entering.ts';
import { showRecordsInPanel } from './panel/panel.ts';

takePastes();
enterInTurn();
showRecordsInPanel();
