import { translate } from '../../i18n/translate.ts';
import { secretVotesContract } from '../../live/secret-votes/contract/index.ts';
import { secretVotesState } from '../../live/secret-votes/rules/index.ts';
import { planInForce } from '../../live/sitting/store.ts';
import { dayAt } from '../../planning/conferences/rules.ts';
import { visiblePlan } from '../../planning/plan/rules.ts';
import { handleQuery, type Handler, type QueryContext } from '../../platform/bus/handlers.ts';
import type { FileAnswer, InputOf } from '../../platform/contract.ts';
import { AppError } from '../../platform/errors.ts';
import { paperOfRehearsal } from '../printouts/presenter/rehearsal.ts';
import { writePaper } from '../printouts/writers/write.ts';
import { votePapersContract as contract } from './contract.ts';
import { ballotPaper, countPaper } from './presenter.ts';

/** Written for those who may know of the vote; the minutes of the count exist once it is confirmed. */
async function paper(scope: QueryContext, input: InputOf<typeof contract.paper>): Promise<FileAnswer> {
  const { conferenceId, voteId, paper: kind, format, lang } = input;
  const { clearance } = scope.actor;
  const { folded } = await scope.stateFor(conferenceId, { staff: true, clearance });
  const vote = secretVotesState(folded).votes[voteId];
  const whole = (await planInForce(scope.db, conferenceId))?.plan;
  if (!vote || !whole) throw new AppError('not-found');
  if (vote.level !== 'paper') throw new AppError('secret-vote-no-paper');
  const words = await scope.ask(secretVotesContract.get, { conferenceId });
  const facts = { plan: visiblePlan(whole, { clearance, staff: true }), vote, words };
  const made = kind === 'ballot' ? ballotPaper(lang, facts) : countPaper(lang, facts);
  const marked = whole.conference.rehearsalOf === null ? made : paperOfRehearsal(made, lang);
  const day = dayAt(vote.closedAt ?? vote.openedAt, whole.conference.timeZone);
  return writePaper(marked, format, translate(lang, `printouts.${kind}.file`), day);
}

export const votePaperHandlers: readonly Handler[] = [handleQuery(contract.paper, paper)];
