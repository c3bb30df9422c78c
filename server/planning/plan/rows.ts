import { conferenceColumns } from '../conferences/store.ts';
import { entityOf } from '../collections/store.ts';
import type { Plan } from './contract.ts';

export { awardColumns } from '../awards/rows.ts';
export { documentOf } from '../documents/rows.ts';
export { entityOf } from '../collections/store.ts';
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
