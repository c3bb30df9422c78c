import { translate, type Lang } from '../../../i18n/translate.ts';
import type { SecretVoteFacts } from '../contract/index.ts';
import type { SecretVoteRun } from '../rules/index.ts';

type Words = Pick<SecretVoteFacts, 'votes'> | undefined;

const wordsOf = (facts: Words, { voteId }: Pick<SecretVoteRun, 'voteId'>) => facts?.votes.find((one) => one.voteId === voteId);

/** What a secret vote asks. */
export const secretQuestion = (facts: Words, vote: Pick<SecretVoteRun, 'voteId'>): string => wordsOf(facts, vote)?.question ?? '';

/** An option in words: the opinion, or the name of the candidate. */
export function optionWords(lang: Lang, facts: Words, vote: Pick<SecretVoteRun, 'voteId'>, option: string): string {
  if (option === 'agree' || option === 'disagree' || option === 'none') return translate(lang, `votes.opinion.${option}`);
  return wordsOf(facts, vote)?.candidates.find(({ id }) => id === option)?.text ?? option;
}

/** Whether somebody was elected, in words; null for an option of a question. */
export function electedWords(lang: Lang, { form }: Pick<SecretVoteRun, 'form'>, isElected: boolean | null): string | null {
  if (form === 'question') return null;
  return translate(lang, isElected === null ? 'secretVotes.undecided' : isElected ? 'secretVotes.elected' : 'secretVotes.notElected');
}
