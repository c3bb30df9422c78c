import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { agendaContract } from '../../../server/planning/agenda/contract.ts';
import { participantsContract as contract } from '../../../server/planning/participants/contract.ts';
import { factsToSet } from '../../../server/planning/participants/rules.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { bareConference } from '../../helpers/conference.ts';
import { bareItem } from '../agenda/draft.ts';
import { newParticipantFacts } from '../../../server/planning/participants/rules.ts';

let app: TestApp;
let conferenceId: string;
let organizer: Login;
let ids: string[];
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());
beforeEach(async () => {
  conferenceId = await bareConference(app);
  organizer = await app.member(conferenceId, 'organizer');
  const facts = newParticipantFacts();
  const participants = ['Trần A', 'Lê B', 'Võ C', 'Phạm D'].map((name) => ({ ...facts, name }));
  ({ ids } = await organizer.run(contract.addMany, { conferenceId, participants }));
});

const all = async () => (await organizer.run(contract.list, { conferenceId })).participants;
const names = async () => (await all()).map(({ name }) => name);
const seen = (at: number, version = 1) => ({ id: ids[at] ?? '', version });
const remove = (first: number, also: number[]) => {
  // The log tells one removal from the next by its time.
  app.clock.now += 1000;
  return organizer.run(contract.remove, { conferenceId, ...seen(first), also: also.map((at) => seen(at)) });
};
const restore = (at: number) => organizer.run(contract.restore, { conferenceId, id: ids[at] ?? '' });

describe('several participants who are removed together', () => {
  it('come back together by any of them, each to their place', async () => {
    await remove(3, [0, 1]);
    expect(await names()).toEqual(['Võ C']);
    await restore(1);
    expect(await names()).toEqual(['Trần A', 'Lê B', 'Võ C', 'Phạm D']);
  });

  it('do not bring back one who was restored and removed alone since', async () => {
    await remove(0, [3]);
    await restore(0);
    await remove(3, []);
    await restore(0);
    expect(await names()).toEqual(['Trần A', 'Lê B', 'Võ C']);
  });

  it('all stay where one is named somewhere; each place says whom it names', async () => {
    const speakers = [ids[0] ?? '', ids[2] ?? ''];
    const { id } = await organizer.run(agendaContract.addItem, bareItem(conferenceId, 'Thảo luận', { speakers }));
    await expect(remove(0, [1, 2])).rejects.toMatchObject({
      code: 'in-use',
      faults: [{ path: `items[${id}]`, message: 'used-by-items', params: { name: 'Thảo luận', who: 'Trần A, Võ C' } }],
    });
    expect(await names()).toHaveLength(4);
  });

  it('all stay where one is stale, unknown or named twice', async () => {
    const stale = { conferenceId, ...seen(0), also: [seen(1, 7)] };
    await expect(organizer.run(contract.remove, stale)).rejects.toMatchObject({ code: 'stale' });
    await expect(remove(0, [9])).rejects.toMatchObject({ code: 'invalid' });
    await expect(remove(0, [1, 0])).rejects.toMatchObject({ code: 'invalid', faults: [{ path: 'also', message: 'duplicate' }] });
    expect(await names()).toHaveLength(4);
  });
});

describe('several participants who are given the same', () => {
  const set = (at: number[], facts: object) =>
    organizer.run(contract.setMany, { conferenceId, of: at.map((one) => seen(one)), set: facts });
  const reset = (id: string) => organizer.run(contract.resetMany, { conferenceId, id });
  const given = async () => (await all()).map(({ siteId, listed, roles }) => [siteId, listed, roles]);

  it('have it, keep the rest, and have what they had before when it is taken back', async () => {
    await set([1], { roles: ['guest'] });
    const { id } = await organizer.run(contract.setMany, { conferenceId, of: [seen(0), seen(1, 2)], set: { siteId: 'quang-ninh' } });
    expect((await given()).slice(0, 3)).toEqual([
      ['quang-ninh', true, []],
      ['quang-ninh', true, ['guest']],
      [null, true, []],
    ]);
    await reset(id);
    expect((await given()).slice(0, 2)).toEqual([
      [null, true, []],
      [null, true, ['guest']],
    ]);
  });

  it('keep it where one of them was edited since', async () => {
    const { id } = await set([0, 1], { listed: false });
    await organizer.run(contract.setMany, { conferenceId, of: [seen(1, 2)], set: { roles: ['chair'] } });
    await expect(reset(id)).rejects.toMatchObject({ code: 'changed-since', params: { n: 1 } });
    await expect(reset('nothing12345')).rejects.toMatchObject({ code: 'not-found' });
    expect((await given()).slice(0, 2)).toEqual([
      [null, false, []],
      [null, false, ['chair']],
    ]);
  });

  it('are all left as they are for one fault', async () => {
    await expect(set([0, 1], { siteId: 'nowhere' })).rejects.toMatchObject({ code: 'invalid', faults: [{ path: 'siteId' }] });
    await expect(organizer.run(contract.setMany, { conferenceId, of: [seen(0), seen(1, 5)], set: {} })).rejects.toMatchObject({
      code: 'stale',
    });
    await expect(set([0, 0], {})).rejects.toMatchObject({ code: 'invalid', faults: [{ path: 'of', message: 'duplicate' }] });
    expect((await all()).map(({ version }) => version)).toEqual([1, 1, 1, 1]);
  });

  it('are given what the choice of the list names', () => {
    expect(['site:x', 'site:', 'role:chair', 'role:', 'listed:no', 'role:king', 'other:x', ''].map(factsToSet)).toEqual([
      { siteId: 'x' },
      { siteId: null },
      { roles: ['chair'] },
      { roles: [] },
      { listed: false },
      null,
      null,
      null,
    ]);
  });
});
