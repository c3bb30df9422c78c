import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agendaContract } from '../../../server/planning/agenda/contract.ts';
import { participantsContract as contract, type Participant } from '../../../server/planning/participants/contract.ts';
import type { Login } from '../../helpers/app.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { bareConference } from '../../helpers/conference.ts';
import { bareItem } from '../agenda/draft.ts';
import { newParticipantFacts } from '../../../server/planning/participants/rules.ts';

let app: TestApp;
let conferenceId: string;
let organizer: Login;
beforeAll(async () => {
  app = await startApp();
  conferenceId = await bareConference(app);
  organizer = await app.member(conferenceId, 'organizer');
});
afterAll(() => app.end());

type Facts = Omit<Participant, 'id' | 'version' | 'extras'>;
const facts = (given: Partial<Facts>): Facts => ({
  ...newParticipantFacts(),
  ...given,
});
const add = async (given: Partial<Facts>) => (await organizer.run(contract.add, { conferenceId, ...facts(given) })).id;
const names = async (search?: string) =>
  (await organizer.run(contract.list, { conferenceId, search })).participants.map(({ name, group, posts }) => name ?? group ?? posts[0]);

describe('participants', () => {
  it('are listed in the order in which they were entered: people, posts without a name, groups of unknown number', async () => {
    const post = 'Chánh Văn phòng Trung ương Đảng';
    await add({ name: 'Đặng Khánh Toàn', posts: ['Phó Chánh Văn phòng'], siteId: 'quang-ninh' });
    await add({ name: 'Lê Khánh Toàn', posts: ['Phó Chánh Văn phòng'] });
    await add({ posts: [post] });
    await add({ group: 'Đại diện lãnh đạo một số cơ quan Trung ương' });
    const { participants, sites, total } = await organizer.run(contract.list, { conferenceId });
    expect(participants.map(({ name, group, posts, count }) => [name ?? group ?? posts[0], count])).toEqual([
      ['Đặng Khánh Toàn', null],
      ['Lê Khánh Toàn', null],
      [post, null],
      ['Đại diện lãnh đạo một số cơ quan Trung ương', null],
    ]);
    expect({ sites, total }).toEqual({ sites: [{ id: 'quang-ninh', name: 'Tỉnh ủy Quảng Ninh' }], total: 4 });
  });

  it('are found without accents, by name and by post; accents as typed come first', async () => {
    expect(await names('dang khanh toan')).toEqual(['Đặng Khánh Toàn']);
    expect(await names('khanh toan')).toEqual(['Đặng Khánh Toàn', 'Lê Khánh Toàn']);
    expect(await names('chanh van phong trung uong')).toEqual(['Chánh Văn phòng Trung ương Đảng']);
    expect(await names('không ai')).toEqual([]);
  });

  it('are found whatever hidden characters a name was pasted with, and cannot have a name that looks empty', async () => {
    await add({ name: 'Hoàng\u200B Đăng\u00AD Quang\u202E' });
    expect([await names('hoang dang quang'), await names('\uFEFFhoàng\u200B đăng')]).toEqual([['Hoàng Đăng Quang'], ['Hoàng Đăng Quang']]);
    await expect(add({ name: '\u200B\u00A0\u2066' })).rejects.toMatchObject({ code: 'invalid', faults: [{ path: 'name' }] });
  });

  it('must be somebody: a name, a post or a group', async () => {
    await expect(add({})).rejects.toMatchObject({ code: 'invalid', faults: [{ path: 'name', message: 'required' }] });
    await expect(add({ name: 'Trần Cẩm Tú', siteId: 'nowhere' })).rejects.toMatchObject({
      code: 'invalid',
      faults: [{ path: 'siteId', message: 'no-such-reference' }],
    });
  });

  it('have a number of people only where they have no name', async () => {
    const refusal = { code: 'invalid', faults: [{ path: 'count', message: 'named-has-no-count' }] };
    await expect(add({ name: 'Trần Cẩm Tú', count: 3 })).rejects.toMatchObject(refusal);
    const id = await add({ group: 'Đại biểu khách mời', count: 3 });
    const named = { ...facts({ name: 'Trần Cẩm Tú', count: 3 }), conferenceId, id, version: 1 };
    await expect(organizer.run(contract.edit, named)).rejects.toMatchObject(refusal);
    await organizer.run(contract.remove, { conferenceId, id, version: 1 });
  });

  it('are found by a new name after an edit', async () => {
    const id = await add({ name: 'Phạm Gia Tuc' });
    await organizer.run(contract.edit, { conferenceId, id, version: 1, ...facts({ name: 'Phạm Gia Túc', roles: ['chair'] }) });
    expect(await names('phạm gia túc')).toEqual(['Phạm Gia Túc']);
    await organizer.run(contract.remove, { conferenceId, id, version: 2 });
    expect(await names('pham gia tuc')).toEqual([]);
  });

  it('cannot be removed while an item, a paper or an award names them', async () => {
    const id = await add({ name: 'Nguyễn Long Hải' });
    await organizer.run(agendaContract.addItem, bareItem(conferenceId, 'Báo cáo', { speakers: [id] }));
    await expect(organizer.run(contract.remove, { conferenceId, id, version: 1 })).rejects.toMatchObject({
      code: 'in-use',
      params: { n: 1 },
    });
  });

  it('are not for viewers, who may not read the draft list', async () => {
    const viewer = await app.member(conferenceId, 'viewer');
    await expect(viewer.run(contract.list, { conferenceId })).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('a list of 5,000', () => {
  let large: string;
  beforeAll(async () => {
    large = await bareConference(app);
    const data = Array.from({ length: 5000 }, (_, position) => ({
      conferenceId: large,
      id: `p-${position}`,
      position,
      name: `Đại biểu ${position}`,
      posts: [],
      host: false,
      listed: position % 2 === 0,
      roles: [],
      folded: `dai bieu ${position}`,
      extras: {},
    }));
    for (let at = 0; at < data.length; at += 500) await app.db.participant.createMany({ data: data.slice(at, at + 500) });
  });
  const list = async (input: { search?: string; show?: 'listed' | 'unlisted'; page?: number }) => {
    const { actor } = await app.user({ administrator: true });
    return app.bus.run(contract.list, actor, { conferenceId: large, ...input });
  };

  it('is shown a hundred at a time', async () => {
    const { participants, total, all } = await list({ page: 50 });
    expect([participants.length, participants[0]?.name, total, all]).toEqual([100, 'Đại biểu 4900', 5000, 5000]);
    expect((await list({ page: 51 })).participants).toEqual([]);
  });

  it('is searched and narrowed as a whole, whatever the page', async () => {
    const found = await list({ search: 'dai bieu 4999' });
    expect([found.participants.map(({ id }) => id), found.total, found.all]).toEqual([['p-4999'], 1, 5000]);
    const unlisted = await list({ show: 'unlisted', page: 25 });
    expect([unlisted.participants.at(-1)?.id, unlisted.total]).toEqual(['p-4999', 2500]);
  });

  it('moves one row without touching the versions of the others', async () => {
    const { actor } = await app.user({ administrator: true });
    await app.bus.run(contract.place, actor, { conferenceId: large, id: 'p-4999', version: 1, before: 'p-0' });
    const { participants } = await list({});
    expect(participants.slice(0, 3).map(({ id, version }) => [id, version])).toEqual([
      ['p-4999', 2],
      ['p-0', 1],
      ['p-1', 1],
    ]);
  });
});
