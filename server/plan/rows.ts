import { Prisma } from '../../prisma/generated/sqlite/client.ts';
import { conferenceColumns } from '../conferences/store.ts';
import type { Participant } from '../participants/contract.ts';
import { fold } from '../platform/text.ts';
import type { Plan } from './contract.ts';

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

/** What search compares of a participant: name, group and posts without accents. */
export const foldedParticipant = ({ name, group, posts }: Pick<Participant, 'name' | 'group' | 'posts'>): string =>
  fold([name, group, ...posts].filter((text) => text !== null).join(' '));

/** Columns of a participant that are called otherwise in the database. */
export const participantColumns = ({ group, order, ...rest }: Entity<'participants'>) => ({
  ...rest,
  groupName: group,
  place: order,
  folded: foldedParticipant({ group, ...rest }),
});

export const siteColumns = ({ group, ...rest }: Entity<'sites'>) => ({ ...rest, isGroup: group });
export const awardColumns = (award: Entity<'awards'>) => ({ ...award, decision: award.decision ?? Prisma.DbNull });
export const recommendationColumns = (one: Entity<'recommendations'>) => ({ ...one, due: one.due ?? Prisma.DbNull });

interface Stored {
  readonly conferenceId: string;
  readonly position: number;
}

/** A row without its place in the database: what is left are the fields of the entity. */
export function entityOf<T extends Stored>({ conferenceId: _conference, position: _position, ...fields }: T): Omit<T, keyof Stored> {
  return fields;
}

export function participantOf<T extends Stored & { groupName: string | null; place: number | null; folded: string }>(row: T) {
  const { groupName, place, folded: _, ...fields } = entityOf(row);
  return { ...fields, group: groupName, order: place };
}

export function siteOf<T extends Stored & { isGroup: boolean }>(row: T) {
  const { isGroup, ...fields } = entityOf(row);
  return { ...fields, group: isGroup };
}

/** The stamp of a document goes with its files, which are no part of the plan. */
export function documentOf<T extends Stored & { stamp: string | null }>(row: T) {
  const { stamp: _, ...fields } = entityOf(row);
  return fields;
}
