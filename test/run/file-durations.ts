import { readFileSync, writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** How long a test file took: loading it, its hooks and its tests. */
export interface FileDuration {
  /** From the root of the project. */
  readonly path: string;
  readonly ms: number;
}

const MAX_NAMED = 10;

/** Vitest's JSON report leaves hooks out, where servers and browsers start: this writes whole files' durations to FILE_DURATIONS. */
export default class FileDurationsReporter implements Reporter {
  readonly #files: FileDuration[] = [];

  onTestModuleEnd(module: TestModule): void {
    const { collectDuration, setupDuration, duration } = module.diagnostic();
    this.#files.push({ path: module.relativeModuleId, ms: collectDuration + setupDuration + duration });
  }

  onTestRunEnd(): void {
    const target = process.env['FILE_DURATIONS'];
    if (target !== undefined) writeFileSync(target, JSON.stringify(this.#files));
  }
}

/** What the reporter wrote; nothing where a run ended before it could. */
export function readFileDurations(file: string): FileDuration[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return [];
  }
}

/** "  12.3 s  test/a.test.ts" for each of the ten slowest files, the slowest first. */
export const slowestLines = (files: readonly FileDuration[]): string[] =>
  files
    .toSorted((a, b) => b.ms - a.ms)
    .slice(0, MAX_NAMED)
    .map(({ path, ms }) => `${(ms / 1000).toFixed(1).padStart(6)} s  ${path}`);
