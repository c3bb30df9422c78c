import type { PageRoutes } from '../../../platform/pages/routes.ts';
import { documentPages } from './document.ts';
import { factsPages } from './facts.ts';
import { listPages } from './list.ts';

export function documentsPages(routes: PageRoutes): void {
  listPages(routes);
  // Before the page of a document, so that "new" is not taken for one.
  factsPages(routes);
  documentPages(routes);
}
