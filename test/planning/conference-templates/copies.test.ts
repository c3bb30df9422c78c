import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { preparationContract } from '../../../server/planning/conferences/preparation/contract.ts';
import { teamContract } from '../../../server/planning/conferences/team/contract.ts';
import { interchangeContract } from '../../../server/record/import-export/contract/index.ts';
import { ConferenceFile } from '../../../server/record/import-export/contract/format.ts';
import { requirePlan } from '../../../server/planning/plan/store.ts';
import { proceedingsContract } from '../../../server/live/sitting/contract/index.ts';
import { publishingContract } from '../../../server/planning/publishing/contract.ts';
import { accessContract } from '../../../server/planning/sites/access/contract.ts';
import { templatesContract } from '../../../server/planning/conference-templates/contract.ts';
import { copiedPlan } from '../../../server/planning/conference-templates/rules.ts';
import { facts } from '../conferences/planning.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { contentsOf } from '../../helpers/tables.ts';

let app: TestApp;
let organizer: Login;
let conferenceId: string;

beforeAll(async () => {
  app = await startApp();
  organizer = await app.user({ creator: true, clearance: 3 });
  const file: unknown = JSON.parse(readFileSync('prisma/seed/conference-2025.json', 'utf8'));
  conferenceId = (await organizer.run(interchangeContract.import, ConferenceFile.parse(file))).id;
});
afterAll(() => app.end());

const planOf = (id: string) => requirePlan(app.db, id);

describe('a rehearsal', () => {
  it('runs on a marked copy with the same plan and team, and leaves nothing behind but a log entry of its end, and what security notes of its codes', async () => {
    const chair = await app.member(conferenceId, 'chair');
    const before = await contentsOf(app.db);
    const { id } = await organizer.run(conferencesContract.rehearse, { conferenceId });
    const [original, copy] = [await planOf(conferenceId), await planOf(id)];
    expect(copy).toEqual({ ...original, conference: { ...original.conference, id, rehearsalOf: conferenceId } });

    await organizer.run(publishingContract.publish, { conferenceId: id });
    await organizer.run(accessContract.openAccess, { conferenceId: id });
    await organizer.run(teamContract.addDisplay, { conferenceId: id, name: 'Màn hình chính' });
    await organizer.run(preparationContract.fill, { conferenceId: id, templateId: 'standard' });
    await app.link('site', id, 'main');
    await chair.run(proceedingsContract.openSitting, { conferenceId: id, sittingId: copy.sittings[0]?.id ?? '' });
    expect(await app.db.journalEntry.count({ where: { journalId: id } })).toBe(2);
    expect(await app.db.journalEntry.count({ where: { journalId: conferenceId } })).toBe(0);

    await organizer.run(conferencesContract.endRehearsal, { conferenceId: id });
    const { ChangeLog: log, SecurityEvent: _codesMade, ...rest } = await contentsOf(app.db);
    const { ChangeLog: logBefore, SecurityEvent: _none, ...restBefore } = before;
    expect([rest, log?.length]).toEqual([restBefore, (logBefore?.length ?? 0) + 1]);
  });

  it('is the only thing that can be deleted at once, and cannot be rehearsed itself', async () => {
    const { id } = await organizer.run(conferencesContract.rehearse, { conferenceId });
    await expect(organizer.run(conferencesContract.endRehearsal, { conferenceId })).rejects.toMatchObject({ code: 'not-a-rehearsal' });
    await expect(organizer.run(conferencesContract.rehearse, { conferenceId: id })).rejects.toMatchObject({ code: 'is-rehearsal' });
    await expect(organizer.run(conferencesContract.trash, { conferenceId: id })).rejects.toMatchObject({ code: 'is-rehearsal' });
    await organizer.run(conferencesContract.endRehearsal, { conferenceId: id });
  });
});

