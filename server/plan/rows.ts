import { conferenceColumns } from '../conferences/store.ts';
import { entityOf } from '../lists/store.ts';
import type { Plan } from './contract.ts';

export { awardColumns } from '../awards/rows.ts';
export { entityOf } from '../lists/store.ts';
export { foldedParticipant, participantColumns, participantOf } from '../participants/rows.ts';
export { recommendationColumns } from '../recommendations/rows.ts';

type Entity<K extends Exclude<keyof Plan, 'conference'>> = Plan[K][number];

/** The row of a new conference. `now` in milliseconds since 1970. */
export const conferenceRow = (conference: Plan['conference'], now: number) => ({
  ...conferenceColumns(conference),
  id: conference.id,
  rehearsalOf: conference.rehearsalOf,
  createdAt: new Date(now),
  version: conference.version,
  extras: conference.extras,
});

export const siteColumns = ({ group, ...rest }: Entity<'sites'>) => ({ ...rest, isGroup: group });

export function siteOf<T extends { conferenceId: string; position: number; isGroup: boolean }>(row: T) {
  const { isGroup, ...fields } = entityOf(row);
  return { ...fields, group: isGroup };
}

/** The stamp of a document goes with its files, which are no part of the plan. */
export function documentOf<T extends { conferenceId: string; position: number; stamp: string | null }>(row: T) {
  const { stamp: _, ...fields } = entityOf(row);
  return fields;
}
