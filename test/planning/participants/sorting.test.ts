import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { participantsContract as contract, type ParticipantSort } from '../../../server/planning/participants/contract.ts';
import { sortedParticipants, type Sortable } from '../../../server/planning/participants/rules.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { importSeed } from '../../helpers/seeded.ts';
import { newParticipantFacts } from '../../../server/planning/participants/rules.ts';

const protocol = { ranks: [], hostFirst: true };
const someone = (name: string | null, siteId: string | null = null): Sortable => ({
  id: name ?? 'group',
  name,
  head: false,
  group: name === null ? 'đoàn' : null,
  posts: [],
  siteId,
  host: false,
  listed: true,
  order: null,
});

describe('the orders of the list of participants', () => {
  it('sort by given name, then family name, then middle names, and groups last', () => {
    const names = [
      'Nguyễn Long Hải',
      'Lê Minh Hưng',
      'Trần Tiến Hưng',
      'Tô Lâm',
      'Nguyễn Phi Long',
      'Hoàng Đăng Quang',
      'Lâm Thị Phương Thanh',
      'Trần Quốc Tỏ',
      'Đặng Khánh Toàn',
      'Lê Khánh Toàn',
      'Trần Cẩm Tú',
      'Phạm Gia Túc',
    ];
    const given = [someone(null), ...names.toReversed().map((name) => someone(name))];
    const sorted = sortedParticipants(given, 'name', { protocol, siteIds: [], remoteIds: new Set() });
    expect(sorted.map(({ name }) => name)).toEqual([...names, null]);
  });

  it('sort by site in the order of the sites, by protocol within one, and those without a site last', () => {
    const people = [someone('An'), someone('Bình', 'hue'), someone('Chi', 'hall'), { ...someone('Dũng', 'hue'), host: true }];
    const sorted = sortedParticipants(people, 'site', { protocol, siteIds: ['hall', 'hue'], remoteIds: new Set() });
    expect(sorted.map(({ name }) => name)).toEqual(['Chi', 'Dũng', 'Bình', 'An']);
  });
});

describe('the order by delegation', () => {
  const of = (name: string, post: string, facts: Partial<Sortable> = {}): Sortable => ({ ...someone(name), posts: [post], ...facts });

  it('keeps those of an office or a remote site together, the head first, each where its highest stands', () => {
    const people = [
      of('An', 'Bí thư Tỉnh ủy Lào Cai'),
      of('Bình', 'Vụ trưởng Vụ Tổng hợp'),
      of('Chi', 'Chánh Văn phòng Tỉnh ủy Lào Cai', { head: true }),
      of('Dũng', 'Chuyên viên', { siteId: 'hue' }),
      of('Em', 'Phó Bí thư Thành ủy Huế', { siteId: 'hue', head: true }),
    ];
    const facts = { protocol: { ranks: [['Bí thư'], ['Vụ trưởng']], hostFirst: true }, siteIds: [], remoteIds: new Set(['hue']) };
    const sorted = sortedParticipants(people, 'delegation', facts).map(({ name }) => name);
    expect(sorted).toEqual(['Chi', 'An', 'Bình', 'Em', 'Dũng']);
  });
});

describe('the list of participants of the conference of 2025', () => {
  let app: TestApp;
  let organizer: Login;
  let conferenceId: string;
  beforeAll(async () => {
    app = await startApp();
    organizer = await app.user({ creator: true });
    conferenceId = await importSeed(organizer);
  });
  afterAll(() => app.end());
  const names = async (sort?: ParticipantSort, search?: string) =>
    (await organizer.run(contract.list, { conferenceId, sort, search })).participants.map(({ name, group }) => name ?? group?.slice(0, 8));

  it('keeps to the order of protocol when somebody is entered late', async () => {
    const asEntered = await names();
    const facts = newParticipantFacts();
    await organizer.run(contract.add, { conferenceId, ...facts, name: 'Nguyễn Văn An', posts: ['Phó Thủ tướng Chính phủ'] });
    expect(await names('protocol')).toEqual([asEntered[0], asEntered[1], 'Nguyễn Văn An', ...asEntered.slice(2)]);
    expect(await names('entered')).toEqual([...asEntered, 'Nguyễn Văn An']);
  });

  it('orders the matches of a search, too', async () => {
    expect(await names('name', 'khanh toan')).toEqual(['Đặng Khánh Toàn', 'Lê Khánh Toàn']);
    expect(await names('entered', 'khanh toan')).toEqual(['Lê Khánh Toàn', 'Đặng Khánh Toàn']);
  });
});
