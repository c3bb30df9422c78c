import type { Database, Tx } from '../database/open.ts';
import { nextTurn } from '../next-turn.ts';
import { brokenAt, GENESIS, type Head } from './chain.ts';
import { entryPages } from './store.ts';

/** The first seq at which the chain of a journal is broken; null if it is intact. Yields to other work between its pages. */
export async function firstBroken(db: Database | Tx, journalId: string): Promise<number | null> {
  let head: Head = GENESIS;
  for await (const rows of entryPages(db, journalId)) {
    const broken = brokenAt(rows, head);
    if (broken !== null) return broken;
    head = rows.at(-1) ?? head;
    await nextTurn();
  }
  return null;
}
