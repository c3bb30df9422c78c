import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { failure, lastLine, PASSED, sum, vitestCounts } from '../run/counts.ts';
import { longJourneys, MAIN_JOURNEYS } from '../run/main-journeys.ts';
import { slowestLines } from '../run/file-durations.ts';

const folder = mkdtempSync(join(tmpdir(), 'diem-cau-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface FileReport {
  name: string;
  status: string;
  message?: string;
  assertionResults: { status: string; fullName?: string; failureMessages?: string[] }[];
}

function reportOf(testResults: FileReport[]): string {
  const file = join(folder, `${crypto.randomUUID()}.json`);
  const statuses = testResults.flatMap(({ assertionResults }) => assertionResults.map(({ status }) => status));
  const count = (wanted: string): number => statuses.filter((status) => status === wanted).length;
  const numbers = { numPassedTests: count('passed'), numFailedTests: count('failed'), numPendingTests: count('pending'), numTodoTests: 0 };
  writeFileSync(file, JSON.stringify({ success: false, ...numbers, testResults }));
  return file;
}

describe('the end of a run of all tests', () => {
  it('adds up all steps, and keeps the name of each failure', () => {
    const some = { passed: 40, failed: 1, skipped: 0, failures: ['SQLite: test/a.test.ts > a sentence'] };
    const total = sum([PASSED, PASSED, failure('types'), some]);
    expect(total).toEqual({ passed: 42, failed: 2, skipped: 0, failures: ['types', 'SQLite: test/a.test.ts > a sentence'] });
    expect(lastLine(total)).toEqual('42 passed, 2 failed');
  });

  it('mentions skipped tests only if there are some', () => {
    expect(lastLine({ passed: 3, failed: 0, skipped: 2 })).toEqual('3 passed, 0 failed, 2 skipped');
  });

  it('names a failed test by its file and title, with the first line of the error', () => {
    const passed = { status: 'passed', fullName: 'a sentence' };
    const wrong = { status: 'failed', fullName: 'another sentence', failureMessages: ['\u001B[31mError: expected 1\u001B[39m\n  at here'] };
    const file = reportOf([{ name: '/somewhere/test/a.test.ts', status: 'failed', assertionResults: [passed, wrong] }]);
    const failures = ['SQLite: test/a.test.ts > another sentence: Error: expected 1'];
    expect(vitestCounts('SQLite', file, 1)).toEqual({ passed: 1, failed: 1, skipped: 0, failures });
  });

  it('tells the seed, the example and its error of a random test', () => {
    const property = 'Error: Property failed after 5 tests\n{ seed: 1, path: "4" }\nCounterexample: [6]\n\nError: 6 is even\n    at here';
    const failed = { status: 'failed', fullName: 'a sentence', failureMessages: [property] };
    const file = reportOf([{ name: '/somewhere/test/a.test.ts', status: 'failed', assertionResults: [failed] }]);
    const why = 'Error: Property failed after 5 tests { seed: 1, path: "4" } Counterexample: [6] Error: 6 is even';
    expect(vitestCounts('SQLite', file, 1).failures).toEqual([`SQLite: test/a.test.ts > a sentence: ${why}`]);
  });

  it('counts a file that does not load as a failed test', () => {
    const file = reportOf([
      { name: '/somewhere/test/a.test.ts', status: 'passed', assertionResults: [{ status: 'passed' }, { status: 'pending' }] },
      { name: '/somewhere/test/b.test.ts', status: 'failed', message: 'Cannot find it', assertionResults: [] },
    ]);
    const failures = ['SQLite: test/b.test.ts: Cannot find it'];
    expect(vitestCounts('SQLite', file, 1)).toEqual({ passed: 1, failed: 1, skipped: 1, failures });
  });

  it('counts a run that fails outside of its tests, or leaves no report, as one failed test', () => {
    const file = reportOf([{ name: '/somewhere/test/a.test.ts', status: 'passed', assertionResults: [{ status: 'passed' }] }]);
    expect(vitestCounts('SQLite', file, 1)).toEqual({ passed: 1, failed: 1, skipped: 0, failures: ['SQLite: outside of the tests'] });
    expect(vitestCounts('SQLite', join(folder, 'none.json'), 0)).toEqual(failure('SQLite: no report'));
  });

  it('names the ten slowest files, the slowest first', () => {
    const files = Array.from({ length: 11 }, (_, n) => ({ path: `test/${n}.test.ts`, ms: n * 1000 }));
    const lines = slowestLines(files);
    expect([lines.length, lines[0], lines[9]]).toEqual([10, '  10.0 s  test/10.test.ts', '   1.0 s  test/1.test.ts']);
  });
});

describe('the short form', () => {
  it('has its journeys, and names all others as left to the long one', () => {
    const files = readdirSync('test/journeys').filter((file) => file.endsWith('.test.ts'));
    const named = [...MAIN_JOURNEYS, ...longJourneys()].map((name) => `${name}.test.ts`);
    expect(named.toSorted()).toEqual(files.toSorted());
  });
});
