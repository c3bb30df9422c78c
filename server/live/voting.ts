import type { Handler } from '../platform/bus/handlers.ts';
import type { PageRoutes } from '../platform/pages/routes.ts';
import { ballotPages } from './ballot-page/pages.ts';
import { secretVotesHandlers } from './secret-votes/commands/index.ts';
import { secretVotesPages } from './secret-votes-page/pages.ts';
import { votesHandlers } from './votes/commands.ts';
import { votesPages } from './votes-page/pages.ts';

/** The handlers of open and secret votes. */
export const votingHandlers: readonly Handler[] = [...votesHandlers, ...secretVotesHandlers];

/** Their pages: for the desk, and for those who vote. */
export function votingPages(routes: PageRoutes): void {
  votesPages(routes);
  secretVotesPages(routes);
  ballotPages(routes);
}
