import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { agendaContract as contract } from '../../../server/planning/agenda/contract.ts';
import { agendaEditorContract } from '../../../server/planning/agenda-editor/contract.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { startDraft, type Draft } from './draft.ts';

let app: TestApp;
let draft: Draft;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());
beforeEach(async () => {
  draft = await startDraft(app);
});

const agenda = () => draft.organizer.run(agendaEditorContract.get, { conferenceId: draft.conferenceId });
const addSitting = (title: string) =>
  draft.organizer.run(contract.addSitting, { conferenceId: draft.conferenceId, title, date: null, starts: '14:00' });

const itemsOf = async (sitting: string) => (await agenda()).items.filter(({ sittingId }) => sittingId === sitting).map(({ id }) => id);

/** Two sittings: A, B and C, D. */
async function twoSittings() {
  const [a, b] = [await draft.add('A'), await draft.add('B')];
  const second = (await addSitting('Chiều')).id;
  const [c, d] = [await draft.add('C', { sittingId: second }), await draft.add('D', { sittingId: second })];
  const first = (await agenda()).sittings[0]?.id ?? '';
  return { a, b, c, d, first, second };
}

describe('the order of the agenda', () => {
  it('changes inside a sitting and between sittings at once', async () => {
    const { conferenceId, organizer } = draft;
    const { a, b, c, d, first, second } = await twoSittings();
    const sittings = [
      { id: first, version: 1, items: [b] },
      { id: second, version: 1, items: [d, a, c] },
    ];
    await organizer.run(contract.reorder, { conferenceId, sittings });
    expect(await draft.titles()).toEqual([['B'], ['D', 'A', 'C']]);
    expect((await agenda()).items.map(({ title }) => title)).toEqual(['B', 'D', 'A', 'C']);
  });

  it('is refused to somebody who saw an older order, or other items', async () => {
    const { conferenceId, organizer } = draft;
    const { a, b, first } = await twoSittings();
    await organizer.run(contract.reorder, { conferenceId, sittings: [{ id: first, version: 1, items: [b, a] }] });
    await expect(
      organizer.run(contract.reorder, { conferenceId, sittings: [{ id: first, version: 1, items: [a, b] }] }),
    ).rejects.toMatchObject({ code: 'stale' });
    await expect(
      organizer.run(contract.reorder, { conferenceId, sittings: [{ id: first, version: 2, items: [a] }] }),
    ).rejects.toMatchObject({ code: 'stale' });
    expect(await draft.titles()).toEqual([
      ['B', 'A'],
      ['C', 'D'],
    ]);
  });

  it('gives the items of a removed sitting to the one before, those of the first to the next', async () => {
    const { conferenceId, organizer } = draft;
    const { first, second } = await twoSittings();
    const third = (await addSitting('Tối')).id;
    await draft.add('E', { sittingId: third });
    await organizer.run(contract.removeSitting, { conferenceId, id: first, version: 1 });
    expect(await draft.titles()).toEqual([['A', 'B', 'C', 'D'], ['E']]);
    await organizer.run(contract.removeSitting, { conferenceId, id: third, version: 1 });
    expect(await draft.titles()).toEqual([['A', 'B', 'C', 'D', 'E']]);
    const version = (await agenda()).sittings[0]?.version ?? 0;
    await expect(organizer.run(contract.removeSitting, { conferenceId, id: second, version })).rejects.toMatchObject({
      code: 'last-sitting',
    });
  });

  it('comes back with a removed sitting, except for items that went elsewhere since', async () => {
    const { conferenceId, organizer } = draft;
    const { first, c, second } = await twoSittings();
    const third = (await addSitting('Tối')).id;
    await draft.add('E', { sittingId: third });
    await draft.add('F', { sittingId: third });
    await organizer.run(contract.removeSitting, { conferenceId, id: second, version: 1 });
    expect(await draft.titles()).toEqual([
      ['A', 'B', 'C', 'D'],
      ['E', 'F'],
    ]);
    const [heir, other] = (await agenda()).sittings;
    const [items, others] = [await itemsOf(first), await itemsOf(third)];
    await organizer.run(contract.reorder, {
      conferenceId,
      sittings: [
        { id: first, version: heir?.version ?? 0, items: items.filter((id) => id !== c) },
        { id: third, version: other?.version ?? 0, items: [c, ...others] },
      ],
    });
    await organizer.run(contract.restoreSitting, { conferenceId, id: second });
    await organizer.run(contract.restoreSitting, { conferenceId, id: second });
    expect(await draft.titles()).toEqual([['A', 'B'], ['D'], ['C', 'E', 'F']]);
    expect((await agenda()).sittings.map(({ title }) => title)).toEqual([null, 'Chiều', 'Tối']);
  });

  it('is whole again when the first sitting comes back', async () => {
    const { conferenceId, organizer } = draft;
    const { first } = await twoSittings();
    await organizer.run(contract.removeSitting, { conferenceId, id: first, version: 1 });
    await organizer.run(contract.restoreSitting, { conferenceId, id: first });
    expect(await draft.titles()).toEqual([
      ['A', 'B'],
      ['C', 'D'],
    ]);
    await expect(organizer.run(contract.restoreSitting, { conferenceId, id: 'unknown' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('of papers is refused when one of them changed meanwhile', async () => {
    const { conferenceId, organizer } = draft;
    const itemId = await draft.add('Tham luận');
    const slot = { conferenceId, itemId, participantId: null, post: null, siteId: null, topic: null, minutes: null };
    const one = (await organizer.run(contract.addPaper, { ...slot, topic: 'Một' })).id;
    const two = (await organizer.run(contract.addPaper, { ...slot, topic: 'Hai' })).id;
    const papers = [
      { id: two, version: 1 },
      { id: one, version: 1 },
    ];
    await organizer.run(contract.reorderPapers, { conferenceId, itemId, papers });
    expect((await agenda()).papers.map(({ topic }) => topic)).toEqual(['Hai', 'Một']);
    const { itemId: _itemId, ...facts } = slot;
    await organizer.run(contract.editPaper, { ...facts, id: one, version: 1, minutes: 10 });
    await expect(organizer.run(contract.reorderPapers, { conferenceId, itemId, papers })).rejects.toMatchObject({ code: 'stale' });
  });
});
