import type { PageRoutes } from '../../../../platform/pages/routes.ts';
import { taskOwnersContract as contract } from '../contract.ts';
import { ownerLinkChange, ownersPage, saveEmail, saveTerms } from './office.ts';
import { ownTaskPages } from './own.ts';

export function taskOwnerPages(routes: PageRoutes): void {
  const at = '/conferences/:conferenceId/task-owners';
  routes.get('/v/:secret', ownTaskPages.show);
  routes.post('/v/:secret', ownTaskPages.report, { isBySecret: true });
  routes.get(at, (context) => ownersPage(context));
  routes.post(`${at}/email`, saveEmail);
  routes.post(`${at}/reminders`, saveTerms);
  routes.post(`${at}/link`, ownerLinkChange(contract.openLink, 'taskOwners.link.made'));
  routes.post(`${at}/revoke`, ownerLinkChange(contract.closeLink, 'taskOwners.link.revoked'));
}
