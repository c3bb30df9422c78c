import { suggestAccounts } from '../conferences/account-search.ts';
import { followRoles } from '../conferences/role-forms.ts';
import { takePastes } from '../pasting/pasting.ts';
import { findPeople } from './people.ts';

findPeople();
takePastes();
followRoles();
suggestAccounts();
