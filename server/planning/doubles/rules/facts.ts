import { spelled } from '../../../platform/text.ts';
import type { Participant, ParticipantFacts } from '../../participants/contract.ts';
import { MERGED_FACTS, type MergedFact, type Take } from '../contract.ts';

export type TakenFacts = ReadonlySet<Take>;

const isKnown = (value: unknown): boolean => value !== null && (!Array.isArray(value) || value.length > 0);

const isSame = (one: unknown, other: unknown): boolean => {
  const key = (value: unknown) => (Array.isArray(value) ? value.map((text) => spelled(String(text))).join('\n') : value);
  return key(one) === key(other);
};

/** Whether two entries say different things of which one has to be chosen: what only one of them knows is kept anyway. */
export const contradicts = (kept: Participant, other: Participant, fact: MergedFact): boolean =>
  isKnown(kept[fact]) && isKnown(other[fact]) && !isSame(kept[fact], other[fact]);

function bothPosts({ posts }: Participant, other: Participant): string[] {
  const held = new Set(posts.map(spelled));
  return [...posts, ...other.posts.filter((post) => !held.has(spelled(post)))];
}

/** The facts of two entries of one person: what is chosen of the other one, and what only the other one knows. */
export function mergedFacts(kept: Participant, other: Participant, take: TakenFacts): ParticipantFacts {
  const fromOther = MERGED_FACTS.filter((fact) => isKnown(other[fact]) && (!isKnown(kept[fact]) || take.has(fact)));
  const facts = { ...kept, ...Object.fromEntries(fromOther.map((fact) => [fact, other[fact]])) };
  const posts = take.has('bothPosts') ? bothPosts(kept, other) : facts.posts;
  const isThemselves = facts.standsFor === kept.id || facts.standsFor === other.id;
  // A person is neither a group nor several, whatever one of the entries said before the name was known.
  const alone = facts.name === null ? {} : { group: null, count: null };
  return { ...facts, posts, ...alone, standsFor: isThemselves ? null : facts.standsFor };
}
