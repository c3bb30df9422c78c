import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ORDERS_OF_PROTOCOL } from '../../../server/planning/protocol/rules/orders.ts';
import { byProtocol, orderOn, rankIn, type Ranked } from '../../../server/planning/protocol/rules/index.ts';

const DAY = '2025-11-26';
const person = (name: string, given: Partial<Ranked> = {}): Ranked => ({
  name,
  group: null,
  posts: [],
  host: false,
  listed: true,
  order: null,
  ...given,
});
const called = (people: readonly Ranked[]) => people.map(({ name, group, posts }) => name ?? group ?? posts[0]);
const order = orderOn(DAY, ORDERS_OF_PROTOCOL);
const rule = { ...order, hostFirst: true };
const sorted = (people: readonly Ranked[]) => called(byProtocol(people, rule));
const rank = rankIn(order);
const NONE = order.ranks.length;

describe('the rank of posts', () => {
  it('is that of each post of the regulation, in its order', () => {
    const all = order.ranks;
    expect(all.map((posts) => posts.map((post) => rank([post])))).toEqual(all.map((posts, at) => posts.map(() => at)));
  });

  it('is the highest of several, in whatever order and on however many lines', () => {
    const [secretary, member] = ['Thường trực Ban Bí thư', 'Ủy viên Bộ Chính trị'];
    expect([rank([member, secretary]), rank([`${member}, ${secretary}`]), rank([`${member}; ${secretary}`])]).toEqual([4, 4, 4]);
  });

  it('is found whatever the spelling of the accent, the case and what follows', () => {
    const spelled = [
      'uỷ viên trung ương đảng',
      'ỦY VIÊN TRUNG ƯƠNG ĐẢNG',
      'Ủy viên Trung ương Đảng (khóa XIII)',
      'Ủy  viên Trung ương Đảng',
    ];
    expect(spelled.map((post) => rank([post]))).toEqual([15, 15, 15, 15]);
  });

  it('is not that of a deputy, a former holder, a secretary of or a longer word', () => {
    const others = [
      'Phó Chánh Văn phòng Trung ương Đảng',
      'Nguyên Tổng Bí thư',
      'Thư ký Thủ tướng Chính phủ',
      'Phó Trưởng ban Thường trực Ban Tổ chức Trung ương',
      'Phó Chủ nhiệm Ủy ban Kiểm tra Trung ương',
      'Chủ tịch nướcngoài',
      '',
    ];
    expect(others.map((post) => rank([post]))).toEqual(others.map(() => NONE));
  });

  it('is found for a board whose name has a comma', () => {
    expect(rank(['Bí thư Đảng ủy, Trưởng Ban Chính sách, chiến lược Trung ương'])).toEqual(9);
  });
});

describe('the order of protocol', () => {
  it('is the one in force on the day, the newest without a day, the first for a day before all', () => {
    const orders = ['2020-01-01', '2025-09-08'].map((from) => ({ source: from, from, ranks: [] }));
    const days = ['2019-01-01', '2025-09-07', '2025-09-08', null];
    expect(days.map((day) => orderOn(day, orders).source)).toEqual(['2020-01-01', '2020-01-01', '2025-09-08', '2025-09-08']);
    expect(ORDERS_OF_PROTOCOL.map(({ from }) => from)).toEqual(ORDERS_OF_PROTOCOL.map(({ from }) => from).toSorted());
  });

  it('puts rank before all else, then people and posts before groups, then the host, then the order given', () => {
    const posts = ['Ủy viên Trung ương Đảng'];
    const people = [
      person('khách một'),
      person('', { name: null, group: 'một số đại biểu', host: true }),
      person('chủ nhà', { host: true }),
      person('', { name: null, posts: ['Chánh Văn phòng'] }),
      person('ủy viên một', { posts }),
      person('ủy viên chủ nhà', { posts, host: true }),
      person('ủy viên hai', { posts }),
    ];
    const expected = ['ủy viên chủ nhà', 'ủy viên một', 'ủy viên hai', 'chủ nhà', 'khách một', 'Chánh Văn phòng', 'một số đại biểu'];
    expect(sorted(people)).toEqual(expected);
  });

  it('puts a post without a name by its rank, above a group', () => {
    const post = person('', { name: null, posts: ['Chánh Văn phòng Trung ương Đảng'] });
    const group = person('', { name: null, group: 'Ủy viên Trung ương Đảng và lãnh đạo các tỉnh' });
    expect(sorted([group, person('An', { posts: ['Giám đốc Sở'] }), post])).toEqual([post.posts[0], 'An', group.group]);
  });

  it('puts those who are not in the attendee list last, whatever their rank', () => {
    expect(sorted([person('ngoài danh sách', { posts: ['Tổng Bí thư'], listed: false }), person('trong danh sách')])).toEqual([
      'trong danh sách',
      'ngoài danh sách',
    ]);
  });

  it('puts those with a place set by hand there, each within the attendee list or outside of it', () => {
    const people = [
      person('một', { posts: ['Thủ tướng Chính phủ'] }),
      person('hai', { posts: ['Ủy viên Trung ương Đảng'] }),
      person('đặt đầu', { order: 1 }),
      person('đặt thứ ba', { order: 3 }),
      person('quá xa', { order: 900 }),
      person('ngoài', { listed: false }),
      person('ngoài, đặt đầu', { listed: false, order: 1 }),
    ];
    expect(sorted(people)).toEqual(['đặt đầu', 'một', 'đặt thứ ba', 'hai', 'quá xa', 'ngoài, đặt đầu', 'ngoài']);
  });

  it('puts two with the same place after one another, the higher rank first', () => {
    const people = [person('khách', { order: 1 }), person('ủy viên', { order: 1, posts: ['Ủy viên Trung ương Đảng'] }), person('khác')];
    expect(sorted(people)).toEqual(['ủy viên', 'khách', 'khác']);
  });

  it('is that of the conference of 2025, whatever order its attendees were entered in but for equal ones', () => {
    const file = JSON.parse(readFileSync('prisma/seed/conference-2025.json', 'utf8')) as {
      participants: (Partial<Ranked> & { id: string })[];
    };
    const people = file.participants.map((one) => ({ ...person(one.id, { name: null, ...one }), id: one.id }));
    const ids = people.map(({ id }) => id);
    expect(byProtocol(people, rule).map(({ id }) => id)).toEqual(ids);
    const keyOf = (one: Ranked) => [rank(one.posts), one.group === null, one.host, one.listed].join();
    fc.assert(
      fc.property(fc.shuffledSubarray(people, { minLength: people.length }), (shuffled) => {
        expect(byProtocol(shuffled, rule).map(keyOf)).toEqual(people.map(keyOf));
      }),
    );
  });

  it('keeps everyone once, and those of equal rank in the order given', () => {
    const anyone = fc.record({
      name: fc.constantFrom('An', 'Bình', null),
      group: fc.constantFrom(null, null, 'đoàn'),
      posts: fc.subarray(['Tổng Bí thư', 'Ủy viên Trung ương Đảng', 'Giám đốc Sở']),
      host: fc.boolean(),
      listed: fc.boolean(),
      order: fc.constantFrom(null, null, 1, 2, 50),
    });
    fc.assert(
      fc.property(fc.array(anyone), (people) => {
        const found = byProtocol(people, rule);
        expect(found.map((one) => people.indexOf(one)).toSorted((a, b) => a - b)).toEqual(people.map((_, at) => at));
        const free = people.filter(({ order }) => order === null);
        expect(found.filter(({ order }) => order === null)).toEqual(byProtocol(free, rule));
      }),
    );
  });
});
