import { votesContract as contract, type Opinions, type VotePlace } from '../../../server/live/votes/contract/index.ts';
import { tallyOf, votesState } from '../../../server/live/votes/rules/index.ts';
import { correctionsContract } from '../../../server/live/corrections/contract.ts';
import { proceedingsContract } from '../../../server/live/sitting/contract/index.ts';
import type { Plan } from '../../../server/planning/plan/contract.ts';
import type { InputOf } from '../../../server/platform/contract.ts';
import type { Login, TestApp } from '../../helpers/app.ts';
import { published } from '../sitting/published-day.ts';

export const PLACES: readonly VotePlace[] = [
  { siteId: 'main', entitled: 20, present: 18, by: 'hands' },
  { siteId: 'site-15', entitled: 10, present: 10, by: 'hands' },
  { siteId: 'site-22', entitled: 10, present: 9, by: 'hands' },
];

export const REPORT: Plan['documents'][number] = {
  id: 'report',
  kind: 'report',
  title: 'Báo cáo kết quả hoạt động năm 2025',
  resultsFrom: null,
  tasksTo: null,
  adoptedIn: 'papers',
  status: null,
  classification: null,
  version: 1,
  extras: {},
};

type Opening = Omit<InputOf<typeof contract.open>, 'conferenceId'>;

export const opening = (given: Partial<Opening> = {}): Opening => ({
  itemId: 'papers',
  way: 'hands',
  question: 'Thông qua quy chế làm việc',
  documentId: null,
  quorum: 'two-thirds',
  majority: 'half-entitled',
  places: [...PLACES],
  ...given,
});

export const opinions = (agree: number, disagree = 0, none = 0): Opinions => ({ agree, disagree, none });

/** A conference whose papers run, with what a desk and two sites do in a vote. */
export async function votingDay(app: TestApp, document = REPORT) {
  const { conferenceId, chair } = await published(app, (plan) => ({ ...plan, documents: [document] }));
  await chair.run(proceedingsContract.openSitting, { conferenceId, sittingId: 'morning' });
  await chair.run(proceedingsContract.startItem, { conferenceId, itemId: 'papers' });
  const stateOf = async (login: Login = chair) => votesState((await login.run(proceedingsContract.liveState, { conferenceId })).state);
  const open = async (given: Partial<Opening> = {}) => (await chair.run(contract.open, { conferenceId, ...opening(given) })).voteId;
  const tally = async (voteId: string) => {
    const state = await stateOf();
    const vote = state.votes[voteId];
    if (!vote) throw new Error('There is no such vote.');
    return tallyOf(state, vote);
  };
  const count = (login: Login, voteId: string, siteId: string, counted: Opinions, seen = 0) =>
    login.run(contract.count, { conferenceId, voteId, siteId, opinions: counted, seen });
  return {
    conferenceId,
    chair,
    site: (id: string) => app.link('site', conferenceId, id),
    stateOf,
    open,
    tally,
    count,
    close: (voteId: string, missing: string[] = []) => chair.run(contract.close, { conferenceId, voteId, missing }),
    show: (voteId: string, shown = true) => chair.run(contract.show, { conferenceId, voteId, shown }),
    undo: ({ seq }: { readonly seq: number }) => chair.run(correctionsContract.correct, { conferenceId, seq }),
  };
}
