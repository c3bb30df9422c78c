import type { Fault } from '../../platform/errors.ts';
import { byGivenName, fold, likeNames, spelled } from '../../platform/text.ts';
import { byProtocol, type ProtocolRule } from '../protocol/rules/index.ts';
import { PARTICIPANT_ROLES, type Participant, type ParticipantCounts, type ParticipantFacts, type ParticipantSort } from './contract.ts';

/** A new participant of the attendee list; of what is not given, nothing is known. */
export const newParticipantFacts = (facts: Partial<ParticipantFacts> = {}): ParticipantFacts => ({
  name: null,
  group: null,
  posts: [],
  siteId: null,
  host: false,
  head: false,
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

/** How many people come: with their names, by their posts, in groups; groups of unknown size stay apart. */
export function participantCounts(
  participants: readonly Pick<Participant, 'id' | 'standsFor' | 'name' | 'group' | 'count'>[],
): ParticipantCounts {
  const those = attending(participants);
  const groups = those.filter(({ group }) => group !== null);
  const named = those.filter(({ name, group }) => name !== null && group === null).length;
  const unknown = groups.filter(({ count }) => count === null).length;
  return {
    named,
    posts: those.length - groups.length - named,
    groups: groups.length - unknown,
    inGroups: groups.reduce((sum, { count }) => sum + (count ?? 0), 0),
    unknown,
  };
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
export type Sortable = Pick<Participant, 'id' | 'name' | 'group' | 'posts' | 'siteId' | 'host' | 'head' | 'listed' | 'order'>;

/** What the orders need besides: the conference's rule of protocol, and its sites in the order of the list, the main hall first. */
export interface SortFacts {
  readonly protocol: ProtocolRule;
  readonly siteIds: readonly string[];
  /** Sites other than the main hall: whoever takes part there is of its delegation. */
  readonly remoteIds: ReadonlySet<string>;
}

/** How names of offices begin. */
const OFFICES = (
  'tỉnh ủy, thành ủy, đảng ủy, đảng bộ, huyện ủy, quận ủy, xã ủy, ubnd, hđnd, ủy ban, hội đồng, văn phòng, ban, bộ, sở, cục, vụ, viện, ' +
  'học viện, trường, tổng công ty, tập đoàn, công ty, mặt trận, đoàn, hội, liên đoàn, công an, tòa án, báo, đài'
).split(', ');

/** The office in a post or in the name of a group: "Chánh Văn phòng Tỉnh ủy Lào Cai" is of "Tỉnh ủy Lào Cai"; null if none is seen in it. */
function officeIn(text: string): string | null {
  const words = ` ${spelled(text)} `;
  const starts = OFFICES.map((office) => words.slice(0, -1).lastIndexOf(` ${office} `));
  const last = Math.max(...starts);
  return last < 0 ? null : words.slice(last).trim();
}

/** The delegation of a participant, as their posts or the name of their group say it; their own id where none is known. */
export const delegationOf = ({ id, group, posts }: Pick<Participant, 'id' | 'group' | 'posts'>): string =>
  [...(group === null ? [] : [group]), ...posts]
    .toReversed()
    .map(officeIn)
    .find((office) => office !== null) ?? id;

/** The same, where those at a remote site are the delegation of that site. */
export const delegationAt = (one: Pick<Participant, 'id' | 'group' | 'posts' | 'siteId'>, remoteIds: ReadonlySet<string>): string =>
  one.siteId !== null && remoteIds.has(one.siteId) ? `site:${one.siteId}` : delegationOf(one);

/** Participants in one of the orders of the list; equal ones keep the order given. */
export function sortedParticipants<T extends Sortable>(
  participants: readonly T[],
  sort: ParticipantSort,
  { protocol, siteIds, remoteIds }: SortFacts,
): T[] {
  if (sort === 'entered') return [...participants];
  if (sort === 'protocol') return byProtocol(participants, protocol);
  if (sort === 'name') return byName(participants);
  if (sort === 'delegation') return byDelegation(byProtocol(participants, protocol), remoteIds);
  const places = new Map(siteIds.map((id, at) => [id, at]));
  const placeOf = ({ siteId }: T): number => places.get(siteId ?? '') ?? siteIds.length;
  return byProtocol(participants, protocol).toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** Those of one delegation together, the head first: each where its highest member stands by protocol. */
function byDelegation<T extends Sortable>(ranked: readonly T[], remoteIds: ReadonlySet<string>): T[] {
  const delegations = [...Map.groupBy(ranked, (one) => delegationAt(one, remoteIds)).values()];
  return delegations.flatMap((members) => [...members.filter(({ head }) => head), ...members.filter(({ head }) => !head)]);
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
