import type { PageRoutes } from '../../../platform/pages/routes.ts';
import { explanationPages } from './explanation.ts';
import { commentListPages } from './list.ts';
import { ownCommentPages } from './own.ts';

export function commentsPages(routes: PageRoutes): void {
  commentListPages(routes);
  ownCommentPages(routes);
  explanationPages(routes);
}
