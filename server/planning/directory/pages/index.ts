import type { PageRoutes } from '../../../platform/pages/routes.ts';
import { conferencePages } from './conference.ts';
import { peoplePages } from './people.ts';

export function directoryPages(routes: PageRoutes): void {
  peoplePages(routes);
  conferencePages(routes);
}
