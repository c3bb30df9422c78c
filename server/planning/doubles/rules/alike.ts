import { fold, nameKey } from '../../../platform/text.ts';
import type { Participant } from '../../participants/contract.ts';
import { participantKey } from '../../participants/rules.ts';

/** Entries that may be of the same person, and whether they share a post. */
export interface Alike {
  readonly samePost: boolean;
  readonly people: Participant[];
}

const key = (one: Participant): string => (one.name === null ? participantKey(one) : nameKey(one.name));

function sharePost(people: readonly Participant[]): boolean {
  const held = people.flatMap(({ posts }) => [...new Set(posts.map(fold))]);
  return new Set(held).size < held.length;
}

/** Those of a list whose names, or what they are without one, are alike; those with a post in common first. Whether they are the same is left to people. */
export function alikeIn(participants: readonly Participant[]): Alike[] {
  const groups = [...Map.groupBy(participants, key).values()].filter((people) => people.length > 1);
  const found = groups.map((people) => ({ samePost: sharePost(people), people }));
  return [...found.filter(({ samePost }) => samePost), ...found.filter(({ samePost }) => !samePost)];
}
