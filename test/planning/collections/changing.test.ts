import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recommendationsContract as contract } from '../../../server/planning/recommendations/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { bareConference } from '../../helpers/conference.ts';

let app: TestApp;
let conferenceId: string;
let organizer: Login;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());
beforeEach(async () => {
  conferenceId = await bareConference(app);
  organizer = await app.member(conferenceId, 'organizer');
});

const facts = (text: string) => ({ text, fromId: null, authority: 'host' as const, owner: null, coordinating: [], due: null, quote: null });
const add = async (text: string) => (await organizer.run(contract.add, { conferenceId, ...facts(text) })).id;
const texts = async () => (await organizer.run(contract.list, { conferenceId })).recommendations.map(({ text }) => text);
const three = async () => [await add('Một'), await add('Hai'), await add('Ba')] as const;

describe('a list of the plan', () => {
  it('grows at its end and changes place by place', async () => {
    const [one, two, last] = await three();
    await organizer.run(contract.place, { conferenceId, id: last, version: 1, before: one });
    expect(await texts()).toEqual(['Ba', 'Một', 'Hai']);
    await organizer.run(contract.place, { conferenceId, id: one, version: 1, before: null });
    expect(await texts()).toEqual(['Ba', 'Hai', 'Một']);
    await organizer.run(contract.place, { conferenceId, id: one, version: 2, before: two });
    expect(await texts()).toEqual(['Ba', 'Một', 'Hai']);
  });

  it('refuses a place before something that does not exist, and changes nothing', async () => {
    const [one] = await three();
    await expect(organizer.run(contract.place, { conferenceId, id: one, version: 1, before: 'nothing' })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await texts()).toEqual(['Một', 'Hai', 'Ba']);
  });

  it('refuses an edit, a removal and a move at an outdated version', async () => {
    const id = await add('Một');
    const edit = { conferenceId, id, version: 1, ...facts('Một, sửa') };
    expect(await organizer.run(contract.edit, edit)).toEqual({ version: 2 });
    for (const late of [
      () => organizer.run(contract.edit, edit),
      () => organizer.run(contract.remove, { conferenceId, id, version: 1 }),
      () => organizer.run(contract.place, { conferenceId, id, version: 1, before: null }),
    ]) {
      await expect(late()).rejects.toMatchObject({ code: 'stale' });
    }
    expect(await texts()).toEqual(['Một, sửa']);
  });

  it('restores what was removed to its place, however often that is requested', async () => {
    const [, two] = await three();
    await organizer.run(contract.remove, { conferenceId, id: two, version: 1 });
    expect(await texts()).toEqual(['Một', 'Ba']);
    await organizer.run(contract.restore, { conferenceId, id: two });
    await organizer.run(contract.restore, { conferenceId, id: two });
    expect(await texts()).toEqual(['Một', 'Hai', 'Ba']);
  });

  it('cannot restore what never existed', async () => {
    await expect(organizer.run(contract.restore, { conferenceId, id: 'nothing' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('does not change in the archive, and emits no event', async () => {
    const id = await add('Một');
    await app.db.conference.update({ where: { id: conferenceId }, data: { archivedAt: new Date(app.clock.now) } });
    await expect(add('Hai')).rejects.toMatchObject({ code: 'archived' });
    await expect(organizer.run(contract.remove, { conferenceId, id, version: 1 })).rejects.toMatchObject({ code: 'archived' });
    expect(await texts()).toEqual(['Một']);
  });

  it('logs who changed what', async () => {
    const id = await add('Một');
    await organizer.run(contract.edit, { conferenceId, id, version: 1, ...facts('Một, sửa') });
    const log = await app.db.changeLog.findMany({ where: { conferenceId, operation: 'recommendations.edit' } });
    expect(log.map(({ actorId, subjectId, changes }) => ({ actorId, subjectId, changes }))).toEqual([
      { actorId: organizer.actor.id, subjectId: id, changes: { text: ['Một', 'Một, sửa'] } },
    ]);
  });

  it('refuses dangling references, by their path', async () => {
    await expect(organizer.run(contract.add, { conferenceId, ...facts('Một'), fromId: 'nowhere' })).rejects.toMatchObject({
      code: 'invalid',
      faults: [{ path: 'fromId', message: 'no-such-reference' }],
    });
    expect(await texts()).toEqual([]);
  });
});
