import { spelled } from '../../platform/text.ts';
import type { Participant } from '../participants/contract.ts';
import type { HeldPost, DirectoryPerson } from './contract.ts';

const isHeldOn = ({ from, to }: HeldPost, day: string | null): boolean =>
  day === null ? to === null : (from === null || from <= day) && (to === null || day <= to);

/** The posts that a person holds on a day (YYYY-MM-DD; null: those held still). */
export const postsOn = ({ posts }: Pick<DirectoryPerson, 'posts'>, day: string | null): string[] =>
  posts.filter((post) => isHeldOn(post, day)).map(({ title }) => title);

/** The posts of two entries of one person, each once: days that only one of them knows are kept, and where both do, those of the first. */
export function mergedPosts(posts: readonly HeldPost[], others: readonly HeldPost[]): HeldPost[] {
  const left = [...others];
  const merged = posts.map((post) => {
    const at = left.findIndex(({ title }) => spelled(title) === spelled(post.title));
    const [same] = at < 0 ? [] : left.splice(at, 1);
    const [from, to] = [post.from ?? same?.from ?? null, post.to ?? same?.to ?? null];
    return from !== null && to !== null && from > to ? post : { ...post, from, to };
  });
  return [...merged, ...left];
}

type Listed = Pick<Participant, 'name' | 'posts'>;

const sharesPost = (person: DirectoryPerson, posts: readonly string[]): boolean => {
  const known = new Set(person.posts.map(({ title }) => spelled(title)));
  return posts.some((post) => known.has(spelled(post)));
};

/** Who a participant is to the directory: somebody, nobody, or perhaps somebody of the same name. */
export type Recognition =
  | { readonly is: 'known'; readonly person: DirectoryPerson }
  | { readonly is: 'unknown' }
  | { readonly is: 'unsure' };

/** A function that recognizes the participants of conferences. */
export function recognizer(people: readonly DirectoryPerson[]): (participant: Listed) => Recognition {
  const byName = Map.groupBy(people, ({ name }) => spelled(name));
  return ({ name, posts }) => {
    const same = name === null ? [] : (byName.get(spelled(name)) ?? []);
    if (same.length === 0) return { is: 'unknown' };
    const [person, other] = posts.length === 0 ? same : same.filter((one) => one.posts.length === 0 || sharesPost(one, posts));
    // Two persons may share a name, and even a post: they are told apart by people, never by the program.
    return person && other === undefined ? { is: 'known', person } : { is: 'unsure' };
  };
}

export interface Comparison<P> {
  readonly changed: { readonly participant: P; readonly person: DirectoryPerson; readonly now: string[] }[];
  readonly unknown: P[];
  readonly unsure: P[];
}

const isSame = (posts: readonly string[], others: readonly string[]): boolean =>
  posts.length === others.length && posts.every((post, at) => spelled(post) === spelled(others[at] ?? ''));

/** Compares the named participants of a conference with the directory, by the posts held on a day (as for `postsOn`). */
export function comparison<P extends Listed>(
  participants: readonly P[],
  people: readonly DirectoryPerson[],
  day: string | null,
): Comparison<P> {
  const recognize = recognizer(people);
  const found = participants.filter(({ name }) => name !== null).map((participant) => ({ participant, who: recognize(participant) }));
  return {
    changed: found.flatMap(({ participant, who }) => {
      const now = who.is === 'known' ? postsOn(who.person, day) : [];
      return who.is === 'known' && now.length > 0 && !isSame(participant.posts, now) ? [{ participant, person: who.person, now }] : [];
    }),
    unknown: found.filter(({ who }) => who.is === 'unknown').map(({ participant }) => participant),
    unsure: found.filter(({ who }) => who.is === 'unsure').map(({ participant }) => participant),
  };
}

/** New people of the directory, one for each name and posts: their posts are held from an unknown day on. */
export function newPeople(participants: readonly Listed[]): { readonly name: string; readonly posts: HeldPost[] }[] {
  const known = new Set<string>();
  return participants.flatMap(({ name, posts }) => {
    const key = JSON.stringify([name, ...posts].map((text) => text && spelled(text)));
    if (name === null || known.has(key)) return [];
    known.add(key);
    return [{ name, posts: posts.map((title) => ({ title, from: null, to: null })) }];
  });
}
