import { sayWhenBusy } from '../pasting/busy.ts';
import { takePastes } from '../pasting/pasting.ts';
import { enterInTurn } from '../collections/entering.ts';
import { openInList } from '../collections/open-in-list.ts';
import { pickQuickly } from '../collections/quick-picks.ts';
import { findPeople } from './people.ts';

openInList();
findPeople();
enterInTurn();
pickQuickly();
takePastes();
sayWhenBusy();
