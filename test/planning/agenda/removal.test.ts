import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { agendaContract as contract } from '../../../server/planning/agenda/contract.ts';
import { campaignsContract } from '../../../server/planning/awards/contract.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { startDraft, type Draft } from './draft.ts';
import { NO_TERMS } from '../awards/campaign-terms.ts';

let app: TestApp;
let draft: Draft;
let ids: string[];
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());
beforeEach(async () => {
  draft = await startDraft(app);
  ids = [];
  for (const title of ['A', 'B', 'C', 'D', 'E']) ids.push(await draft.add(title));
});

const seen = (at: number, version = 1) => ({ id: ids[at] ?? '', version });
const remove = (at: number, also: number[], version = 1) => {
  // The log tells one removal from the next by its time.
  app.clock.now += 1000;
  const { conferenceId } = draft;
  return draft.organizer.run(contract.removeItem, { conferenceId, ...seen(at), also: also.map((one) => seen(one, version)) });
};
const restore = (at: number) => draft.organizer.run(contract.restoreItem, { conferenceId: draft.conferenceId, id: ids[at] ?? '' });
const titles = async () => (await draft.titles()).flat();

describe('several items removed at once', () => {
  it('come back together, each in its place with its papers', async () => {
    const { conferenceId, organizer } = draft;
    const paper = { itemId: ids[3] ?? '', participantId: null, post: null, siteId: null, topic: 'Chủ đề', minutes: null };
    await organizer.run(contract.addPaper, { conferenceId, ...paper });
    await remove(1, [3, 2]);
    expect(await titles()).toEqual(['A', 'E']);
    await restore(1);
    await restore(1);
    expect(await titles()).toEqual(['A', 'B', 'C', 'D', 'E']);
    expect(await app.db.paper.count({ where: { conferenceId, itemId: ids[3] } })).toBe(1);
  });

  it('come back by any of them', async () => {
    await remove(0, [4]);
    await restore(4);
    expect(await titles()).toEqual(['A', 'B', 'C', 'D', 'E']);
  });

  it('do not bring back one that was restored and removed for itself since', async () => {
    await remove(0, [4]);
    await restore(0);
    await remove(4, []);
    await restore(0);
    expect(await titles()).toEqual(['A', 'B', 'C', 'D']);
  });

  it('all stay where one is stale, named twice, unknown or used', async () => {
    const { conferenceId, organizer } = draft;
    await expect(remove(0, [1], 7)).rejects.toMatchObject({ code: 'stale' });
    await expect(remove(0, [1, 0])).rejects.toMatchObject({ code: 'invalid', faults: [{ path: 'also', message: 'duplicate' }] });
    await expect(
      organizer.run(contract.removeItem, { conferenceId, ...seen(0), also: [{ id: 'nowhere', version: 1 }] }),
    ).rejects.toMatchObject({ code: 'not-found' });
    await organizer.run(campaignsContract.add, {
      conferenceId,
      title: 'Phong trào',
      endsWith: null,
      ...NO_TERMS,
      launchedIn: ids[2] ?? '',
    });
    await expect(remove(0, [2])).rejects.toMatchObject({ code: 'in-use', params: { n: 1 } });
    expect(await titles()).toEqual(['A', 'B', 'C', 'D', 'E']);
  });

  it('are neither removed nor restored by somebody who may not know one of them', async () => {
    const { conferenceId, organizer } = draft;
    const cleared = await app.user({ administrator: true, clearance: 1 });
    await app.db.agendaItem.updateMany({ where: { conferenceId, id: ids[2] }, data: { classification: 'mat' } });
    await expect(remove(0, [2])).rejects.toMatchObject({ code: 'not-found' });
    await cleared.run(contract.removeItem, { conferenceId, ...seen(0), also: [seen(2)] });
    await expect(restore(0)).rejects.toMatchObject({ code: 'not-found' });
    expect(await titles()).toEqual(['B', 'D', 'E']);
    await cleared.run(contract.restoreItem, { conferenceId, id: ids[0] ?? '' });
    expect((await titles()).length).toBe(5);
    await organizer.run(contract.removeItem, { conferenceId, ...seen(0) });
    expect((await titles()).length).toBe(4);
  });
});
