import type { PageRoutes } from '../../../platform/pages/routes.ts';
import { taskBoardPages } from '../board/pages.ts';
import { taskCalendarPages } from '../calendar/pages.ts';
import { campaignResultPages } from '../campaigns/pages.ts';
import { taskOwnerPages } from '../owners/pages/index.ts';
import { followUpPaperPages } from '../papers/pages.ts';
import { matterFormPages } from './entry.ts';
import { joiningPages } from './joining.ts';
import { siteMatterPages } from './of-site.ts';
import { registerPages } from './register.ts';

export function followUpPages(routes: PageRoutes): void {
  registerPages(routes);
  followUpPaperPages(routes);
  taskOwnerPages(routes);
  campaignResultPages(routes);
  taskCalendarPages(routes);
  taskBoardPages(routes);
  matterFormPages(routes);
  joiningPages(routes);
  siteMatterPages(routes);
}
