import { readFileSync } from 'node:fs';
import { interchangeContract } from '../../server/record/import-export/contract/index.ts';
import type { InputOf } from '../../server/platform/contract.ts';
import type { Login } from './app.ts';

/** Imports the seeded conference for a login that may create one. Returns its id. */
export async function importSeed(login: Login): Promise<string> {
  const seed: unknown = JSON.parse(readFileSync('prisma/seed/conference-2025.json', 'utf8'));
  return (await login.run(interchangeContract.import, seed as InputOf<typeof interchangeContract.import>)).id;
}