describe('a duplicate', () => {
  it('has the plan and the checklist, nothing done, and only its creator on the team', async () => {
    await organizer.run(preparationContract.add, { conferenceId, title: 'Mời đại biểu', responsible: null, daysBefore: 10 });
    const { tasks } = await organizer.run(preparationContract.list, { conferenceId });
    await organizer.run(preparationContract.tick, { conferenceId, taskId: tasks[0]?.id ?? '', done: true });
    await organizer.run(publishingContract.publish, { conferenceId });
    const input = { conferenceId, title: 'Hội nghị năm 2027', date: '2027-11-25' };
    const { id } = await organizer.run(conferencesContract.duplicate, input);
    const [original, copy] = [await planOf(conferenceId), await planOf(id)];
    expect(copy).toEqual(copiedPlan(original, { id, title: input.title, date: input.date }));
    const copied = await organizer.run(preparationContract.list, { conferenceId: id });
    expect(copied.tasks.map(({ title, state }) => [title, state])).toEqual([['Mời đại biểu', 'open']]);
    const { members } = await organizer.run(teamContract.list, { conferenceId: id });
    expect(members.map(({ userId, role }) => [userId, role])).toEqual([[organizer.actor.id, 'organizer']]);
    expect((await organizer.run(publishingContract.list, { conferenceId: id })).publications).toEqual([]);
  });

  it('is not for an organizer who may not create conferences', async () => {
    const other = await app.member(conferenceId, 'organizer');
    await expect(other.run(conferencesContract.duplicate, { conferenceId })).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('a template', () => {
  const save = (name: string, keep: { people: boolean; dates: boolean }) =>
    organizer.run(templatesContract.save, { conferenceId, kind: 'plan', name, ...keep });

  it('without people keeps posts and drops names everywhere', async () => {
    const { id: templateId } = await save('Mẫu không tên', { people: false, dates: true });
    const { id } = await organizer.run(conferencesContract.create, { ...facts(), templateId });
    const text = JSON.stringify(await planOf(id));
    const names = (await planOf(conferenceId)).participants.flatMap(({ name }) => name ?? []);
    expect(names.filter((name) => text.includes(name))).toEqual([]);
    expect((await planOf(id)).participants.map(({ posts }) => posts)).toEqual(
      (await planOf(conferenceId)).participants.filter(({ name, posts }) => name === null || posts.length > 0).map(({ posts }) => posts),
    );
  });

  it('without dates begins on the first day of the new conference', async () => {
    const { id: templateId } = await save('Mẫu không ngày', { people: true, dates: false });
    const { id } = await organizer.run(conferencesContract.create, { ...facts({ date: '2027-05-12', starts: null }), templateId });
    const { sittings, items, recommendations } = await planOf(id);
    expect(sittings.map(({ date }) => date)).toEqual(['2027-05-12']);
    expect(items.filter(({ resultsFrom, tasksTo }) => resultsFrom !== null || tasksTo !== null)).toEqual([]);
    expect(recommendations).toEqual([]);
  });

  it('never holds what is classified', async () => {
    await app.db.agendaItem.updateMany({ where: { conferenceId, kind: 'launch' }, data: { classification: 'mat' } });
    const { id: templateId } = await save('Mẫu có mật', { people: true, dates: true });
    const row = await app.db.template.findUniqueOrThrow({ where: { id: templateId } });
    await app.db.agendaItem.updateMany({ where: { conferenceId, kind: 'launch' }, data: { classification: null } });
    expect(JSON.stringify(row.content).includes('Phát động thi đua')).toBe(false);
  });

  it('can be deleted by its creator or an administrator', async () => {
    const { id: templateId } = await save('Mẫu tạm', { people: false, dates: false });
    const other = await app.user({ creator: true });
    await expect(other.run(templatesContract.remove, { templateId })).rejects.toMatchObject({ code: 'forbidden' });
    await organizer.run(templatesContract.remove, { templateId });
    await expect(organizer.run(templatesContract.remove, { templateId })).rejects.toMatchObject({ code: 'not-found' });
  });
});
