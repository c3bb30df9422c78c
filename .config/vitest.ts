import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const JOURNEYS = 'test/journeys/**/*.test.ts';

// Live media does not touch the database: it is tested once, with SQLite. What is stored of it is tested on both.
const STORED = ['classified', 'floor', 'logins', 'recording-pages'];
const onPostgres = process.env['TEST_DATABASE'] === 'postgresql';
const withoutDatabase = onPostgres ? [`test/live/media/!(${STORED.join('|')}).test.ts`] : [];
const journeysWithoutDatabase = onPostgres ? ['test/journeys/{check,desk-media,media,pictures,second-picture}.test.ts'] : [];

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    pool: 'forks',
    maxWorkers: 2,
    globalSetup: fileURLToPath(new URL('../test/helpers/template.ts', import.meta.url)),
    passWithNoTests: true,
    // Limits that end what hangs, not expectations of speed: a machine that is busy or has just started is several times slower.
    testTimeout: 600_000,
    hookTimeout: 300_000,
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
        // Real browsers: after the rest and one file at a time, so that pages are not slower than any page is in use.
        extends: true,
        test: {
          name: 'journeys',
          include: [JOURNEYS],
          exclude: journeysWithoutDatabase,
          maxWorkers: 1,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
