import { describe, expect, it } from 'vitest';
import { readPeople } from '../../../server/planning/pasting/rules/people.ts';
import type { Site } from '../../../server/planning/sites/contract.ts';
import { siteCalled } from '../../../server/planning/sites/rules/finding.ts';

const site = (id: string, name: string, given: Partial<Site> = {}): Site => ({
  id,
  kind: 'province',
  name,
  aliases: [],
  group: false,
  count: null,
  province: null,
  expand: null,
  groupId: null,
  version: 1,
  extras: {},
  ...given,
});
const SITES = [
  site('hall', 'Hội trường Văn phòng Trung ương', { kind: 'main' }),
  site('qn', 'Tỉnh ủy Quảng Ninh', { province: '22', aliases: ['Hạ Long'] }),
  site('hcm', 'Thành ủy Thành phố Hồ Chí Minh', { province: '79' }),
];
const read = (text: string, choices: Record<string, string | null> = {}) =>
  readPeople(text, [{ id: 'tu', name: 'Trần Cẩm Tú', group: null, posts: ['Ủy viên Bộ Chính trị'], siteId: 'hall' }], {
    sites: SITES,
    choices: new Map(Object.entries(choices)),
  }).people;
const facts = (text: string) => {
  const [person] = read(text);
  return person && { ...person.facts, faults: person.faults.map(({ field, message }) => `${field} ${message}`) };
};
const nobody = {
  name: null,
  group: null,
  posts: [],
  siteId: null,
  host: false,
  head: false,
  listed: true,
  count: null,
  order: null,
  standsFor: null,
  roles: [],
  faults: [],
};

describe('a pasted row', () => {
  it('is a person with posts and a site', () => {
    const wanted = { ...nobody, name: 'Lê Văn A', posts: ['Ủy viên Trung ương', 'Chánh Văn phòng'], siteId: 'qn' };
    expect(facts('  Lê  Văn A\tỦy viên Trung ương, Chánh Văn phòng\tQuảng Ninh')).toEqual(wanted);
    expect(facts('Lê Văn A\t"Ủy viên Trung ương\nChánh Văn phòng"\tTỉnh ủy Quảng Ninh\t1')).toEqual(wanted);
  });

  it('is a post without a name, or a group, whose number may not be known', () => {
    expect(facts('\tChánh Văn phòng\tHạ Long')).toEqual({ ...nobody, posts: ['Chánh Văn phòng'], siteId: 'qn' });
    expect(facts('\tĐoàn Quảng Ninh, các ban\tQuảng Ninh\t12')).toEqual({
      ...nobody,
      group: 'Đoàn Quảng Ninh, các ban',
      siteId: 'qn',
      count: 12,
    });
    expect(facts('\tĐại diện các cơ quan\t\tmột số')).toEqual({ ...nobody, group: 'Đại diện các cơ quan' });
    expect(facts('Đoàn\tSố người\nPhóng viên\t15 người')).toEqual({ ...nobody, group: 'Phóng viên', count: 15 });
  });

  it('names roles in either language', () => {
    expect(facts('Họ tên\tVai trò\nLê Văn A\tChủ trì, secretary')?.roles).toEqual(['chair', 'secretary']);
    expect(facts('Họ tên\tVai trò\nLê Văn A\tNgười thổi kèn')?.faults).toEqual(['roles no-such-role']);
  });

  it('says what is wrong by field', () => {
    expect(facts('\t\tQuảng Ninh')?.faults).toEqual(['name required']);
    expect(facts('Lê Văn A\t\tQuảng Trị')?.faults).toEqual(['site no-such-site']);
    expect(facts('Lê Văn A\t\t\t7')?.faults).toEqual(['count named-has-no-count']);
    expect(facts('\tĐoàn\t\tbảy')?.faults).toEqual(['count not-number']);
    expect(facts('\tĐoàn\t\t0')?.faults).toEqual(['count number-too-small']);
    expect(facts(`${'A'.repeat(501)}\tChánh Văn phòng`)?.faults).toEqual(['name too-long']);
  });

  it('takes a site that was chosen for a name that no site has, or none', () => {
    expect(read('Lê Văn A\t\tQ. Ninh', { 'q. ninh': 'qn' })[0]).toMatchObject({
      facts: { siteId: 'qn' },
      faults: [],
      unknownSite: 'Q. Ninh',
    });
    expect(read('Lê Văn A\t\tQ. Ninh', { 'q. ninh': null })[0]).toMatchObject({ facts: { siteId: null }, faults: [] });
  });

  it('knows who is there already, in the list or further up', () => {
    const twins = (text: string) => read(text).map(({ twin }) => twin);
    expect(twins('trần cẩm tú\tỦy viên Bộ Chính trị\t\nTrần Cẩm Tú\tGiám đốc')).toEqual([{ listed: 'tu' }, null]);
    expect(twins('Lê B\nVõ C\nLê  B')).toEqual([null, null, { line: 1 }]);
    expect(twins('\tChánh Văn phòng\tQuảng Ninh\n\tChánh Văn phòng\tHồ Chí Minh')).toEqual([null, null]);
  });
});

describe('a site in words', () => {
  it('is found by its name, short name or alias, and the main hall by what it is', () => {
    const called = (text: string) => siteCalled(SITES, text)?.id ?? null;
    expect(
      ['tinh quang ninh', 'TP. Hồ Chí Minh', 'Thành phố Hồ Chí Minh', 'Điểm cầu chính', 'main hall', 'Điểm cầu Quảng Ninh', 'Huế'].map(
        called,
      ),
    ).toEqual(['qn', 'hcm', 'hcm', 'hall', 'hall', 'qn', null]);
  });

  it('is none where two could be meant', () => {
    expect(siteCalled([site('a', 'Tỉnh ủy Hà Nam'), site('b', 'Tỉnh Hà Nam')], 'Hà Nam')).toBeNull();
  });
});
