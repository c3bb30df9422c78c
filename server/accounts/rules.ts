import type { Actor } from '../platform/contract.ts';
import { AppError } from '../platform/errors.ts';

/** Whether an actor may give, show or renew access up to these levels: nobody grants more than they have. */
export const reaches = ({ clearance }: Pick<Actor, 'clearance'>, ...levels: readonly number[]): boolean =>
  levels.every((level) => level <= clearance);

/** @throws AppError above-clearance if a grant exceeds the clearance of the giver. */
export function mustReach(giver: Pick<Actor, 'clearance'>, ...levels: readonly number[]): void {
  if (!reaches(giver, ...levels)) throw new AppError('above-clearance');
}
