import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awardsContract as contract, type AwardFacts } from '../../../server/planning/awards/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { bareConference } from '../../helpers/conference.ts';

const facts = (more: Partial<AwardFacts>): AwardFacts => ({
  kind: 'certificate-of-merit',
  title: 'Bằng khen',
  class: null,
  grantor: null,
  recipientKind: 'collective',
  count: null,
  recipients: [],
  receiving: [],
  perBatch: null,
  campaign: null,
  presenters: [],
  decision: { number: '5', date: null },
  ...more,
});

describe('awards that are added together', () => {
  let app: TestApp;
  let organizer: Login;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.end());

  async function conference() {
    const conferenceId = await bareConference(app);
    organizer = await app.member(conferenceId, 'organizer');
    return {
      conferenceId,
      add: (awards: AwardFacts[]) => organizer.run(contract.addMany, { conferenceId, awards }),
      undo: (id: string) => organizer.run(contract.removeMany, { conferenceId, id }),
      listed: async () =>
        (await organizer.run(contract.list, { conferenceId })).awards.map(({ title, recipients }) => [title, ...recipients]),
    };
  }

  it('are one for each decision, and are taken back as one step', async () => {
    const { add, undo, listed } = await conference();
    const { id, ids } = await add([
      facts({ recipients: ['A'] }),
      facts({ kind: 'emulation-flag', title: 'Cờ thi đua', recipients: ['B'] }),
      facts({ recipients: ['C'] }),
    ]);
    expect(ids.length).toBe(2);
    expect(await listed()).toEqual([
      ['Cờ thi đua', 'B'],
      ['Bằng khen', 'A', 'C'],
    ]);
    await undo(id);
    expect(await listed()).toEqual([]);
    await undo(id);
  });

  it('give their names to one that is listed, and take only those back', async () => {
    const { add, undo, listed } = await conference();
    await add([facts({ recipients: ['A'] })]);
    const { id } = await add([facts({ recipients: ['a', 'B'] })]);
    expect(await listed()).toEqual([['Bằng khen', 'A', 'B']]);
    await undo(id);
    expect(await listed()).toEqual([['Bằng khen', 'A']]);
    await undo(id);
    expect(await listed()).toEqual([['Bằng khen', 'A']]);
  });

  it('are refused whole where one is listed already or names a presenter whom nobody knows', async () => {
    const { add, listed } = await conference();
    await add([facts({ recipients: ['A'] })]);
    const refused = add([facts({ recipients: ['B'] }), facts({ recipients: ['A'] }), facts({ title: 'X', presenters: ['nobody'] })]);
    await expect(refused).rejects.toMatchObject({
      code: 'invalid',
      faults: [
        { path: 'awards[1]', message: 'already-listed' },
        { path: 'awards[2].presenters[0]', message: 'no-such-reference' },
      ],
    });
    expect(await listed()).toEqual([['Bằng khen', 'A']]);
  });

  it('stay where somebody has edited one of them since', async () => {
    const { conferenceId, add, undo, listed } = await conference();
    await add([facts({ recipients: ['A'] })]);
    const { id } = await add([facts({ recipients: ['B'] })]);
    const [award] = (await organizer.run(contract.list, { conferenceId })).awards;
    if (!award) throw new Error('no award');
    const { extras: _extras, ...edited } = award;
    await organizer.run(contract.edit, { conferenceId, ...edited, recipients: ['A', 'B', 'C'] });
    await expect(undo(id)).rejects.toMatchObject({ code: 'batch-changed' });
    expect(await listed()).toEqual([['Bằng khen', 'A', 'B', 'C']]);
  });
});
