import type { Comment, Response } from '../../planning/comments/contract.ts';

const byText = new Intl.Collator('vi', { numeric: true });

/** The comments of the paper by their place in the text, those without one last; within that as they came. Who agrees has none. */
export const listedComments = (comments: readonly Comment[]): Comment[] =>
  comments
    .filter(({ state }) => state !== 'withdrawn' && state !== 'agreed')
    .toSorted((a, b) => {
      if (a.place === null || b.place === null) return Number(a.place === null) - Number(b.place === null) || a.madeAt - b.madeAt;
      return byText.compare(a.place, b.place) || a.madeAt - b.madeAt;
    });

/** How many were asked, how many of them sent something, and what became of it. */
export interface CommentTotals {
  readonly asked: number;
  readonly senders: number;
  readonly comments: number;
  readonly 'taken-up': number;
  readonly partly: number;
  readonly 'not-taken-up': number;
  readonly open: number;
}

/** Counts what stands in the paper. `waiting`: those who were asked and sent nothing. */
export function commentTotals(comments: readonly Comment[], waiting: number): CommentTotals {
  const sent = comments.filter(({ state }) => state !== 'withdrawn');
  const senders = new Set(sent.map(({ author }) => `${author.kind}:${author.id}`)).size;
  const of = (state: Response | 'open'): number => sent.filter((one) => one.state === state).length;
  return {
    asked: senders + waiting,
    senders,
    comments: sent.filter(({ state }) => state !== 'agreed').length,
    'taken-up': of('taken-up'),
    partly: of('partly'),
    'not-taken-up': of('not-taken-up'),
    open: of('open'),
  };
}

/** The names of those who agree with the document as it is, and said nothing else of it. */
export function agreeing(comments: readonly Comment[]): Comment[] {
  const others = new Set(listedComments(comments).map(({ author }) => `${author.kind}:${author.id}`));
  return comments.filter(({ state, author }) => state === 'agreed' && !others.has(`${author.kind}:${author.id}`));
}
