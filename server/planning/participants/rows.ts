import { entityOf } from '../collections/store.ts';
import { fold } from '../../platform/text.ts';
import type { Participant } from './contract.ts';

/** What search compares of a participant: name, group and posts without accents. */
export const foldedParticipant = ({ name, group, posts }: Pick<Participant, 'name' | 'group' | 'posts'>): string =>
  fold([name, group, ...posts].filter((text) => text !== null).join(' '));

/** Columns of a participant that are called otherwise in the database. */
export const participantColumns = ({ group, order, ...rest }: Participant) => ({
  ...rest,
  groupName: group,
  place: order,
  folded: foldedParticipant({ group, ...rest }),
});

interface Row {
  readonly conferenceId: string;
  readonly position: number;
  readonly groupName: string | null;
  readonly place: number | null;
  readonly folded: string;
}

/** The fields of a participant from its row. */
export function participantOf<T extends Row>(row: T) {
  const { groupName, place, folded: _, ...fields } = entityOf(row);
  return { ...fields, group: groupName, order: place };
}
