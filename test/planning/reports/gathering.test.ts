import { describe, expect, it } from 'vitest';
import type { SiteAnswer } from '../../../server/planning/reports/contract/entities.ts';
import { compared, sameQuestion, together, whyNotCompared } from '../../../server/planning/reports/rules/comparing.ts';
import { placeCell, reportPlaces } from '../../../server/planning/reports/rules/gathering.ts';
import { predecessorOfSite, PREDECESSORS, predecessorsOf, provinceToday } from '../../../server/planning/reports/rules/predecessors.ts';
import { PROVINCE_TILES } from '../../../server/planning/reports/rules/province-tiles.ts';
import { MISSING, totalOf, type Cell } from '../../../server/planning/reports/rules/totals.ts';
import { committeeName, PROVINCES } from '../../../server/planning/sites/rules/provinces.ts';
import { question } from './forms.ts';

type Site = Parameters<typeof reportPlaces>[0][number];
type Said = number | 'not-known' | 'not-applicable' | 'empty' | null;

const answerOf = (value: Exclude<Said, 'empty' | null>): SiteAnswer =>
  typeof value === 'number' ? { state: 'given', number: value, text: null } : { state: value, number: null, text: null };

/** A site that said this to question n; null: it submitted nothing. */
const site = (siteId: string, value: Said, facts: Partial<Site> = {}): Site => ({
  siteId,
  name: siteId,
  kind: 'province',
  province: null,
  submittedAt: value === null ? null : 1,
  answers: value === null || value === 'empty' ? {} : { n: answerOf(value) },
  ...facts,
});
const commune = (siteId: string, value: Said, province: string | null = '22') => site(siteId, value, { kind: 'commune', province });
const N = question('n');
const cellsOf = (sites: Site[], asked = N) => reportPlaces(sites).map((place) => placeCell(place, asked));
const cell = (state: Cell['state'], number: number | null = null, parts: Cell['parts'] = null): Cell => ({
  state,
  number,
  text: null,
  parts,
});

describe('a total', () => {
  it('adds figures and counts apart what is no figure, which is never 0', () => {
    const cells = cellsOf([
      site('a', 1.5),
      site('b', 'not-known'),
      site('c', 'not-applicable'),
      site('d', 'empty'),
      site('e', null),
      site('f', 0),
    ]);
    expect(totalOf(N, cells)).toEqual({
      sum: 1.5,
      given: 2,
      notApplicable: 1,
      notKnown: 1,
      empty: 1,
      missing: 1,
      of: 6,
      whole: false,
      range: null,
      chosen: [],
    });
    const { sum, whole } = totalOf(N, cellsOf([site('a', null), site('b', 'not-known')]));
    expect([sum, whole]).toEqual([null, false]);
    expect(totalOf(N, cellsOf([site('a', 1), site('c', 'not-applicable')])).whole).toBe(true);
  });

  it('is a range of figures that do not add up, and a count of choices', () => {
    const rate = { ...N, sums: false };
    expect(totalOf(rate, cellsOf([site('a', 70), site('b', 95)])).range).toEqual([70, 95]);
    const options = { kind: 'choice' as const, sums: true, options: ['Có', 'Không'] };
    const chose = (text: string): Cell => ({ ...cell('given'), text });
    expect(totalOf(options, [chose('Có'), chose('Có'), MISSING]).chosen).toEqual([
      { option: 'Có', n: 2 },
      { option: 'Không', n: 0 },
    ]);
  });
});

