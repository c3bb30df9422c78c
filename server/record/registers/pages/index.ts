import type { PageRoutes } from '../../../platform/pages/routes.ts';
import { numberTermPages } from '../terms/pages.ts';
import { drawingPages } from './drawing.ts';
import { arrivalPages } from './entries.ts';
import { registerListPages } from './list.ts';

export function registersPages(routes: PageRoutes): void {
  numberTermPages(routes);
  drawingPages(routes);
  arrivalPages(routes);
  registerListPages(routes);
}
