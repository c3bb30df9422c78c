import { translate, type Lang } from '../../i18n/translate.ts';
import type { Classification } from '../../planning/agenda/contract.ts';
import type { Comment } from '../../planning/comments/contract.ts';
import { authorText } from '../../planning/comments/presenter/index.ts';
import type { Plan } from '../../planning/plan/contract.ts';
import type { Block, Column, OfficialPaper } from '../printouts/contract.ts';
import { paperOf, plain } from '../printouts/presenter/paper.ts';
import { agreeing, commentTotals, listedComments } from './rules.ts';

interface CommentFactsOfPaper {
  readonly plan: Plan;
  readonly document: { readonly title: string; readonly classification: Classification };
  readonly comments: readonly Comment[];
  /** How many were asked and have sent nothing. */
  readonly waiting: number;
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** The comments on a draft, with what the office makes of each: totals first, then one row for each comment by its place in the text. */
export function commentsPaper(lang: Lang, { plan, document, comments, waiting, today }: CommentFactsOfPaper): OfficialPaper {
  const t = (key: 'kind' | 'file') => translate(lang, `printouts.comments.${key}`);
  const level = document.classification;
  const mark = level && translate(lang, `documents.classification.${level}`).toLocaleUpperCase('vi');
  const listed = listedComments(comments);
  const blocks: Block[] = [
    { kind: 'heading', text: translate(lang, 'printouts.comments.headTotals') },
    ...totals(lang, comments, waiting).map(plain),
    { kind: 'heading', text: translate(lang, 'printouts.comments.headList') },
    listed.length === 0
      ? plain(translate(lang, 'printouts.comments.none'))
      : { kind: 'table', columns: columns(lang), rows: listed.map((comment, at) => [String(at + 1), ...cells(lang, comment)]) },
  ];
  const about = translate(lang, 'printouts.comments.about', { title: document.title });
  const words = { kind: t('kind'), file: t('file'), letters: null, mark };
  return { ...paperOf(plan, words, blocks), date: today, about, title: `${t('file')}: ${document.title}` };
}

function totals(lang: Lang, comments: readonly Comment[], waiting: number): string[] {
  const all = commentTotals(comments, waiting);
  const agrees = agreeing(comments).map((comment) => authorText(lang, comment));
  return [
    translate(lang, 'printouts.comments.asked', { asked: all.asked, senders: all.senders }),
    translate(lang, 'printouts.comments.received', {
      n: all.comments,
      taken: all['taken-up'],
      partly: all.partly,
      not: all['not-taken-up'],
    }),
    ...(all.open === 0 ? [] : [translate(lang, 'printouts.comments.open', { n: all.open })]),
    ...(agrees.length === 0 ? [] : [translate(lang, 'printouts.comments.agreed', { names: agrees.join('; ') })]),
  ];
}

const cells = (lang: Lang, comment: Comment): string[] => [
  comment.place ?? translate(lang, 'printouts.comments.whole'),
  authorText(lang, comment),
  [comment.quote && `“${comment.quote}”`, comment.text].filter(Boolean).join('\n'),
  answerText(lang, comment),
];

function answerText(lang: Lang, { response, responseText }: Comment): string {
  if (response === null) return translate(lang, 'comments.state.open');
  const head = translate(lang, `comments.state.${response}`);
  return responseText === null ? `${head}.` : `${head}: ${responseText}`;
}

const columns = (lang: Lang): Column[] => [
  { title: translate(lang, 'printouts.attendees.number'), width: 1, align: 'center' },
  { title: translate(lang, 'printouts.comments.place'), width: 3, align: 'left' },
  { title: translate(lang, 'printouts.comments.author'), width: 3, align: 'left' },
  { title: translate(lang, 'printouts.comments.text'), width: 6, align: 'left' },
  { title: translate(lang, 'printouts.comments.answer'), width: 6, align: 'left' },
];
