import { readFileSync } from 'node:fs';
import { agendaContract } from '../../server/planning/agenda/contract.ts';
import { interchangeContract } from '../../server/record/import-export/contract/index.ts';
import type { InputOf } from '../../server/platform/contract.ts';
import type { Login } from './app.ts';

type ConferenceFile = InputOf<typeof interchangeContract.import>;

const seedFile = (): ConferenceFile => JSON.parse(readFileSync('prisma/seed/conference-2025.json', 'utf8')) as ConferenceFile;

/** Imports the seeded conference for a login that may create one. Returns its id. */
export async function importSeed(login: Login): Promise<string> {
  return (await login.run(interchangeContract.import, seedFile())).id;
}

/** The id of the item that has this key in the file of the seeded conference, before its agenda is changed. */
export async function seedItem(staff: Pick<Login, 'run'>, conferenceId: string, key: string): Promise<string> {
  const { items } = await staff.run(agendaContract.titles, { conferenceId });
  const found = items[(seedFile().agenda ?? []).findIndex(({ id }) => id === key)];
  if (!found) throw new Error(`The seeded conference has no item ${key}.`);
  return found.id;
}
