import type { PageRoutes } from '../../../platform/pages/routes.ts';
import { conferences } from './conferences.ts';
import { overview } from './overview.ts';

/** The list of conferences with what is to be done today, and the overview of one. */
export function overviewPages(routes: PageRoutes): void {
  routes.get('/conferences', conferences);
  routes.get('/conferences/:conferenceId', overview);
}
