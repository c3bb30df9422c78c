import { suggestAccounts } from './account-search.ts';
import { followRoles } from './role-forms.ts';
import { sendTeamForms } from './team-forms.ts';

followRoles();
suggestAccounts();
sendTeamForms();
