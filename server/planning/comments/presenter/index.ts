import { formatDate, formatTime } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import { RESPONSES, type Comment, type CommentChange, type CommentRound, type CommentState } from '../contract.ts';

/** Language and time zone of a page. */
export interface CommentPlace {
  readonly lang: Lang;
  readonly zone: string;
}

const LOOKS: Readonly<Record<CommentState, string>> = {
  open: 'wait',
  'taken-up': 'ready',
  partly: 'done',
  'not-taken-up': 'archived',
  agreed: 'done',
  withdrawn: 'archived',
};

export const stateView = (lang: Lang, state: CommentState) => ({ state: LOOKS[state], text: translate(lang, `comments.state.${state}`) });

/** Until when comments are taken, in words. */
export function termText(lang: Lang, { deadline, isClosed }: CommentRound, isOpen: boolean): string {
  const date = deadline && formatDate(lang, deadline, 'utc');
  if (isOpen) return date ? translate(lang, 'comments.until', { date }) : translate(lang, 'comments.untilClosed');
  return date && !isClosed ? translate(lang, 'comments.overSince', { date }) : translate(lang, 'comments.closed');
}

/** Who a comment is from: the author, with whoever speaks for them. */
export function authorText(lang: Lang, { authorName, speaker }: Pick<Comment, 'authorName' | 'speaker'>): string {
  const name = authorName ?? translate(lang, 'comments.gone');
  return speaker === null ? name : translate(lang, 'comments.by', { name, speaker });
}

/** A comment, for its author, the office, or everybody once it is public. */
export function commentView({ lang, zone }: CommentPlace, comment: Comment) {
  const { id, version, speaker, place, quote, text, state, response, responseText, fileNumber } = comment;
  return {
    id,
    version,
    speaker,
    place,
    quote,
    response,
    responseText,
    fileNumber,
    text: text ?? translate(lang, 'comments.agrees'),
    typed: text,
    author: authorText(lang, comment),
    time: formatTime(lang, comment.changedAt, zone),
    date: formatDate(lang, comment.changedAt, zone),
    chip: stateView(lang, state),
    isAgreement: text === null,
    isAnswered: RESPONSES.some((one) => one === state),
    isWithdrawn: state === 'withdrawn',
    canChange: state === 'open' || state === 'agreed',
  };
}
export type CommentView = ReturnType<typeof commentView>;

/** A line of the history of a comment. */
export function commentChangeView({ lang, zone }: CommentPlace, { kind, at, by, place, text, response, responseText }: CommentChange) {
  const isResponse = kind === 'responded';
  const words = isResponse
    ? [responseText]
    : kind === 'made' || kind === 'edited'
      ? [place, text ?? translate(lang, 'comments.agrees')]
      : [];
  return {
    day: formatDate(lang, at, zone),
    time: formatTime(lang, at, zone),
    title: isResponse && response ? translate(lang, `comments.state.${response}`) : translate(lang, `comments.change.${kind}`),
    more: words.filter((one) => one !== null),
    by,
  };
}
