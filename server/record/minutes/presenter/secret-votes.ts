import { translate, type Lang } from '../../../i18n/translate.ts';
import { optionWords, secretQuestion } from '../../../live/secret-votes/presenter/words.ts';
import { outcomeWords, sourceWords } from '../../../live/votes/presenter/words.ts';
import { validBallots } from '../../../live/secret-votes/rules/index.ts';
import type { HeldSecretVote } from '../rules/secret-votes.ts';
import { figuresInWords } from './votes.ts';

/** A secret vote with its totals in figures and words, the rule and the result; nothing of single ballots is known. */
export function secretVoteSentence(held: HeldSecretVote, lang: Lang): string {
  const { vote, count, result, words } = held;
  const number = (n: number | null): string => (n === null ? translate(lang, 'common.unknown') : figuresInWords(lang, n));
  const isElection = vote.form === 'election';
  const asked = secretQuestion(words, vote);
  const told = { entitled: number(vote.entitled), electors: number(vote.electors), cast: number(count.cast) };
  const rule = {
    rule: translate(lang, `votes.majority.${vote.majority}`),
    needed: number(result.needed),
    source: sourceWords(lang, vote.majority),
  };
  return [
    translate(lang, `secretVotes.minuted.${vote.form}`, { asked, seats: vote.seats, of: vote.options.length }),
    count.invalid === undefined ? translate(lang, 'secretVotes.minuted.there', told) : onPaper(held, lang, number, told),
    `${count.counts.map(({ option, n }) => translate(lang, 'secretVotes.minuted.option', { name: optionWords(lang, words, vote, option), n: number(n) })).join('; ')}.`,
    ...(isElection ? [translate(lang, 'secretVotes.minuted.blank', { n: number(count.blank) })] : []),
    translate(lang, 'secretVotes.minuted.rule', rule),
    ...resultSentences(held, lang),
  ].join(' ');
}

/** Who counted printed ballots, and how many of them are valid. */
function onPaper(
  { vote, count, words }: HeldSecretVote,
  lang: Lang,
  number: (n: number | null) => string,
  told: Readonly<Record<'entitled' | 'electors' | 'cast', string>>,
): string {
  const { handedOut = 0, invalid = 0 } = count;
  const committee = words.votes.find(({ voteId }) => voteId === vote.voteId)?.committee ?? [];
  return translate(lang, 'secretVotes.minuted.thereOnPaper', {
    ...told,
    committee: committee.join(', '),
    handedOut: number(handedOut),
    valid: number(validBallots(count)),
    invalid: number(invalid),
  });
}

/** What a secret vote comes to, in sentences. */
export const resultSentences = (held: Pick<HeldSecretVote, 'vote' | 'words' | 'result'>, lang: Lang): string[] =>
  held.vote.form === 'election' ? electedSentences(held, lang) : [outcomeSentence(held, lang)];

const outcomeSentence = ({ result: { isAdopted } }: Pick<HeldSecretVote, 'result'>, lang: Lang): string =>
  `${outcomeWords(lang, isAdopted === null ? 'unknown' : isAdopted ? 'adopted' : 'rejected')}.`;

/** Who is elected, and between whom the ballots do not decide. */
function electedSentences({ vote, words, result }: Pick<HeldSecretVote, 'vote' | 'words' | 'result'>, lang: Lang): string[] {
  const names = (isElected: boolean | null): string =>
    result.options
      .filter((one) => one.isElected === isElected)
      .map(({ option }) => optionWords(lang, words, vote, option))
      .join(', ');
  const [elected, undecided] = [names(true), names(null)];
  return [
    elected === '' ? translate(lang, 'secretVotes.minuted.nobody') : translate(lang, 'secretVotes.minuted.elected', { names: elected }),
    ...(undecided === '' ? [] : [translate(lang, 'secretVotes.minuted.undecided', { names: undecided })]),
  ];
}
