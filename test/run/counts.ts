import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/** How many tests passed, failed and were skipped, and what failed: its name, and the first line of why. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly failures: readonly string[];
}

interface TestReport {
  readonly status: string;
  readonly fullName?: string;
  readonly failureMessages?: readonly string[];
}

interface FileReport {
  readonly status: string;
  readonly name?: string;
  readonly message?: string;
  readonly assertionResults: readonly TestReport[];
}

interface VitestReport {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly FileReport[];
}

const MAX_FOUND_LENGTH = 3000;

export const PASSED: Counts = { passed: 1, failed: 0, skipped: 0, failures: [] };

/** One failed test of this name. */
export function failure(name: string): Counts {
  return { passed: 0, failed: 1, skipped: 0, failures: [name] };
}

export function sum(all: readonly Counts[]): Counts {
  const add = (a: Counts, b: Counts): Counts => ({
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
    failures: [...a.failures, ...b.failures],
  });
  return all.reduce(add, { passed: 0, failed: 0, skipped: 0, failures: [] });
}

/** "212 passed, 0 failed, 3 skipped": the last line of a run. */
export function lastLine({ passed, failed, skipped }: Omit<Counts, 'failures'>): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * The counts in a report of vitest's, each failure under `title`. A file that fails outside of its tests (it does not load, or its set-up
 * fails) counts as one failed test, and so does a run that fails without a failed test or leaves no report.
 */
export function vitestCounts(title: string, file: string, exitCode: number): Counts {
  const report = read(file);
  if (!report) return failure(`${title}: no report`);
  const failures = report.testResults.flatMap(failuresOf).map((words) => `${title}: ${words}`);
  if (failures.length === 0 && exitCode !== 0) failures.push(`${title}: outside of the tests`);
  return { passed: report.numPassedTests, failed: failures.length, skipped: report.numPendingTests + report.numTodoTests, failures };
}

function failuresOf({ status, name = '', message = '', assertionResults }: FileReport): string[] {
  const path = name.replace(/^.*\/(?=test\/)/, '');
  const tests = assertionResults.filter((test) => test.status === 'failed');
  if (tests.length === 0 && status === 'failed') return [described(path, message)];
  return tests.map(({ fullName = '', failureMessages = [] }) => described(`${path} > ${fullName}`, failureMessages[0] ?? ''));
}

function described(name: string, message: string): string {
  const lines = stripVTControlCharacters(message).split('\n');
  const why = (lines[0] ?? '').includes('Property failed') ? found(lines) : lines[0];
  return why ? `${name}: ${why}` : name;
}

/** What a random test found: its seed, the shortest example and what that example showed, without where in the code. */
const found = (lines: readonly string[]): string =>
  lines
    .filter((line) => line !== '' && !/^\s+at /.test(line))
    .join(' ')
    .slice(0, MAX_FOUND_LENGTH);

function read(file: string): VitestReport | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
