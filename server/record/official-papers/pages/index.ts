import type { PageRoutes } from '../../../platform/pages/routes.ts';
import { editPages } from './edit.ts';
import { filePages } from './files.ts';
import { listPages } from './list.ts';

export function officialPapersPages(routes: PageRoutes): void {
  listPages(routes);
  editPages(routes);
  filePages(routes);
}
