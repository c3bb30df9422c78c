import { readFile } from 'node:fs/promises';
import { SYSTEM } from '../../accounts/store.ts';
import type { Bus } from '../../platform/bus/bus.ts';
import { interchangeContract } from './contract/index.ts';

const FILE = new URL('../../../prisma/seed/conference-2025.json', import.meta.url);

/** Imports the conference of 2025 through the same operation as every file. Returns its id. */
export async function seedConference(bus: Pick<Bus, 'run'>): Promise<string> {
  const { id } = await bus.run(interchangeContract.import, SYSTEM, JSON.parse(await readFile(FILE, 'utf8')));
  return id;
}
