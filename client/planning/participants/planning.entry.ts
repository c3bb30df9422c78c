import { takePastes } from '../pasting/pasting.ts';
import { findPeople } from './people.ts';

findPeople();
takePastes();
