import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { MAIN_JOURNEYS } from '../test/run/main-journeys.ts';

const JOURNEYS = 'test/journeys/**/*.test.ts';

// Live media does not touch the database: it is tested once, with SQLite. What is stored of it is tested on both.
const STORED = ['classified', 'floor', 'logins', 'recording-pages'];
const onPostgres = process.env['TEST_DATABASE'] === 'postgresql';
const withoutDatabase = onPostgres
  ? [
      `test/live/media/!(${STORED.join('|')}).test.ts`,
      'test/{architecture,docs,words}.test.ts',
      'test/platform/{views-*,lost-file,api-client/*}.test.ts',
      'test/record/minutes/carried.test.ts',
      'test/record/printouts/writers.test.ts',
    ]
  : [];
// In a browser, the database shows where several people write at once; what a page looks like and what it does on a broken line it does not.
const RACES = ['agenda', 'minutes', 'minutes-paste'];
// With what ends the name, since a pattern also spares names that begin like these.
const journeysWithoutDatabase = onPostgres ? [`test/journeys/!(${RACES.map((name) => `${name}.test`).join('|')}).ts`] : [];

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    pool: 'forks',
    // One more than cores: tests of live media mostly wait for real time.
    maxWorkers: 3,
    globalSetup: fileURLToPath(new URL('../test/helpers/template.ts', import.meta.url)),
    setupFiles: fileURLToPath(new URL('../test/helpers/random-tests.ts', import.meta.url)),
    passWithNoTests: true,
    // Limits that end what hangs, not expectations of speed: a machine that is busy or has just started is several times slower.
    testTimeout: 600_000,
    hookTimeout: 300_000,
    // What differs is named, also in the one line that a long run repeats at its end.
    chaiConfig: { truncateThreshold: 500 },
    projects: [
      {
        extends: true,
        test: {
          name: 'tests',
          include: ['test/**/*.test.ts'],
          exclude: [JOURNEYS, ...withoutDatabase],
          // One process runs file after file: the server's modules, templates and bundles are loaded once, not a hundred times. Every test
          // has a database and a server of its own, so files share nothing but code.
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // Real browsers: after the rest and one file at a time, since a browser has more processes than this machine has cores.
        extends: true,
        test: {
          name: 'journeys',
          include: process.env['JOURNEYS'] === 'main' ? MAIN_JOURNEYS.map((name) => `test/journeys/${name}.test.ts`) : [JOURNEYS],
          exclude: journeysWithoutDatabase,
          maxWorkers: 1,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
