import type { PageRoutes } from '../../../platform/pages/routes.ts';
import { preparationPages } from '../preparation/pages.ts';
import { teamInvitationsPages } from '../team/invitations/pages.ts';
import { teamPages } from '../team/pages.ts';
import { settingsPages } from './settings.ts';
import { trashPages } from './trash.ts';

/** Pages of conferences, their team and their checklist. */
export function conferencesPages(routes: PageRoutes): void {
  settingsPages(routes);
  trashPages(routes);
  teamPages(routes);
  teamInvitationsPages(routes);
  preparationPages(routes);
}
