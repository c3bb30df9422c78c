import type { PageRoutes } from '../../../platform/pages/routes.ts';
import { duplicatingPages } from './duplicating.ts';
import { startingPages } from './starting.ts';
import { keepingPages } from './templates.ts';

export function templatesPages(routes: PageRoutes): void {
  startingPages(routes);
  duplicatingPages(routes);
  keepingPages(routes);
}
