import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registersContract as contract, type PaperEntry } from '../../../server/record/registers/contract/index.ts';
import { PARTY_TERMS, periodOf } from '../../../server/record/registers/rules/books.ts';
import { knownLetters } from '../../../server/record/registers/rules/kinds.ts';
import { nextSuffix, paperNumberText, paperSign } from '../../../server/record/registers/rules/numbers.ts';
import { MORNING, startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { NOTICE, OUT } from './facts.ts';

describe('the rules of number books', () => {
  it('number papers of the Party through its term, and those of the State through the year', () => {
    const days = ['2021-02-01', '2021-02-02', '2025-12-31', '2026-01-23', '2026-01-24'];
    expect(days.map((day) => periodOf('party', day, PARTY_TERMS))).toEqual([null, '2021-02-02', '2021-02-02', '2021-02-02', '2026-01-24']);
    expect(days.map((day) => periodOf('state', day, PARTY_TERMS))).toEqual([
      '2021-01-01',
      '2021-01-01',
      '2025-01-01',
      '2026-01-01',
      '2026-01-01',
    ]);
  });

  it('write numbers below ten with a 0, late ones with a letter, and signs as the form has them', () => {
    const sign = { kind: 'BB', date: '2025-11-26', office: 'VPTW', number: 5, suffix: 'a' };
    expect([paperSign({ ...sign, form: 'party' }), paperSign({ ...sign, form: 'state' })]).toEqual(['05a-BB/VPTW', '05a/BB-VPTW']);
    expect([9, 10, 123].map((number) => paperNumberText({ number, suffix: '' }))).toEqual(['09', '10', '123']);
    expect([nextSuffix(['']), nextSuffix(['', 'a']), nextSuffix(['', ...'abcdefghijklmnopqrstuvwxyz'.split('')])]).toEqual([
      'a',
      'b',
      null,
    ]);
  });

  it('have one book for a kind, however its letters are typed', () => {
    expect([knownLetters('party', 'QYĐ'), knownLetters('state', 'ctr'), knownLetters('party', 'xy')]).toEqual(['QyĐ', 'CTr', 'XY']);
  });
});

let app: TestApp;
let keeper: Login;
beforeAll(async () => {
  app = await startApp({ now: MORNING });
  keeper = await app.user({ creator: true });
});
afterAll(() => app.end());

/** All lines of a kind by number and letter. */
async function book(kind: string): Promise<PaperEntry[]> {
  const { entries } = await keeper.run(contract.list, { side: 'out', search: '', page: 1, kind });
  return entries.toSorted((a, b) => a.number - b.number || (a.suffix < b.suffix ? -1 : 1));
}

type Step = { readonly act: 'draw' | 'fail' | 'repeat' | 'late' | 'reserve' | 'use' | 'void'; readonly at: number };
const step: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom('draw', 'fail', 'repeat', 'late', 'reserve', 'use', 'void'),
  at: fc.nat(40),
});

/** Does one step on the book of a kind; what it refuses changes nothing, which the book shows. */
async function take(kind: string, { act, at }: Step, commandId: string): Promise<void> {
  const lines = await book(kind);
  const one = lines[at % Math.max(1, lines.length)];
  const drawing = { ...NOTICE, kind };
  if (act === 'draw') await keeper.run(contract.drawForOffice, { drawing }, commandId);
  if (act === 'repeat') for (const _ of [1, 2]) await keeper.run(contract.drawForOffice, { drawing }, commandId);
  if (act === 'fail')
    await keeper.run(contract.drawForOffice, { drawing: { ...drawing, facts: { ...OUT, classification: 'mat' } } }).catch(() => null);
  if (act === 'late') await keeper.run(contract.drawForOffice, { drawing: { ...drawing, after: at + 1 } }).catch(() => null);
  if (act === 'reserve')
    await keeper.run(contract.reserve, { form: 'party', kind, date: NOTICE.date, office: null, count: 1 + (at % 3), reason: 'Để dành' });
  if (act === 'use' && one)
    await keeper.run(contract.use, { id: one.id, version: one.version, date: NOTICE.date, facts: OUT }).catch(() => null);
  if (act === 'void' && one) await keeper.run(contract.void, { id: one.id, version: one.version, reason: 'Ghi nhầm' }).catch(() => null);
}

it('after any draws, reservations, voids and late numbers a book has every number once, and a reason where there is no paper', async () => {
  let books = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const kind = `B${String.fromCodePoint(65 + (books % 26))}${String.fromCodePoint(65 + Math.floor(books / 26))}`;
      books += 1;
      for (const [at, one] of steps.entries()) await take(kind, one, `${kind}-${at}`);
      const lines = await book(kind);
      const plain = lines.filter(({ suffix }) => suffix === '');
      expect(plain.map(({ number }) => number)).toEqual(plain.map((_, at) => at + 1));
      const keys = lines.map(paperNumberText);
      expect(new Set(keys).size).toBe(keys.length);
      expect(lines.filter(({ state, reason }) => (state === 'taken') !== (reason === null))).toEqual([]);
      const late = Map.groupBy(lines, ({ number }) => number);
      for (const own of late.values())
        expect(own.map(({ suffix }) => suffix).join('')).toBe('abcdefghijklmnopqrstuvwxyz'.slice(0, own.length - 1));
    }),
    { numRuns: 12 },
  );
});
