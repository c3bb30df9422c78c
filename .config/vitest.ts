import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const JOURNEYS = 'test/journeys/**/*.test.ts';

// Sound and picture know nothing of the database: they are tried once, beside SQLite; what is kept of them is tried on both.
const KEPT = ['classified', 'floor', 'logins', 'recording-pages'];
const onPostgres = process.env['TEST_DATABASE'] === 'postgresql';
const withoutDatabase = onPostgres ? [`test/live/media/!(${KEPT.join('|')}).test.ts`] : [];
const journeysWithoutDatabase = onPostgres ? ['test/journeys/{check,desk-media,media,pictures,second-picture}.test.ts'] : [];

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    pool: 'forks',
    maxWorkers: 2,
    globalSetup: fileURLToPath(new URL('../test/helpers/template.ts', import.meta.url)),
    passWithNoTests: true,
    // These end what hangs, and say nothing of how fast anything is: a machine that is busy or has just started is several times slower.
    testTimeout: 600_000,
    hookTimeout: 300_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'tests',
          include: ['test/**/*.test.ts'],
          exclude: [JOURNEYS, ...withoutDatabase],
          sequence: { groupOrder: 0 },
        },
      },
      {
        // Real browsers: after the rest, one file at a time.
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
