import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boardContract as contract, COLUMNS, type StatusColumn } from '../../../server/record/follow-up/board/contract.ts';
import { statusColumn, stepBetween } from '../../../server/record/follow-up/board/rules.ts';
import { followUpContract as register, type MatterFacts, type MatterStep } from '../../../server/record/follow-up/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { importSeed } from '../../helpers/seeded.ts';
import { FACTS } from './facts.ts';

const TASK: MatterFacts = { ...FACTS, kind: 'task', owner: 'Văn phòng', measure: { unit: 'nơi', target: 34 } };
const refused = (code: string) => expect.objectContaining({ code });

describe('the board of tasks', () => {
  let app: TestApp;
  let organizer: Login;
  let conferenceId: string;
  beforeAll(async () => {
    app = await startApp();
    organizer = await app.user({ creator: true });
    conferenceId = await importSeed(organizer);
  });
  afterAll(() => app.end());

  const give = async (more: Partial<MatterFacts> = {}) =>
    (await organizer.run(register.add, { conferenceId, facts: { ...TASK, ...more } })).id;
  const record = (id: string, version: number, kind: MatterStep['kind'], more: Partial<MatterStep> = {}, login = organizer) => {
    const step = { kind, on: '2025-11-26', text: null, body: null, number: null, reached: null, ...more };
    return login.run(register.record, { conferenceId, id, version, step });
  };
  const standing = async (id: string) => {
    const { matter, history } = await organizer.run(register.get, { conferenceId, id });
    return [matter.status, matter.statusOn, matter.reached, history.map(({ kind }) => kind)];
  };

  it('has each task in the column of its status, and no recommendation', async () => {
    const [done, away] = [await give({ text: 'Xong' }), await give({ text: 'Chờ' })];
    await give({ text: 'Chưa giao', owner: null });
    await record(done, 1, 'done');
    await record(away, 1, 'forwarded', { body: 'Bộ Nội vụ' });
    const { columns } = await organizer.run(contract.board, {});
    const texts = columns.map(({ column, total, tasks }) => [column, total, ...tasks.map(({ text }) => text)]);
    expect(texts).toEqual([
      ['unassigned', 1, 'Chưa giao'],
      ['running', 0],
      ['forwarded', 1, 'Chờ'],
      ['answered', 0],
      ['asked', 0],
      ['done', 1, 'Xong'],
      ['closed', 0],
    ]);
  });

  it('takes the last step back as a line of its own, once, and only from whoever recorded it', async () => {
    const other = await app.member(conferenceId, 'secretary');
    const id = await give();
    await record(id, 1, 'progress', { reached: 5 });
    await record(id, 2, 'done', { reached: 34 });
    await expect(other.run(contract.takeBack, { conferenceId, id, version: 3 })).rejects.toEqual(refused('nothing-to-take-back'));
    const both = await Promise.allSettled([1, 2].map(() => organizer.run(contract.takeBack, { conferenceId, id, version: 3 })));
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await standing(id)).toEqual(['open', null, 5, ['raised', 'progress', 'done', 'taken-back']]);
    await expect(organizer.run(contract.takeBack, { conferenceId, id, version: 4 })).rejects.toEqual(refused('nothing-to-take-back'));
  });

  it('takes nothing back once something else was recorded', async () => {
    const other = await app.member(conferenceId, 'secretary');
    const id = await give();
    await record(id, 1, 'done');
    await record(id, 2, 'reopened', { text: 'Nhầm' }, other);
    await expect(organizer.run(contract.takeBack, { conferenceId, id, version: 2 })).rejects.toEqual(refused('stale'));
    await expect(organizer.run(contract.takeBack, { conferenceId, id, version: 3 })).rejects.toEqual(refused('nothing-to-take-back'));
  });
});

describe('the columns', () => {
  it('follow from the status, first of all whether the office has to confirm', () => {
    const task = { status: 'open', owner: 'A', ownerId: null, askedOn: null } as const;
    const all = [task, { ...task, owner: null }, { ...task, askedOn: '2025-12-01' }, { ...task, status: 'answered' as const }];
    expect(all.map(statusColumn)).toEqual(['running', 'unassigned', 'asked', 'answered']);
    expect(statusColumn({ ...task, status: 'done', askedOn: '2025-12-01' })).toBe('done');
  });

  it('can be reached by one step or not at all', () => {
    const into = (from: StatusColumn) =>
      Object.fromEntries(COLUMNS.map((to) => [to, stepBetween(from, to)]).filter(([, step]) => step !== null));
    const ahead = { forwarded: 'forwarded', answered: 'answered', done: 'done', closed: 'closed' };
    expect(into('running')).toEqual(ahead);
    expect(into('unassigned')).toEqual(ahead);
    expect(into('asked')).toEqual({ ...ahead, running: 'returned' });
    expect(into('done')).toEqual({ running: 'reopened' });
    expect(into('answered')).toEqual({ forwarded: 'forwarded', done: 'done', closed: 'closed', running: 'reopened' });
  });
});
