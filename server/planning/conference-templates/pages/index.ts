import type { PageRoutes } from '../../../platform/pages/routes.ts';
import { startingPages } from './starting.ts';
import { keepingPages } from './templates.ts';

export function templatesPages(routes: PageRoutes): void {
  startingPages(routes);
  keepingPages(routes);
}
