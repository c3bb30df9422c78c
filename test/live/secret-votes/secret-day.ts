import { checkInContract } from '../../../server/live/check-in/contract.ts';
import { secretVotesContract as contract } from '../../../server/live/secret-votes/contract/index.ts';
import { secretVotesState } from '../../../server/live/secret-votes/rules/index.ts';
import { proceedingsContract } from '../../../server/live/sitting/contract/index.ts';
import { insertPlan } from '../../../server/planning/plan/store.ts';
import { publishingContract } from '../../../server/planning/publishing/contract.ts';
import { transact } from '../../../server/platform/database/open.ts';
import { newId } from '../../../server/platform/ids.ts';
import type { InputOf } from '../../../server/platform/contract.ts';
import type { Login, TestApp } from '../../helpers/app.ts';
import { person } from '../check-in/check-in-day.ts';
import { wholePlan } from '../sitting/morning-plan.ts';

type Opening = Omit<InputOf<typeof contract.open>, 'conferenceId'>;

/** Some people of the hall: their ids are p1, p2 and so on. */
export const people = (n: number): string[] => Array.from({ length: n }, (_, at) => `p${at + 1}`);

export const question = (electors: readonly string[], given: Partial<Opening> = {}): Opening => ({
  itemId: 'papers',
  level: 'staff',
  form: 'question',
  question: 'Thông qua nhân sự Tổ thư ký',
  candidates: [],
  seats: 1,
  electors: [...electors],
  entitled: electors.length,
  majority: 'half-entitled',
  committee: [],
  ...given,
});

/** A conference whose papers run, with `n` people noted as present in the hall, and what a desk and electors do in a secret vote. */
export async function secretDay(app: TestApp, n = 5) {
  const ids = people(n);
  const conferenceId = newId();
  const plan = wholePlan(conferenceId);
  const present = ids.map((id, at) => person(id, { name: `Đại biểu ${at + 1}` }));
  await transact(app.db, (tx) => insertPlan(tx, { ...plan, participants: [...plan.participants, ...present] }, app.clock.now));
  const [organizer, chair] = [await app.member(conferenceId, 'organizer'), await app.member(conferenceId, 'chair')];
  await organizer.run(publishingContract.publish, { conferenceId });
  await chair.run(proceedingsContract.openSitting, { conferenceId, sittingId: 'morning' });
  await chair.run(proceedingsContract.startItem, { conferenceId, itemId: 'papers' });
  for (const participantId of ids)
    await chair.run(checkInContract.arrive, {
      conferenceId,
      sittingId: 'morning',
      participantId,
      online: false,
      siteId: 'main',
      door: null,
      seenAt: app.clock.now,
    });
  const delegate = (participantId: string) => app.bound(conferenceId, 'delegate', { participantId });
  return {
    conferenceId,
    chair,
    organizer,
    ids,
    delegate,
    delegates: () => Promise.all(ids.map(delegate)),
    stateOf: async (login: Login = chair) => secretVotesState((await login.run(proceedingsContract.liveState, { conferenceId })).state),
    open: async (given: Partial<Opening> = {}) => (await chair.run(contract.open, { conferenceId, ...question(ids, given) })).voteId,
    cast: (login: Login, voteId: string, choice: string | string[], commandId?: string) =>
      login.run(contract.cast, { conferenceId, voteId, choice: [choice].flat() }, commandId),
    close: (voteId: string) => chair.run(contract.close, { conferenceId, voteId }),
    show: (voteId: string, shown = true) => chair.run(contract.show, { conferenceId, voteId, shown }),
    cancel: (voteId: string) => chair.run(contract.cancel, { conferenceId, voteId }),
    get: (login: Login) => login.run(contract.get, { conferenceId }),
  };
}
