import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const JOURNEYS = 'test/journeys/**/*.test.ts';
const MEDIA_JOURNEYS = 'test/journeys/{check,desk-media,media,pictures,second-picture}.test.ts';

// Live media does not touch the database: it is tested once, with SQLite. What is stored of it is tested on both.
const STORED = ['classified', 'floor', 'logins', 'recording-pages'];
const onPostgres = process.env['TEST_DATABASE'] === 'postgresql';
const withoutDatabase = onPostgres ? [`test/live/media/!(${STORED.join('|')}).test.ts`] : [];
// In a browser, the database shows where several people write at once; what a page looks like and what it does on a broken line it does not.
const RACES = ['agenda', 'conference', 'minutes', 'minutes-paste'];
const journeysWithoutDatabase = onPostgres ? [`test/journeys/!(${RACES.join('|')}).test.ts`] : [];

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
        // Real browsers, after the rest.
        extends: true,
        test: {
          name: 'journeys',
          include: [JOURNEYS],
          exclude: [MEDIA_JOURNEYS, ...journeysWithoutDatabase],
          sequence: { groupOrder: 1 },
        },
      },
      {
        // Cameras and microphones: one file at a time, so that pages are not slower than any page is in use.
        extends: true,
        test: {
          name: 'media-journeys',
          include: onPostgres ? [] : [MEDIA_JOURNEYS],
          maxWorkers: 1,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
