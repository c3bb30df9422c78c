import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { participantsContract as contract, type ParticipantFacts } from '../../../server/planning/participants/contract.ts';
import { attending, standInFaults } from '../../../server/planning/participants/rules.ts';
import { personWithPosts, speakerInFull } from '../../../server/record/minutes/presenter/speakers.ts';
import { attendeesPaper } from '../../../server/record/printouts/presenter/attendees.ts';
import { proceedingsContract, type Speaker } from '../../../server/live/sitting/contract/index.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { bareConference } from '../../helpers/conference.ts';
import { published } from '../../record/minutes/morning.ts';
import { plan } from '../../record/printouts/fixtures.ts';
import { newParticipantFacts } from '../../../server/planning/participants/rules.ts';

const pair = (id: string, standsFor: string | null) => ({ id, standsFor });
const messages = (...[one, pairs]: Parameters<typeof standInFaults>) => standInFaults(one, pairs).map(({ message }) => message);

describe('who comes in whose place', () => {
  it('is nobody for themselves, and one person for one', () => {
    expect(messages(pair('b', null), [pair('c', 'a')])).toEqual([]);
    expect(messages(pair('b', 'a'), [pair('b', 'a')])).toEqual([]);
    expect(messages(pair('b', 'b'), [])).toEqual(['stands-for-self']);
    expect(messages(pair('b', 'a'), [pair('c', 'a')])).toEqual(['has-stand-in']);
    expect(messages(pair('b', 'a'), [pair('a', 'c')])).toEqual(['stands-in-already']);
    expect(messages(pair('b', 'a'), [pair('c', 'b')])).toEqual(['stands-in-already']);
  });

  it('leaves out those who do not come themselves', () => {
    expect(attending([pair('a', null), pair('b', 'a'), pair('c', 'c')])).toEqual([pair('b', 'a'), pair('c', 'c')]);
  });
});

describe('the printed attendee list', () => {
  it('has the stand-in, as offices write it, instead of the one for whom they stand', () => {
    const small = plan();
    const [tuc, post] = small.participants;
    if (!tuc || !post) throw new Error('no people');
    const standIn = { ...tuc, id: 'thay', name: 'Nguyễn Văn A', posts: ['Phó Chánh Văn phòng'], standsFor: tuc.id };
    const other = { ...tuc, id: 'khac', name: 'Trần Văn B', posts: [], standsFor: post.id };
    const paper = attendeesPaper({ ...small, participants: [tuc, post, standIn, other] }, true, 'vi', { ranks: [], hostFirst: true });
    expect(paper.blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])).map(([n, name, posts]) => [n, name, posts])).toEqual(
      [
        [
          '1',
          'Nguyễn Văn A',
          'Phó Chánh Văn phòng (dự thay đồng chí Phạm Gia Túc, Ủy viên Trung ương Đảng, Chánh Văn phòng Trung ương Đảng)',
        ],
        ['2', 'Trần Văn B', '(dự thay Chánh Văn phòng Tỉnh ủy Quảng Ninh)'],
      ],
    );
  });
});

describe('a stand-in in a conference', () => {
  let app: TestApp;
  let organizer: Login;
  let conferenceId: string;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.end());
  beforeEach(async () => {
    conferenceId = await bareConference(app);
    organizer = await app.member(conferenceId, 'organizer');
  });
  const facts = (name: string, more: Partial<ParticipantFacts> = {}): ParticipantFacts => ({
    ...newParticipantFacts({ name, posts: ['Chánh Văn phòng'] }),
    ...more,
  });
  const add = async (name: string, more: Partial<ParticipantFacts> = {}) =>
    (await organizer.run(contract.add, { conferenceId, ...facts(name, more) })).id;

  it('is refused for nobody of the list, and kept apart from a second one', async () => {
    const a = await add('Nguyễn Văn A');
    await add('Trần Văn B', { standsFor: a });
    await expect(add('Lê Văn C', { standsFor: a })).rejects.toMatchObject({ code: 'invalid', faults: [{ message: 'has-stand-in' }] });
    await expect(add('Lê Văn C', { standsFor: 'khong-co' })).rejects.toMatchObject({ faults: [{ message: 'no-such-reference' }] });
  });

  it('names whom the list would lose, and both can go at once', async () => {
    const a = await add('Nguyễn Văn A');
    const id = await add('Trần Văn B', { standsFor: a });
    await expect(organizer.run(contract.remove, { conferenceId, id: a, version: 1 })).rejects.toMatchObject({
      code: 'in-use',
      faults: [{ path: `participants[${id}]`, message: 'used-in-participants', params: { name: 'Trần Văn B' } }],
    });
    await organizer.run(contract.remove, { conferenceId, id: a, version: 1, also: [{ id, version: 1 }] });
    expect((await organizer.run(contract.list, { conferenceId })).all).toBe(0);
  });

  it('is named in the list with the one for whom they stand', async () => {
    const a = await add('Nguyễn Văn A');
    await add('Trần Văn B', { standsFor: a });
    expect((await organizer.run(contract.list, { conferenceId })).represented).toEqual([{ id: a, name: 'Nguyễn Văn A' }]);
  });

  it('is told in the minutes with the one for whom they stand', async () => {
    const held = await published(app, (whole) => ({
      ...whole,
      participants: whole.participants.map((one) => (one.id === 'nguyen-van-a' ? { ...one, standsFor: 'pham-gia-tuc' } : one)),
    }));
    const chair = await app.member(held, 'chair');
    const live = await chair.run(proceedingsContract.livePlan, { conferenceId: held });
    const person = live.participants.find(({ id }) => id === 'nguyen-van-a');
    if (!person) throw new Error('not told');
    const inPlace = `(dự thay đồng chí Phạm Gia Túc, ${live.participants.find(({ id }) => id === 'pham-gia-tuc')?.posts.join(', ')})`;
    expect(personWithPosts(person, live, 'vi')).toBe(['Nguyễn Văn An', person.posts.join(', ')].join(', ') + ` ${inPlace}`);
    const speaker: Speaker = { participantId: 'nguyen-van-a', paperId: null, siteId: null, requestId: null, queueId: null };
    expect(speakerInFull(live, speaker, 'vi')).toBe(`Đồng chí Nguyễn Văn An, ${person.posts.join(', ')} ${inPlace},`);
  });
});
