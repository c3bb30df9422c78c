import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FAILED, lastLine, PASSED, sum, vitestCounts } from '../run/counts.ts';

const folder = mkdtempSync(join(tmpdir(), 'diem-cau-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function reportOf(testResults: { status: string; assertionResults: { status: string }[] }[]): string {
  const file = join(folder, `${crypto.randomUUID()}.json`);
  const statuses = testResults.flatMap(({ assertionResults }) => assertionResults.map(({ status }) => status));
  const count = (wanted: string): number => statuses.filter((status) => status === wanted).length;
  const numbers = { numPassedTests: count('passed'), numFailedTests: count('failed'), numPendingTests: count('pending'), numTodoTests: 0 };
  writeFileSync(file, JSON.stringify({ success: false, ...numbers, testResults }));
  return file;
}

describe('the last line of a run of all tests', () => {
  it('adds up all steps', () => {
    expect(lastLine(sum([PASSED, PASSED, FAILED, { passed: 40, failed: 1, skipped: 0 }]))).toEqual('42 passed, 2 failed');
  });

  it('names skipped tests only where there are some', () => {
    expect(lastLine({ passed: 3, failed: 0, skipped: 2 })).toEqual('3 passed, 0 failed, 2 skipped');
  });

  it('counts a file that does not load as a failed test', () => {
    const file = reportOf([
      { status: 'passed', assertionResults: [{ status: 'passed' }, { status: 'pending' }] },
      { status: 'failed', assertionResults: [] },
    ]);
    expect(vitestCounts(file, 1)).toEqual({ passed: 1, failed: 1, skipped: 1 });
  });

  it('counts a run that fails outside of its tests, or leaves no report, as one failed test', () => {
    const file = reportOf([{ status: 'passed', assertionResults: [{ status: 'passed' }] }]);
    expect(vitestCounts(file, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
    expect(vitestCounts(join(folder, 'none.json'), 0)).toEqual(FAILED);
  });
});