describe('communes', () => {
  it('roll up to their province, whose own word counts in their place', () => {
    const quangNinh = (value: Said) => site('qn', value, { province: '22' });
    expect(cellsOf([quangNinh(null), commune('x', 2), commune('y', 3)])).toEqual([cell('given', 5, { given: 2, of: 2 })]);
    expect(cellsOf([quangNinh(10), commune('x', 2), commune('y', 3)])).toEqual([cell('given', 10)]);
    expect(cellsOf([quangNinh('not-known'), commune('x', 2)])).toEqual([cell('not-known')]);
    expect(cellsOf([quangNinh('empty'), commune('x', 2)])).toEqual([cell('given', 2, { given: 1, of: 1 })]);
  });

  it('are counted once where several sites are of their province', () => {
    const [council, office] = [site('council', null, { province: '22' }), site('office', null, { province: '22' })];
    const cells = cellsOf([council, office, commune('x', 2), commune('y', 3)]);
    expect([cells, totalOf(N, cells).sum]).toEqual([[cell('given', 5, { given: 2, of: 2 }), MISSING], 5]);
  });

  it('stand in a row of their province where it has no site, and in one of their own where the province is not known', () => {
    const places = reportPlaces([commune('x', 2), commune('y', null), commune('z', 7, null)]);
    expect(places.map(({ key, name, communes }) => [key, name, communes.length])).toEqual([
      ['z', 'z', 0],
      ['province-22', 'Quảng Ninh', 2],
    ]);
    expect(places.map((place) => placeCell(place, N))).toEqual([cell('given', 7), cell('given', 2, { given: 1, of: 2 })]);
  });

  it('owe what is missing, add nothing of what does not apply, and have no sum of rates', () => {
    expect(cellsOf([commune('x', 'not-applicable'), commune('y', 4)])).toEqual([cell('given', 4, { given: 1, of: 1 })]);
    expect(cellsOf([commune('x', 'not-applicable')])).toEqual([cell('not-applicable')]);
    expect(cellsOf([commune('x', 'not-known'), commune('y', 'not-known')])).toEqual([cell('not-known')]);
    expect(cellsOf([commune('x', 'not-known'), commune('y', null)])).toEqual([cell('missing')]);
    expect(cellsOf([commune('x', 4), commune('y', 5)], { ...N, sums: false })).toEqual([cell('apart', null, { given: 2, of: 2 })]);
  });
});

describe('the provinces before 1 July 2025', () => {
  it('were 63, each part of one of the 34 of today, 11 of which stayed as they were', () => {
    expect([PREDECESSORS.length, new Set(PREDECESSORS.map(({ code }) => code)).size]).toEqual([63, 63]);
    expect(new Set(PREDECESSORS.map(({ successor }) => successor))).toEqual(new Set(PROVINCES.map(({ code }) => code)));
    const alone = PROVINCES.filter(({ code }) => predecessorsOf(code).length === 1).map(({ name }) => name);
    expect(alone).toEqual([
      'Cao Bằng',
      'Điện Biên',
      'Hà Nội',
      'Hà Tĩnh',
      'Huế',
      'Lai Châu',
      'Lạng Sơn',
      'Nghệ An',
      'Quảng Ninh',
      'Sơn La',
      'Thanh Hóa',
    ]);
    expect(predecessorsOf('79').map(({ name }) => name)).toEqual(['Bà Rịa - Vũng Tàu', 'Bình Dương', 'Hồ Chí Minh']);
  });

  it('are known by code or name whenever the code was written: that of today is that of one of its predecessors', () => {
    expect(PROVINCES.map(({ code }) => PREDECESSORS.find((one) => one.code === code)?.successor)).toEqual(
      PROVINCES.map(({ code }) => code),
    );
    expect(PROVINCES.map((one) => provinceToday({ name: committeeName(one), province: null }))).toEqual(PROVINCES.map(({ code }) => code));
    const ofName = (name: string, province: string | null = null) => predecessorOfSite({ name, province })?.name ?? null;
    expect([ofName('Tỉnh ủy Bắc Ninh', '24'), ofName('Tỉnh ủy Bắc Giang'), ofName('Tỉnh ủy Bà Rịa – Vũng Tàu')]).toEqual([
      'Bắc Ninh',
      'Bắc Giang',
      'Bà Rịa - Vũng Tàu',
    ]);
    expect([provinceToday({ name: 'Tỉnh ủy Hà Giang', province: null }), ofName('Ban Tổ chức')]).toEqual(['08', null]);
  });

  it('of today have one tile each', () => {
    expect(new Set(PROVINCE_TILES.map(({ province }) => province))).toEqual(new Set(PROVINCES.map(({ code }) => code)));
    expect([PROVINCE_TILES.length, new Set(PROVINCE_TILES.map(({ row, column }) => `${row} ${column}`)).size]).toEqual([34, 34]);
  });
});

