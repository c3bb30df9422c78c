import { hasRole } from '../../../accounts/permissions.ts';
import { standsFor } from '../../../planning/documents/store/index.ts';
import { requirePlan } from '../../../planning/plan/store.ts';
import type { QueryContext } from '../../../platform/bus/handlers.ts';
import { withRole } from '../../printouts/presenter/paper.ts';
import { APPROVERS } from '../contract/index.ts';
import type { OutsideReader } from '../rules/readers.ts';

/** For whom the asker reads and confirms papers: of the delegates those of the presidium confirm, and the chair and sites as such. */
export async function outsideReader(
  { db, actor, roles }: Pick<QueryContext, 'db' | 'actor' | 'roles'>,
  conferenceId: string,
): Promise<OutsideReader> {
  const { siteIds, participantIds: own } = await standsFor(db, actor, conferenceId);
  const plan = await requirePlan(db, conferenceId);
  const leading = [...withRole(plan, 'presidium'), ...withRole(plan, 'chair')];
  const leads = leading.some(({ id }) => own.includes(id));
  const atSites = plan.participants.filter(({ siteId }) => siteId !== null && siteIds.includes(siteId));
  const participantIds = [...own, ...atSites.map(({ id }) => id)];
  return { roles, confirms: hasRole(roles, APPROVERS) || siteIds.length > 0 || leads, siteIds, participantIds };
}
