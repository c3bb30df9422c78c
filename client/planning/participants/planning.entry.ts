import { findPeople } from './people.ts';

findPeople();
