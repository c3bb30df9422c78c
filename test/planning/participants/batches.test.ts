import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { agendaContract } from '../../../server/planning/agenda/contract.ts';
import { participantsContract as contract, type ParticipantFacts } from '../../../server/planning/participants/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { bareConference } from '../../helpers/conference.ts';
import { bareItem } from '../agenda/draft.ts';
import { newParticipantFacts } from '../../../server/planning/participants/rules.ts';

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

const person = (name: string, given: Partial<ParticipantFacts> = {}): ParticipantFacts => ({
  ...newParticipantFacts({ name }),
  ...given,
});
const three = [person('Trần A'), person('Lê B', { siteId: 'quang-ninh' }), person('Võ C')];
const addMany = (participants: ParticipantFacts[], commandId?: string) =>
  organizer.run(contract.addMany, { conferenceId, participants }, commandId);
const names = async () => (await organizer.run(contract.list, { conferenceId })).participants.map(({ name }) => name);
const undo = (id: string) => organizer.run(contract.removeMany, { conferenceId, id });

describe('many participants', () => {
  it('are added together at the end of the list, in their order', async () => {
    await organizer.run(contract.add, { conferenceId, ...person('Phạm D') });
    const { ids } = await addMany(three);
    expect(await names()).toEqual(['Phạm D', 'Trần A', 'Lê B', 'Võ C']);
    const { participants } = await organizer.run(contract.list, { conferenceId });
    expect(participants.slice(1).map(({ id }) => id)).toEqual(ids);
  });

  it('are added once, however often the command is sent', async () => {
    const first = await addMany(three, 'paste-1');
    expect(await addMany(three, 'paste-1')).toEqual(first);
    expect(await names()).toEqual(['Trần A', 'Lê B', 'Võ C']);
  });

  it('are all refused for one fault, each fault with its place', async () => {
    await addMany([person('Trần A')]);
    const faulty = [
      person('Lê B'),
      person('trần a'),
      person('Võ C', { siteId: 'nowhere' }),
      person('Lê B'),
      { ...person('x'), name: null },
    ];
    await expect(addMany(faulty)).rejects.toMatchObject({
      code: 'invalid',
      faults: [
        { path: 'participants[1]', message: 'already-listed' },
        { path: 'participants[2].siteId', message: 'no-such-reference' },
        { path: 'participants[3]', message: 'already-listed' },
        { path: 'participants[4].name', message: 'required' },
      ],
    });
    expect(await names()).toEqual(['Trần A']);
  });

  it('are taken back in one step, however often it is asked for', async () => {
    await organizer.run(contract.add, { conferenceId, ...person('Phạm D') });
    const { id } = await addMany(three);
    expect([await undo(id), await undo(id)]).toEqual([{}, {}]);
    expect(await names()).toEqual(['Phạm D']);
    await addMany(three);
    expect(await names()).toEqual(['Phạm D', 'Trần A', 'Lê B', 'Võ C']);
  });

  it('stay where one of them is used or was changed since, as somebody else’s work would be lost', async () => {
    const { id, ids } = await addMany(three);
    const [first = '', second = ''] = ids;
    const item = await organizer.run(agendaContract.addItem, bareItem(conferenceId, 'Khai mạc', { speakers: [first] }));
    await expect(undo(id)).rejects.toMatchObject({ code: 'in-use', params: { n: 1 } });
    await organizer.run(agendaContract.removeItem, { conferenceId, id: item.id, version: 1 });
    await organizer.run(contract.edit, { conferenceId, id: second, version: 1, ...person('Lê Bình') });
    await expect(undo(id)).rejects.toMatchObject({ code: 'batch-changed', params: { n: 1 } });
    expect(await names()).toEqual(['Trần A', 'Lê Bình', 'Võ C']);
  });

  it('of another conference, or of no batch, cannot be taken back', async () => {
    const { id } = await addMany(three);
    const other = await bareConference(app);
    const stranger = await app.member(other, 'organizer');
    await expect(stranger.run(contract.removeMany, { conferenceId: other, id })).rejects.toMatchObject({ code: 'not-found' });
    await expect(undo('nothing')).rejects.toMatchObject({ code: 'not-found' });
    expect(await names()).toHaveLength(3);
  });
});
