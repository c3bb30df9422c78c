import { exitOnSignals, hasPostgres, startPostgres } from '../.ci/postgres.ts';
import { chromium, ffmpeg, libreOffice, mediaWorker, openssl, pdfSig, pdfToText, qpdf } from './helpers/parts.ts';
import { type Counts, failure, lastLine, sum } from './run/counts.ts';
import { longJourneys } from './run/main-journeys.ts';
import { slowestLines } from './run/file-durations.ts';
import { scriptStep, vitestStep, type VitestRun } from './run/steps.ts';

// npm test: the short form, with the main journeys. FULL=1: the long form, with all of them, on both databases. REQUIRE_ALL=1: nothing may be
// left out.
exitOnSignals();
const SQLITE = { TEST_DATABASE: 'sqlite' };
const isFull = process.env['FULL'] === '1';
const phases: string[] = [];
const checks = await phase('checks', () =>
  Promise.all([
    scriptStep('types', 'check:types'),
    scriptStep('lint', 'lint'),
    scriptStep('format', 'format:check'),
    scriptStep('generated clients and migrations', 'db:check'),
  ]),
);
const runs = isFull ? [await phase('SQLite', () => vitestStep('SQLite', SQLITE))] : await phase('SQLite', inShort);
if (isFull && hasPostgres()) runs.push(await phase('PostgreSQL', onPostgres));
const results: Counts[] = [...checks, ...runs.map(({ counts }) => counts)];

const missing = missingParts();
if (missing.length > 0) {
  process.stdout.write(`Left out because a program is missing: ${missing.join('; ')}. As root, .ci/debian-parts installs them.\n`);
  if (process.env['REQUIRE_ALL'] === '1') results.push(...missing.map((part) => failure(`left out: ${part}`)));
}
if (!isFull) process.stdout.write(`Left to the long form (FULL=1): PostgreSQL, and the journeys ${longJourneys().join(', ')}.\n`);
process.stdout.write(`The slowest files:\n${slowestLines(runs.flatMap(({ files }) => files)).join('\n')}\n`);
process.stdout.write(`Took ${phases.join(', ')}.\n`);
const total = sum(results);
// Once more at the end: a long run's first failures are pages above.
for (const words of total.failures) process.stdout.write(`✗ ${words}\n`);
process.stdout.write(`${lastLine(total)}\n`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** Runs one phase and notes how long it took. */
async function phase<T>(title: string, run: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await run();
  phases.push(`${title} ${Math.round((performance.now() - started) / 1000)} s`);
  return result;
}

/** Side by side, since the tests of live media mostly wait for real time. The long form takes them one after the other. */
function inShort(): Promise<VitestRun[]> {
  return Promise.all([
    vitestStep('SQLite', SQLITE, 'tests'),
    vitestStep('SQLite, in a browser', { ...SQLITE, JOURNEYS: 'main' }, 'journeys'),
  ]);
}

async function onPostgres(): Promise<VitestRun> {
  const server = await startPostgres();
  try {
    return await vitestStep('PostgreSQL', { TEST_DATABASE: 'postgresql', TEST_POSTGRES_URL: server.url });
  } finally {
    await server.stop();
  }
}

function missingParts(): string[] {
  const parts = [
    chromium() ? '' : 'tests in a browser (Chromium)',
    hasPostgres() ? '' : 'PostgreSQL',
    libreOffice() ? '' : 'files opened in LibreOffice',
    pdfToText() ? '' : 'text of PDF files (poppler-utils)',
    openssl() ? '' : 'signed papers (openssl)',
    pdfSig() ? '' : 'signatures as Poppler sees them (poppler-utils)',
    qpdf() ? '' : 'structure of signed files (qpdf)',
    ffmpeg() ? '' : 'recordings (ffmpeg)',
    mediaWorker() ? '' : 'sound and picture (npm run media:worker builds the worker)',
  ];
  return parts.filter((part) => part !== '');
}
