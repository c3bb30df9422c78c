import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Counts, failure, PASSED, vitestCounts } from './counts.ts';
import { type FileDuration, readFileDurations } from './file-durations.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Runs an npm script of package.json; counts as one test. What it prints is shown only when it fails. */
export async function scriptStep(title: string, script: string): Promise<Counts> {
  const started = performance.now();
  const { code, output } = await run('npm', ['run', '--silent', script], {}, 'pipe');
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(code === 0 ? `✓ ${title} (${seconds} s)\n` : `✗ ${title} (${seconds} s)\n${output}\n`);
  return code === 0 ? PASSED : failure(title);
}

export interface VitestRun {
  readonly counts: Counts;
  readonly files: readonly FileDuration[];
}

/** Runs vitest's tests, all of them or those of one project, with these variables added to the environment. */
export async function vitestStep(title: string, environment: Record<string, string>, project?: 'tests' | 'journeys'): Promise<VitestRun> {
  process.stdout.write(`Tests on ${title}:\n`);
  const folder = mkdtempSync(join(tmpdir(), 'diem-cau-report-'));
  const [report, durations] = [join(folder, 'report.json'), join(folder, 'durations.json')];
  const reporters = ['--reporter=default', '--reporter=./test/run/file-durations.ts', '--reporter=json', `--outputFile.json=${report}`];
  try {
    const args = [
      join(ROOT, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--config',
      '.config/vitest.ts',
      ...(project ? ['--project', project] : []),
      ...reporters,
    ];
    const { code } = await run(process.execPath, args, { ...environment, FILE_DURATIONS: durations }, 'inherit');
    return { counts: vitestCounts(title, report, code), files: readFileDurations(durations) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(
  command: string,
  args: readonly string[],
  environment: Record<string, string>,
  output: 'pipe' | 'inherit',
): Promise<{ code: number; output: string }> {
  const child = spawn(command, args, { cwd: ROOT, env: { ...process.env, ...environment }, stdio: ['ignore', output, output] });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  const [code] = await once(child, 'close');
  return { code: typeof code === 'number' ? code : 1, output: Buffer.concat(chunks).toString().trim() };
}
