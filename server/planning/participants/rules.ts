import type { Fault } from '../../platform/errors.ts';
import { byGivenName, fold, likeNames, spelled } from '../../platform/text.ts';
import { byProtocol, type ProtocolRule } from '../protocol/rules/index.ts';
import { PARTICIPANT_ROLES, type Participant, type ParticipantFacts, type ParticipantSort } from './contract.ts';

/** A new participant of the attendee list; of what is not given, nothing is known. */
export const newParticipantFacts = (facts: Partial<ParticipantFacts> = {}): ParticipantFacts => ({
  name: null,
  group: null,
  posts: [],
  siteId: null,
  host: false,
  listed: true,
  count: null,
  order: null,
  standsFor: null,
  roles: [],
  ...facts,
});

/** Faults of a participant that is neither a person, nor a post without a name, nor a group; or that is a person, and yet several. */
export const whoFaults = ({ name, group, posts, count }: Pick<Participant, 'name' | 'group' | 'posts'> & { count: unknown }): Fault[] => [
  ...(name === null && group === null && posts.length === 0 ? [{ path: 'name', message: 'required' }] : []),
  ...(name !== null && count !== null ? [{ path: 'count', message: 'named-has-no-count' }] : []),
];

/** What a participant is called. */
export const whoText = ({ name, group, posts }: Pick<Participant, 'name' | 'group' | 'posts'>): string => name ?? group ?? posts.join(', ');

type Standing = Pick<Participant, 'id' | 'standsFor'>;

/** Those who come: without everybody in whose place somebody else of the list does. */
export function attending<T extends Standing>(participants: readonly T[]): T[] {
  const replaced = new Set(participants.flatMap(({ id, standsFor }) => (standsFor === null || standsFor === id ? [] : standsFor)));
  return participants.filter(({ id }) => !replaced.has(id));
}

/** The one in whose place a participant comes; null for everybody else. */
export const representedBy = <T extends Standing>(participants: readonly T[], { standsFor }: Pick<Standing, 'standsFor'>): T | null =>
  (standsFor !== null && participants.find(({ id }) => id === standsFor)) || null;

/** Faults of whom a participant stands for: not themselves, and nobody of a pair in which somebody stands for the other already. */
export function standInFaults({ id, standsFor }: Standing, pairs: readonly Standing[]): Fault[] {
  if (standsFor === null) return [];
  if (standsFor === id) return [{ path: 'standsFor', message: 'stands-for-self' }];
  const isInPair = pairs.some((one) => one.id !== id && one.standsFor !== null && (one.id === standsFor || one.standsFor === id));
  if (isInPair) return [{ path: 'standsFor', message: 'stands-in-already' }];
  const hasOther = pairs.some((one) => one.id !== id && one.standsFor === standsFor);
  return hasOther ? [{ path: 'standsFor', message: 'has-stand-in' }] : [];
}

/** Facts that several participants can be given at once. */
export type SetFacts = Partial<Pick<Participant, 'siteId' | 'listed' | 'roles'>>;

/** What a choice of the list gives the picked participants: 'site:quang-ninh', 'site:' for none, 'role:chair', 'listed:no'; null for none of these. */
export function factsToSet(choice: string): SetFacts | null {
  const [, kind = '', value = ''] = /^(site|role|listed):(.*)$/.exec(choice) ?? [];
  if (kind === 'site') return { siteId: value === '' ? null : value };
  if (kind === 'listed') return { listed: value === 'yes' };
  const role = PARTICIPANT_ROLES.find((one) => one === value);
  if (kind !== 'role' || (value !== '' && !role)) return null;
  return { roles: role ? [role] : [] };
}

type Known = Pick<Participant, 'id' | 'name' | 'group' | 'posts' | 'siteId'>;

/**
 * Equal for two entries of the same participant: a person by name and posts, a group or a post without a name by the site too, as every site
 * may have one.
 */
export const participantKey = ({ name, group, posts, siteId }: Omit<Known, 'id'>): string => {
  // Posts in one line, or each in its own: lists write them either way.
  const each = posts.flatMap((post) => post.split(/[,;\n]/)).filter((post) => post.trim() !== '');
  return JSON.stringify([name, group, ...each, ...(name === null ? [siteId] : [])].map((part) => part && spelled(part)));
};

/** Ids of participants by what they are. */
export const participantsByKey = (participants: readonly Known[]): Map<string, string> =>
  new Map(participants.map((one) => [participantKey(one), one.id]));

/** What an order of the list looks at. */
export type Sortable = Pick<Participant, 'name' | 'group' | 'posts' | 'siteId' | 'host' | 'listed' | 'order'>;

/** What the orders need besides: the conference's rule of protocol, and its sites in the order of the list, the main hall first. */
export interface SortFacts {
  readonly protocol: ProtocolRule;
  readonly siteIds: readonly string[];
}

/** Participants in one of the orders of the list; equal ones keep the order given. */
export function sortedParticipants<T extends Sortable>(
  participants: readonly T[],
  sort: ParticipantSort,
  { protocol, siteIds }: SortFacts,
): T[] {
  if (sort === 'entered') return [...participants];
  if (sort === 'protocol') return byProtocol(participants, protocol);
  if (sort === 'name') return byName(participants);
  const places = new Map(siteIds.map((id, at) => [id, at]));
  const placeOf = ({ siteId }: T): number => places.get(siteId ?? '') ?? siteIds.length;
  return byProtocol(participants, protocol).toSorted((a, b) => placeOf(a) - placeOf(b));
}

const byName = <T extends Sortable>(participants: readonly T[]): T[] => [
  ...participants.filter(({ name }) => name !== null).toSorted((a, b) => byGivenName(a.name ?? '', b.name ?? '')),
  ...participants.filter(({ name }) => name === null),
];

/** Those with the same post and a like name: two people who are easily taken for one another. */
export function confusedWith<T extends Pick<Participant, 'id' | 'name' | 'posts'>>({ id, name, posts }: T, others: readonly T[]): T[] {
  const held = new Set(posts.map(fold));
  return others.filter(
    (other) =>
      other.id !== id &&
      name !== null &&
      other.name !== null &&
      other.posts.some((post) => held.has(fold(post))) &&
      likeNames(name, other.name),
  );
}
