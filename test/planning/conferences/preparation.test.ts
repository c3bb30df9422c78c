import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { preparationContract as contract } from '../../../server/planning/conferences/preparation/contract.ts';
import { dueDay, taskState } from '../../../server/planning/conferences/preparation/rules/index.ts';
import { STANDARD_PROCESS } from '../../../server/planning/conferences/preparation/rules/standard-process.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { facts } from './planning.ts';

describe('a due day', () => {
  it('counts back from the conference, across the end of a month, and past it', () => {
    expect([dueDay('2025-11-26', 30), dueDay('2025-11-26', 0), dueDay('2025-11-26', -7)]).toEqual([
      '2025-10-27',
      '2025-11-26',
      '2025-12-03',
    ]);
  });

  it('is unknown if the date or the number of days is', () => {
    expect([dueDay(null, 30), dueDay('2025-11-26', null)]).toEqual([null, null]);
  });

  it('is late only once it is past', () => {
    const on = (today: string) => taskState('2025-11-19', false, today);
    expect([on('2025-11-20'), on('2025-11-19'), on('2025-11-12'), on('2025-11-11')]).toEqual(['late', 'soon', 'soon', 'open']);
    expect(taskState('2025-11-19', true, '2025-12-01')).toBe('done');
  });
});

describe('the checklist', () => {
  let app: TestApp;
  let organizer: Login;
  let conferenceId: string;
  beforeAll(async () => {
    app = await startApp();
    organizer = await app.user({ creator: true });
    conferenceId = (await organizer.run(conferencesContract.create, facts())).id;
  });
  afterAll(() => app.end());

  const tasks = async () => (await organizer.run(contract.list, { conferenceId })).tasks;

  it('is filled from the standard process once, and keeps existing tasks', async () => {
    await organizer.run(contract.add, { conferenceId, title: STANDARD_PROCESS[0]?.title ?? '', responsible: 'Phòng A', daysBefore: 90 });
    expect(await organizer.run(contract.fill, { conferenceId, templateId: 'standard' })).toEqual({ added: STANDARD_PROCESS.length - 1 });
    expect(await organizer.run(contract.fill, { conferenceId, templateId: 'standard' })).toEqual({ added: 0 });
    const [first] = await tasks();
    expect([first?.responsible, first?.due]).toEqual(['Phòng A', '2025-08-28']);
  });

  it('shows who did what, and keeps whoever was first', async () => {
    const [task] = await tasks();
    const taskId = task?.id ?? '';
    const secretary = await app.member(conferenceId, 'secretary');
    await secretary.run(contract.tick, { conferenceId, taskId, done: true });
    await organizer.run(contract.tick, { conferenceId, taskId, done: true });
    const name = (await app.db.user.findUniqueOrThrow({ where: { id: secretary.actor.id } })).displayName;
    const done = (await tasks()).find(({ id }) => id === taskId);
    expect([done?.state, done?.doneBy, done?.doneAt]).toEqual(['done', name, app.clock.now]);
  });

  it('refuses a stale edit', async () => {
    const [, task] = await tasks();
    const edit = {
      conferenceId,
      taskId: task?.id ?? '',
      version: task?.version ?? 1,
      title: 'Việc mới',
      responsible: null,
      daysBefore: null,
    };
    await organizer.run(contract.edit, edit);
    await expect(organizer.run(contract.edit, edit)).rejects.toMatchObject({ code: 'stale' });
  });

  it('keeps the part of a task that is renamed, and gives a new one that of the standard process unless it is told another', async () => {
    const task = (await tasks()).find(({ part }) => part === 'rehearsal');
    const { id: taskId = '', version = 0 } = task ?? {};
    await organizer.run(contract.edit, { conferenceId, taskId, version, title: 'Tổng duyệt lần 1', responsible: null, daysBefore: 2 });
    const add = async (title: string, part?: 'sites' | null) =>
      (await organizer.run(contract.add, { conferenceId, title, responsible: null, daysBefore: 1, ...(part !== undefined && { part }) }))
        .id;
    const title = task?.title ?? '';
    const ids = [taskId, await add(title), await add(title, null), await add('Thuê phiên dịch'), await add('Kéo cáp', 'sites')];
    const parts = new Map((await tasks()).map(({ id, part }) => [id, part]));
    expect(ids.map((id) => parts.get(id))).toEqual(['rehearsal', 'rehearsal', null, null, 'sites']);
    await organizer.run(contract.edit, { conferenceId, taskId, version: version + 1, title, responsible: null, daysBefore: 2, part: null });
    expect((await tasks()).find(({ id }) => id === taskId)?.part).toBe(null);
  });

  it('is not for viewers', async () => {
    const viewer = await app.member(conferenceId, 'viewer');
    await expect(viewer.run(contract.list, { conferenceId })).rejects.toMatchObject({ code: 'forbidden' });
  });
});
