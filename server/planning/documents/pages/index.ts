import type { PageRoutes } from '../../../platform/pages/routes.ts';
import { documentPages } from './document.ts';
import { documentFactsPages } from './facts.ts';
import { documentListPages } from './list.ts';

export function documentsPages(routes: PageRoutes): void {
  documentListPages(routes);
  // Before the page of a document, so that "new" does not match as its id.
  documentFactsPages(routes);
  documentPages(routes);
}
