import type { SecretVoteFacts } from '../../secret-votes/contract/index.ts';
import type { ViewContext } from '../../live-page/presenter/index.ts';
import { optionWords } from '../../secret-votes/presenter/words.ts';
import type { SecretVoteRun } from '../../secret-votes/rules/index.ts';

/** What is done with printed ballots: the committee, the files, the count that is entered and confirmed; null of other votes. */
export function tallyView({ t, lang }: ViewContext, facts: SecretVoteFacts, vote: SecretVoteRun, canWrite: boolean) {
  const told = facts.votes.find(({ voteId }) => voteId === vote.voteId);
  if (vote.level !== 'paper' || vote.voidAt !== null || !told) return null;
  const { committee, entered } = told;
  const isOpen = vote.closedAt === null;
  const tally = entered?.tally;
  const figure = (name: 'handedOut' | 'cast' | 'invalid' | 'blank', label: string) => ({ name, label, n: tally?.[name] ?? null });
  const figures = [
    figure('handedOut', t('secretVotes.paper.handedOut')),
    figure('cast', t('secretVotes.paper.collected')),
    figure('invalid', t('secretVotes.paper.invalid')),
    ...(vote.form === 'election' ? [figure('blank', t('secretVotes.paper.blank'))] : []),
    ...vote.options.map((option) => ({
      name: `n-${option}`,
      label: optionWords(lang, facts, vote, option),
      n: tally?.counts.find((one) => one.option === option)?.n ?? null,
    })),
  ];
  return {
    committee: t('secretVotes.committeeOf', { names: committee.join(', ') }),
    ballotsHint: isOpen ? t('secretVotes.paper.ballotsHint', { n: vote.electors }) : null,
    isCounted: !isOpen,
    figures: isOpen && canWrite ? figures : null,
    max: vote.electors,
    version: entered?.version ?? 0,
    entered:
      isOpen && entered ? t(entered.own ? 'secretVotes.paper.enteredOwn' : 'secretVotes.paper.enteredBy', { name: entered.by }) : null,
    canConfirm: isOpen && canWrite && entered !== null && !entered.own,
    isEntered: entered !== null,
  };
}
