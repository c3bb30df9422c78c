import { AppError } from '../../../platform/errors.ts';
import type { SittingContext } from './decision.ts';
import type { PlanIndex } from './plan.ts';

/**
 * Whether what goes on is above the clearance of a site: given the floor it would be shown to the hall and see nothing itself. In the main
 * hall people are under the chair's own eyes.
 */
export const isAboveSite = ({ hallId }: Pick<PlanIndex, 'hallId'>, siteId: string | null, clearance: number, level: number): boolean =>
  siteId !== null && siteId !== hallId && level > clearance;

/** @throws AppError site-not-cleared where an item is above the clearance of the site. */
export function requireClearedSite({ plan, clearances, levelOf }: SittingContext, siteId: string | null, itemId: string | null): void {
  const level = itemId === null ? 0 : levelOf(itemId);
  if (isAboveSite(plan, siteId, clearances.get(siteId ?? '') ?? 0, level)) throw new AppError('site-not-cleared');
}
