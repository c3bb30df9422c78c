import { AppError, type Fault } from '../../../platform/errors.ts';
import { mayRead } from '../../agenda/rules/secrecy.ts';
import type { Classification } from '../../agenda/contract.ts';
import {
  COMMENT_STATES,
  type AskedGroup,
  type CommentAuthor,
  type CommentFacts,
  type CommentRound,
  type CommentState,
  type Response,
} from '../contract.ts';

/** What tells where a comment stands. */
export interface CommentStanding {
  readonly text: string | null;
  readonly withdrawnAt: Date | null;
  readonly response: Response | null;
}

/** Where a comment stands. */
export function commentState({ text, withdrawnAt, response }: CommentStanding): CommentState {
  if (withdrawnAt !== null) return 'withdrawn';
  return response ?? (text === null ? 'agreed' : 'open');
}

/** How many comments stand where. */
export function commentCounts(states: readonly CommentState[]): Record<CommentState, number> {
  const of = (state: CommentState): number => states.filter((one) => one === state).length;
  return {
    open: of('open'),
    'taken-up': of('taken-up'),
    partly: of('partly'),
    'not-taken-up': of('not-taken-up'),
    agreed: of('agreed'),
    withdrawn: of('withdrawn'),
  };
}

const GROUP_OF: Readonly<Record<CommentAuthor['kind'], AskedGroup>> = { site: 'sites', participant: 'participants', user: 'members' };

/** Decides who is asked for comments on a document, and so reads it: whom the round asks, nobody above their clearance. */
export const isAsked = (
  author: CommentAuthor | null,
  clearance: number,
  document: { readonly classification: Classification },
  round: Pick<CommentRound, 'groups'>,
): boolean => author !== null && mayRead(clearance, document) && round.groups.includes(GROUP_OF[author.kind]);

/** Whether comments are taken: until the end of the last day. `today`: in the time zone of the conference. */
export const isOpenOn = ({ deadline, isClosed }: Pick<CommentRound, 'deadline' | 'isClosed'>, today: string): boolean =>
  !isClosed && (deadline === null || today <= deadline);

/** @throws AppError comments-closed, comment-answered. */
export function mustBeChangeable(comment: CommentStanding, isOpen: boolean): void {
  if (comment.response !== null) throw new AppError('comment-answered');
  if (!isOpen) throw new AppError('comments-closed');
}

/** What is wrong with an answer: one that does not take up the comment as it is gives the reason, and one that is taken back has no words. */
export function responseFaults(response: Response | null, text: string | null): Fault[] {
  if (response === null) return text === null ? [] : [{ path: 'response', message: 'required' }];
  return response !== 'taken-up' && text === null ? [{ path: 'text', message: 'required' }] : [];
}

/** What is wrong with a comment: one that agrees with the document names no place in it. */
export const commentFaults = ({ text, place, quote }: CommentFacts): Fault[] =>
  text === null && (place !== null || quote !== null) ? [{ path: 'text', message: 'required' }] : [];

/** Whether these are the same words. */
export const sameFacts = (a: CommentFacts, b: CommentFacts): boolean =>
  a.speaker === b.speaker && a.place === b.place && a.quote === b.quote && a.text === b.text;

/** Open ones first, withdrawn ones last; within that as they came. */
export const byState = <T extends { readonly state: CommentState; readonly madeAt: number }>(a: T, b: T): number =>
  COMMENT_STATES.indexOf(a.state) - COMMENT_STATES.indexOf(b.state) || a.madeAt - b.madeAt;
