import * as Y from 'yjs';
import { toBase64 } from './bytes.ts';
import type { PartLine, PartShelf } from './part-line.ts';
import { allPieces, wordsOf } from './pieces.ts';

/** Refusals of what was written, not of who writes or where. */
export const REFUSED_WORDS: ReadonlySet<string> = new Set(['too-large', 'minutes-update', 'invalid']);

/** The text that kept words belong to. */
interface Recovering {
  readonly doc: Y.Doc;
  readonly state: unknown;
  send(): Promise<void>;
  fetch(): Promise<void>;
}

interface Ways {
  readonly line: PartLine;
  readonly shelf: PartShelf;
  readonly onWithdrawn: (words: string, reason: string) => void;
}

/**
 * Sends what a page that was closed too early could not, as it kept it: by now its words may stand in a block that is gone, and only
 * the server can tell that from words that were deleted. What it refuses stays kept and is told.
 */
export async function recoverKept(text: Recovering, { line, shelf, onWithdrawn }: Ways): Promise<void> {
  for (const { update, drop } of await shelf.others()) {
    try {
      for (const piece of allPieces(withUpdate(text.doc, update), update)) await line.write(toBase64(piece));
    } catch (error) {
      const refusal = line.refusalOf(error);
      if (refusal && REFUSED_WORDS.has(refusal.code)) {
        onWithdrawn(wordsOf(update), refusal.message);
        continue;
      }
      if (refusal?.code !== 'minutes-gap') throw error;
      Y.applyUpdate(text.doc, update, 'recovered');
      await text.send();
      if (text.state !== 'saved') return;
    }
    await drop();
    await text.fetch();
  }
}

function withUpdate(text: Y.Doc, update: Uint8Array): Y.Doc {
  const doc = new Y.Doc({ gc: false });
  for (const one of [Y.encodeStateAsUpdate(text), update]) Y.applyUpdate(doc, one);
  return doc;
}
