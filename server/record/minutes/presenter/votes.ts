import { formatNumber } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import { settledSentence, sourceWords } from '../../../live/votes/presenter/words.ts';
import { takenBy } from '../../../live/votes/rules/index.ts';
import type { HeldVote } from '../rules/votes.ts';
import { spelledOut } from './spelled-out.ts';

/** "1.245 (một nghìn hai trăm bốn mươi lăm)": votes stand in figures and in words. */
export const figuresInWords = (lang: Lang, n: number): string => `${formatNumber(lang, n)} (${spelledOut(lang, n)})`;

/** A vote with its totals in figures and words, who was entitled and present, the rule and the result. */
export function voteSentence({ vote, tally, question, completion, settlements }: HeldVote, lang: Lang): string {
  const asked = question ?? translate(lang, 'votes.erased');
  const isAdoption = vote.documentId !== null;
  const result = translate(lang, `votes.minuted.${isAdoption ? 'document' : 'question'}.${tally.outcome}`);
  const ends = [
    ...(completion === null ? [] : [translate(lang, 'votes.minuted.completion', { text: completion })]),
    ...settlements.map(({ settlement, reason }) => settledSentence(lang, settlement, reason)),
  ];
  if (vote.way === 'acclamation') {
    const key = isAdoption ? 'votes.minuted.acclaimedDocument' : 'votes.minuted.acclaimed';
    return [translate(lang, key, { asked }), ...ends].join(' ');
  }
  return [translate(lang, `votes.minuted.asked.${takenBy(vote)}`, { asked }), countsOf({ vote, tally }, lang), result, ...ends].join(' ');
}

function countsOf({ vote, tally }: Pick<HeldVote, 'vote' | 'tally'>, lang: Lang): string {
  const { agree, disagree, none, silent, missing, entitled, present, needed } = tally;
  const number = (n: number | null): string => (n === null ? translate(lang, 'common.unknown') : figuresInWords(lang, n));
  const counts = { agree: number(agree), disagree: number(disagree), none: number(none) };
  return [
    translate(lang, 'votes.minuted.there', { entitled: number(entitled), present: number(present) }),
    translate(lang, 'votes.minuted.counts', counts),
    ...(silent === null || silent === 0 ? [] : [translate(lang, 'votes.minuted.silent', { n: number(silent) })]),
    ...(missing.length === 0 ? [] : [translate(lang, 'votes.minuted.missing', { n: missing.length })]),
    translate(lang, 'votes.minuted.rule', {
      rule: translate(lang, `votes.majority.${vote.majority}`),
      needed: number(needed),
      source: sourceWords(lang, vote.majority),
    }),
  ].join(' ');
}
