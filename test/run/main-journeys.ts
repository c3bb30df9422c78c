import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Journeys of the short form: from the plan over a whole sitting to the minutes, and what several people write at once. */
export const MAIN_JOURNEYS: readonly string[] = ['agenda', 'conference', 'minutes', 'panel', 'reach'];

const FOLDER = fileURLToPath(new URL('../journeys', import.meta.url));
const ENDING = '.test.ts';

/** The journeys that only the long form takes. */
export const longJourneys = (): string[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith(ENDING))
    .map((file) => file.slice(0, -ENDING.length))
    .filter((name) => !MAIN_JOURNEYS.includes(name))
    .toSorted();
