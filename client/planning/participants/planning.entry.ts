import { sayWhenBusy } from '../pasting/busy.ts';
import { takePastes } from '../pasting/pasting.ts';
import { enterInTurn } from '../collections/entering.ts';
import { openInList } from '../collections/open-in-list.ts';
import { listLines } from '../collections/lines/lines.ts';
import { pickQuickly } from '../collections/quick-picks.ts';
import { findPeople } from './people.ts';

openInList();
findPeople();
listLines();
enterInTurn();
pickQuickly();
takePastes();
sayWhenBusy();
