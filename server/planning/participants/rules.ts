import type { Fault } from '../../platform/errors.ts';
import type { Participant } from './contract.ts';

/** A participant is a person, a post without a name, or a group; with none of them there is nobody. */
export const namelessFaults = ({ name, group, posts }: Pick<Participant, 'name' | 'group' | 'posts'>): Fault[] =>
  name === null && group === null && posts.length === 0 ? [{ path: 'name', message: 'required' }] : [];
