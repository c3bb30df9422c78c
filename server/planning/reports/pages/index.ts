import type { PageRoutes } from '../../../platform/pages/routes.ts';
import { reportFiguresPages } from './figures.ts';
import { reportFormPages } from './forms.ts';
import { ownReportPages } from './own.ts';
import { reportStatusPages } from './status.ts';

export function reportsPages(routes: PageRoutes): void {
  reportFormPages(routes);
  reportStatusPages(routes);
  reportFiguresPages(routes);
  ownReportPages(routes);
}
