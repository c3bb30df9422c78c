import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { DoorList, PresenceNote } from '../../../server/live/check-in/contract.ts';
import type { RefusedArrival } from '../../../server/live/check-in/presenter/door.ts';
import type { Door, Waiting } from '../../../server/live/check-in/rules/door.ts';
import { CHECK_IN_DATABASE, noteWaiting } from '../../shell/kept-check-ins.ts';

/** What a device keeps of one conference. `reader`: for whom; another login of the same browser starts anew. */
export interface KeptList {
  readonly reader: string;
  readonly list: DoorList;
  readonly notes: readonly PresenceNote[];
  /** The server's clock less this device's, in milliseconds. */
  readonly offset: number;
}

interface Kept extends DBSchema {
  readonly lists: { key: string; value: KeptList };
  readonly doors: { key: string; value: Door };
  readonly queue: { key: string; value: Waiting };
  readonly refused: { key: string; value: RefusedArrival };
}

let opened: Promise<IDBPDatabase<Kept>> | null = null;
const database = (): Promise<IDBPDatabase<Kept>> =>
  (opened ??= openDB<Kept>(CHECK_IN_DATABASE, 2, {
    upgrade(db, before) {
      if (before < 1) {
        db.createObjectStore('lists');
        db.createObjectStore('doors');
        db.createObjectStore('queue', { keyPath: 'id' });
      }
      db.createObjectStore('refused', { keyPath: 'id' });
    },
    // Another page signs out and deletes it.
    blocking: (_current, _blocked, { target }) => target instanceof IDBDatabase && target.close(),
  }));

/** What is kept of a conference for this reader; throws where the browser keeps nothing. */
export async function keptOf(conferenceId: string, reader: string) {
  const db = await database();
  const found = await db.get('lists', conferenceId);
  const queue = (await db.getAll('queue')).filter((waiting) => waiting.conferenceId === conferenceId);
  return {
    list: found?.reader === reader ? found : null,
    door: (await db.get('doors', conferenceId)) ?? null,
    refused: (await db.getAll('refused')).filter((one) => one.conferenceId === conferenceId),
    queue: queue.toSorted((one, other) => one.arrival.seenAt - other.arrival.seenAt),
  };
}

export const keepList = async (conferenceId: string, list: KeptList): Promise<unknown> =>
  (await database()).put('lists', list, conferenceId);
export const keepDoor = async (conferenceId: string, door: Door): Promise<unknown> => (await database()).put('doors', door, conferenceId);

export async function keepWaiting(waiting: Waiting): Promise<void> {
  await (await database()).put('queue', waiting);
  await count();
}

export async function dropWaiting(id: string): Promise<void> {
  await (await database()).delete('queue', id);
  await count();
}

/** A refusal is kept until somebody has seen it. */
export const keepRefused = async (refused: RefusedArrival): Promise<unknown> => (await database()).put('refused', refused);
export const dropRefused = async (id: string): Promise<void> => (await database()).delete('refused', id);

/** Pages that sign out ask first while something waits. */
async function count(): Promise<void> {
  noteWaiting(await (await database()).count('queue'));
}
