import { formatDate } from '../../i18n/format.ts';
import { translate, type Lang } from '../../i18n/translate.ts';
import { showTyped } from '../../platform/typed-dates.ts';
import type { HeldPost, DirectoryPerson } from './contract.ts';

/** Empty lines for further posts in the form of a person. */
const EMPTY_LINES = 2;
/** Names that a sentence lists before it counts the rest. */
const NAMED = 6;

/** "01/01/2024 – 30/06/2025"; null if neither day is known. */
function periodText(lang: Lang, { from, to }: HeldPost): string | null {
  const [first, last] = [from, to].map((day) => (day === null ? '' : formatDate(lang, day, 'utc')));
  if (from !== null && to !== null) return translate(lang, 'directory.period.both', { from: first, to: last });
  if (from !== null) return translate(lang, 'directory.period.from', { from: first });
  return to === null ? null : translate(lang, 'directory.period.to', { to: last });
}

const postText = (lang: Lang, post: HeldPost): string => [post.title, periodText(lang, post)].filter(Boolean).join(', ');

/** People as the directory lists them: posts that are held still before those that ended. */
export const personRows = (lang: Lang, people: readonly DirectoryPerson[]) =>
  people.map(({ id, name, posts }) => ({
    id,
    name,
    posts: posts.filter(({ to }) => to === null).map((post) => postText(lang, post)),
    ended: posts.filter(({ to }) => to !== null).map((post) => postText(lang, post)),
  }));

/** A post as its line of the form shows it. */
export interface TypedPost {
  readonly title: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** The lines of the form: the posts, and some empty ones. `at`: the words of faults by their place, such as `posts[1].to`. */
export const postLines = (posts: readonly TypedPost[], at: Readonly<Record<string, string>> = {}) =>
  [...posts, ...Array.from({ length: EMPTY_LINES }, (): TypedPost => ({ title: '', from: null, to: null }))].map((post, n) => ({
    n,
    title: post.title,
    from: post.from && showTyped('date', post.from),
    to: post.to && showTyped('date', post.to),
    error: ['title', 'from', 'to'].flatMap((field) => at[`posts[${n}].${field}`] ?? []).join(' '),
  }));

/** Names in a sentence; of many the first, and how many more. */
export function namesText(lang: Lang, names: readonly string[]): string {
  const shown = names.slice(0, NAMED).join(', ');
  return names.length <= NAMED ? shown : translate(lang, 'directory.ofConference.andMore', { names: shown, n: names.length - NAMED });
}
