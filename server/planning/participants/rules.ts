import type { Fault } from '../../platform/errors.ts';
import type { Participant } from './contract.ts';

/** Faults of a participant that is neither a person, nor a post without a name, nor a group. */
export const namelessFaults = ({ name, group, posts }: Pick<Participant, 'name' | 'group' | 'posts'>): Fault[] =>
  name === null && group === null && posts.length === 0 ? [{ path: 'name', message: 'required' }] : [];
