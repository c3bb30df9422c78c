import { describe, expect, it } from 'vitest';
import type { Participant } from '../../../server/planning/participants/contract.ts';
import { takersOf } from '../../../server/planning/seating/rules/takers.ts';
import type { Site } from '../../../server/planning/sites/contract.ts';
import { newParticipantFacts } from '../../../server/planning/participants/rules.ts';

const RULE = { ranks: [['Bí thư'], ['Chánh Văn phòng']], hostFirst: true };
const person = (id: string, changes: Partial<Participant> = {}): Participant => ({
  ...newParticipantFacts({ name: id }),
  id,
  version: 1,
  extras: {},
  ...changes,
});
const site = (id: string, kind: Site['kind']): Site => ({
  id,
  kind,
  name: id,
  aliases: [],
  group: false,
  count: null,
  province: null,
  expand: null,
  groupId: null,
  version: 1,
  extras: {},
});
const SITES = [site('hall', 'main'), site('lao-cai', 'province')];
const idsOf = (...people: Participant[]) => takersOf(people, SITES, RULE).map(({ id }) => id);

describe('those who sit in the hall', () => {
  it('are of the main hall or of no site, in the order of protocol', () => {
    const people = [
      person('post', { name: null, posts: ['Chánh Văn phòng'] }),
      person('remote', { siteId: 'lao-cai', posts: ['Bí thư'] }),
      person('first', { siteId: 'hall', posts: ['Bí thư'] }),
    ];
    expect(idsOf(...people)).toEqual(['first', 'post']);
  });

  it('are a stand-in instead of whom they stand for', () => {
    expect(idsOf(person('head'), person('deputy', { standsFor: 'head' }), person('other'))).toEqual(['deputy', 'other']);
  });

  it('take one seat each, a group as many as it counts, and one of unknown number none that is known', () => {
    const people = [
      person('named'),
      person('post', { name: null, posts: ['Phóng viên'] }),
      person('posts', { name: null, posts: ['Phóng viên'], count: 4 }),
      person('group', { name: null, group: 'Đoàn', count: 12 }),
      person('some', { name: null, group: 'Một số đại biểu' }),
    ];
    expect(takersOf(people, SITES, RULE).map(({ id, seats }) => [id, seats])).toEqual([
      ['named', 1],
      ['post', 1],
      ['posts', 4],
      ['group', 12],
      ['some', null],
    ]);
  });

  it('sit at the table of the presidium if they lead or belong to it', () => {
    const people = (['chair', 'presidium', 'secretary', 'guest'] as const).map((role) => person(role, { roles: [role] }));
    expect(takersOf(people, SITES, RULE).map(({ presidium }) => presidium)).toEqual([true, true, false, false]);
  });

  it('are of the delegation whose office their last post names', () => {
    const posts = (...lines: string[]) => takersOf([person('x', { posts: lines })], SITES, RULE)[0]?.delegation;
    expect(posts('Chánh Văn phòng Tỉnh ủy Lào Cai')).toBe('tỉnh ủy lào cai');
    expect(posts('Bí thư Tỉnh ủy Lào Cai')).toBe('tỉnh ủy lào cai');
    expect(posts('Ủy viên Trung ương Đảng', 'Chánh Văn phòng Trung ương Đảng')).toBe('văn phòng trung ương đảng');
    expect(posts('Thứ trưởng Bộ Nội vụ')).toBe('bộ nội vụ');
    expect(posts('Đại diện lãnh đạo một số cơ quan')).toBe('x');
    expect(posts()).toBe('x');
    const group = takersOf([person('g', { name: null, group: 'Đoàn đại biểu Tỉnh ủy Lào Cai' })], SITES, RULE);
    expect(group[0]?.delegation).toBe('tỉnh ủy lào cai');
  });
});
