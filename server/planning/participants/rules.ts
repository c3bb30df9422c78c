import type { Fault } from '../../platform/errors.ts';
import type { Participant } from './contract.ts';

/** Faults of a participant that is neither a person, nor a post without a name, nor a group. */
export const namelessFaults = ({ name, group, posts }: Pick<Participant, 'name' | 'group' | 'posts'>): Fault[] =>
  name === null && group === null && posts.length === 0 ? [{ path: 'name', message: 'required' }] : [];

type Known = Pick<Participant, 'id' | 'name' | 'group' | 'posts' | 'siteId'>;

const composed = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();

/**
 * Equal for two entries of the same participant: a person by name and posts, a group or a post without a name by the site too, as every site
 * may have one.
 */
export const participantKey = ({ name, group, posts, siteId }: Omit<Known, 'id'>): string =>
  JSON.stringify([name, group, ...posts, ...(name === null ? [siteId] : [])].map((part) => part && composed(part)));

/** Ids of participants by what they are. */
export const participantsByKey = (participants: readonly Known[]): Map<string, string> =>
  new Map(participants.map((one) => [participantKey(one), one.id]));
