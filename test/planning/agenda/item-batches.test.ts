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

const item = (title: string, given: object = {}) => {
  const { conferenceId: _conference, sittingId: _sitting, ...facts } = bareItem('', title);
  return { ...facts, ...given };
};
const addItems = (titles: string[], sittingId: string | null = null, commandId?: string) =>
  draft.organizer.run(contract.addItems, { conferenceId, sittingId, items: titles.map((title) => item(title)) }, commandId);
const undo = (id: string) => draft.organizer.run(contract.removeItems, { conferenceId, id });
const sittingOf = async (title: string) =>
  (await draft.organizer.run(agendaEditorContract.get, { conferenceId })).items.find((one) => one.title === title)?.sittingId ?? '';

describe('many items', () => {
  it('are added at the end of their sitting, in order, once however often they are sent', async () => {
    await draft.add('Một');
    const first = await sittingOf('Một');
    await draft.organizer.run(contract.addSitting, { conferenceId, title: null, date: null, starts: null });
    await draft.add('Sáu');
    const batch = await addItems(['Hai', 'Ba'], first, 'paste');
    expect(await addItems(['Hai', 'Ba'], first, 'paste')).toEqual(batch);
    expect(await draft.titles()).toEqual([['Một', 'Hai', 'Ba'], ['Sáu']]);
    expect((await draft.organizer.run(agendaEditorContract.get, { conferenceId })).items.map(({ title }) => title)).toEqual([
      'Một',
      'Hai',
      'Ba',
      'Sáu',
    ]);
  });

  it('go behind an item of their sitting, or last where it is gone', async () => {
    const [first, last] = [await draft.add('Một'), await draft.add('Bốn')];
    const sittingId = await sittingOf('Một');
    const items = [item('Hai'), item('Ba')];
    const { id } = await draft.organizer.run(contract.addItems, { conferenceId, sittingId, after: first, items });
    expect(await draft.titles()).toEqual([['Một', 'Hai', 'Ba', 'Bốn']]);
    await undo(id);
    await draft.organizer.run(contract.removeItem, { conferenceId, id: last, version: 1 });
    await draft.organizer.run(contract.addItems, { conferenceId, sittingId, after: last, items });
    expect(await draft.titles()).toEqual([['Một', 'Hai', 'Ba']]);
  });

  it('make the first sitting, which goes with them when they are taken back', async () => {
    const { id } = await addItems(['Một', 'Hai']);
    expect(await draft.titles()).toEqual([['Một', 'Hai']]);
    await undo(id);
    await undo(id);
    expect(await draft.titles()).toEqual([]);
  });

  it('are all refused for one fault, each with its place', async () => {
    const items = [item('Một'), item('Hai', { speakers: ['nobody'] }), item('Ba', { documents: ['nothing'], classification: 'mat' })];
    await expect(draft.organizer.run(contract.addItems, { conferenceId, sittingId: null, items })).rejects.toMatchObject({
      code: 'invalid',
      faults: [
        { path: 'items[1].speakers[0]', message: 'no-such-reference' },
        { path: 'items[2].documents[0]', message: 'no-such-reference' },
        { path: 'items[2].classification', message: 'above-clearance' },
      ],
    });
    await expect(addItems(['Một'], 'nowhere')).rejects.toMatchObject({
      code: 'invalid',
      faults: [{ path: 'sittingId', message: 'no-such-reference' }],
    });
    expect(await draft.titles()).toEqual([]);
  });

  it('stay where one has a paper or was edited since', async () => {
    const { id, ids } = await addItems(['Một', 'Hai']);
    const [first = '', second = ''] = ids;
    const paper = { itemId: first, participantId: null, post: null, siteId: null, topic: 'Chủ đề', minutes: null };
    const made = await draft.organizer.run(contract.addPaper, { conferenceId, ...paper });
    await expect(undo(id)).rejects.toMatchObject({ code: 'in-use', params: { n: 1 } });
    await draft.organizer.run(contract.removePaper, { conferenceId, id: made.id, version: 1 });
    await draft.organizer.run(contract.setMinutes, { conferenceId, id: second, version: 1, minutes: 15 });
    await expect(undo(id)).rejects.toMatchObject({ code: 'batch-changed', params: { n: 1 } });
    expect(await draft.titles()).toEqual([['Một', 'Hai']]);
  });

  it('that are classified are not taken back by somebody without the clearance, who does not learn of them', async () => {
    const cleared = await app.user({ administrator: true, clearance: 1 });
    const items = [item('Nội dung mật', { classification: 'mat' })];
    const { id } = await cleared.run(contract.addItems, { conferenceId, sittingId: null, items });
    await expect(undo(id)).rejects.toMatchObject({ code: 'not-found' });
    await cleared.run(contract.removeItems, { conferenceId, id });
    expect(await draft.titles()).toEqual([]);
  });
});
