import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { agendaContract as contract } from '../../../server/planning/agenda/contract.ts';
import { agendaEditorContract } from '../../../server/planning/agenda-editor/contract.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { bareItem, startDraft, type Draft } from './draft.ts';

let app: TestApp;
let draft: Draft;
let conferenceId: string;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());
beforeEach(async () => {
  draft = await startDraft(app);
  ({ conferenceId } = draft);
});

const item = (title: string, speakers: string[]) => {
  const { conferenceId: _conference, sittingId: _sitting, ...facts } = bareItem('', title);
  return { ...facts, speakers };
};
const people = [
  { id: 'new-1', name: 'Nguyễn Thị Mới', posts: ['Phó Vụ trưởng'] },
  { id: 'new-2', name: 'Trần Văn Hai', posts: [] },
];
const add = (items: ReturnType<typeof item>[], given = people, commandId?: string) =>
  draft.organizer.run(contract.addItems, { conferenceId, sittingId: null, people: given, items }, commandId);
const undo = (id: string) => draft.organizer.run(contract.removeItems, { conferenceId, id });
const names = async () => {
  const rows = await app.db.participant.findMany({ where: { conferenceId, name: { in: people.map(({ name }) => name) } } });
  return rows.map(({ name }) => name).toSorted();
};

describe('people who are new with items', () => {
  it('are added once in the same command, speak in their order, and go when the items are taken back', async () => {
    const items = [item('Một', ['new-2', 'new-1']), item('Hai', ['new-1'])];
    const { id } = await add(items, people, 'paste');
    await add(items, people, 'paste');
    expect(await names()).toEqual(['Nguyễn Thị Mới', 'Trần Văn Hai']);
    const agenda = await draft.organizer.run(agendaEditorContract.get, { conferenceId });
    const called = new Map(agenda.people.map((person) => [person.id, person.name]));
    expect(agenda.items.map(({ speakers }) => speakers.map((one) => called.get(one)))).toEqual([
      ['Trần Văn Hai', 'Nguyễn Thị Mới'],
      ['Nguyễn Thị Mới'],
    ]);
    await undo(id);
    expect([await names(), await draft.titles()]).toEqual([[], []]);
  });

  it('are not added where one of the items is at fault, or their ids are not their own', async () => {
    await expect(add([item('Một', ['new-1']), item('Hai', ['nobody'])])).rejects.toMatchObject({
      faults: [{ path: 'items[1].speakers[0]', message: 'no-such-reference' }],
    });
    const twice = [people[0], people[0]].flatMap((one) => one ?? []);
    await expect(add([item('Một', ['new-1'])], twice)).rejects.toMatchObject({
      faults: [{ path: 'people[1].id', message: 'duplicate' }],
    });
    expect([await names(), await draft.titles()]).toEqual([[], []]);
  });

  it('stay where somebody has named them elsewhere since', async () => {
    const { id } = await add([item('Một', ['new-1']), item('Hai', ['new-2'])]);
    const { items } = await draft.organizer.run(agendaEditorContract.get, { conferenceId });
    await draft.add('Ba', { speakers: items[0]?.speakers ?? [] });
    await undo(id);
    expect([await names(), await draft.titles()]).toEqual([['Nguyễn Thị Mới'], [['Ba']]]);
  });
});
