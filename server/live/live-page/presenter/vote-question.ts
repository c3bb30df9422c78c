import type { ViewContext } from './view-context.ts';
import type { VoteRun } from '../../votes/rules/index.ts';

/** What a vote asks. */
export const questionOf = ({ votes, t }: ViewContext, { text }: Pick<VoteRun, 'text'>): string =>
  votes?.texts.find(({ id }) => id === text.id)?.body ?? (votes ? t('votes.erased') : '');