describe('a comparison over the years', () => {
  const now = (value: Said) => reportPlaces([site('Tỉnh ủy Tuyên Quang', value, { province: '08' })]);
  const before = (...sites: Site[]) => ({ places: reportPlaces(sites), date: '2024-12-25' });
  const [haGiang, tuyenQuang] = [(value: Said) => site('Tỉnh ủy Hà Giang', value), (value: Said) => site('Tỉnh ủy Tuyên Quang', value)];
  const one = (value: Said, sites: Site[], asked = N) => {
    const [row] = compared(now(value), asked, before(...sites), asked);
    return row && { state: row.before.state, number: row.before.number, change: row.change };
  };

  it('adds up the provinces that became one', () => {
    expect(one(10, [haGiang(3), tuyenQuang(4)])).toEqual({ state: 'given', number: 7, change: 3 });
    expect(one(10, [haGiang('not-applicable'), tuyenQuang(4)])).toEqual({ state: 'given', number: 4, change: 6 });
  });

  it('says that a sum is incomplete, and of nothing incomplete what changed', () => {
    expect(one(10, [tuyenQuang(4)])).toEqual({ state: 'part', number: 4, change: null });
    expect(one(10, [haGiang('not-known'), tuyenQuang(4)])).toEqual({ state: 'part', number: 4, change: null });
    expect(one('not-known', [haGiang(3), tuyenQuang(4)])).toEqual({ state: 'given', number: 7, change: null });
    expect(one(10, [])).toEqual({ state: 'missing', number: null, change: null });
    expect(one(10, [haGiang('not-known'), tuyenQuang('not-known')])).toEqual({ state: 'not-known', number: null, change: null });
  });

  it('takes what some communes of a province said for a part of it, alone or with others', () => {
    const old = [commune('x', 3, '25'), commune('y', null, '25')];
    const then = (...sites: Site[]) => ({ places: reportPlaces(sites), date: '2025-08-01' });
    const phuTho = reportPlaces([site('Tỉnh ủy Phú Thọ', 10, { province: '25' })]);
    const [row] = compared(phuTho, N, then(site('Tỉnh ủy Phú Thọ', null, { province: '25' }), ...old), N);
    expect([row?.before.state, row?.before.number, row?.change]).toEqual(['part', 3, null]);
    const part = cell('given', 3, { given: 1, of: 2 });
    expect(
      together(
        [
          { name: 'A', cell: part },
          { name: 'B', cell: cell('given', 4) },
        ],
        true,
      ),
    ).toMatchObject({ state: 'part', number: 7 });
  });

  it('adds no rates of several, and compares those of one', () => {
    const rate = { ...N, sums: false };
    expect(one(90, [haGiang(80), tuyenQuang(70)], rate)).toEqual({ state: 'apart', number: null, change: null });
    const part = (name: string, value: Cell) => ({ name, cell: value });
    expect(together([part('Hà Nội', cell('given', 80))], false).number).toBe(80);
    expect(together([part('A', cell('given', 80)), part('B', MISSING)], false).state).toBe('part');
  });

  it('after the merger takes each province as it is', () => {
    const earlier = { places: reportPlaces([site('Tỉnh ủy Tuyên Quang', 4, { province: '08' })]), date: '2025-08-01' };
    expect(compared(now(10), N, earlier, N).map(({ change }) => change)).toEqual([6]);
  });

  it('finds the same question by its id or words, and compares no other unit and no words', () => {
    const earlier = [question('old', { text: 'CÂU n', unit: 'vụ' }), question('t', { kind: 'text' })];
    expect(sameQuestion(question('n'), earlier)?.id).toBe('old');
    expect(sameQuestion(question('x', { text: 'Khác' }), earlier)).toBe(null);
    expect(whyNotCompared(question('n', { unit: 'người' }), earlier[0] ?? null)).toBe('other-unit');
    expect(whyNotCompared(question('n', { unit: 'vụ' }), earlier[0] ?? null)).toBe(null);
    expect([whyNotCompared(question('t', { kind: 'text' }), null), whyNotCompared(N, null)]).toEqual(['not-a-figure', 'not-asked-then']);
  });
});
