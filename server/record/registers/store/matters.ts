import { findMatter } from '../../follow-up/store/matters.ts';
import type { Actor } from '../../../platform/contract.ts';
import type { Queryable } from '../../../platform/database/open.ts';
import { isStaffOf } from './listing.ts';

/** A task or recommendation of a conference for its staff, as far as they may know it; null for any other, and for others. */
export async function matterOf(
  db: Queryable,
  actor: Actor,
  conferenceId: string,
  id: string,
): Promise<{ id: string; text: string } | null> {
  if (!(await isStaffOf(db, actor, conferenceId))) return null;
  const matter = await findMatter(db, { conferenceId, id, isHeld: true, clearance: actor.clearance });
  return matter && { id, text: matter.text };
}
