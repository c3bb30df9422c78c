import * as Y from 'yjs';
import { statusOfCode } from '../../../server/platform/errors.ts';
import { toBase64 } from './bytes.ts';
import type { PartLine, PartRefusal, PartShelf } from './part-line.ts';
import { allPieces, wordsOf } from './pieces.ts';

/** Refusals because of the content, not because of the writer or the place. */
export const REFUSED_WORDS: ReadonlySet<string> = new Set(['too-large', 'minutes-update', 'invalid']);

/** Whether a refusal comes from the server's present condition, such as overload or a missing database: the same is accepted later. */
export function isPassing({ code }: PartRefusal): boolean {
  const status = statusOfCode(code);
  return status >= 500 || status === 429;
}

/** The text to which stored changes belong. */
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
 * Sends the stored changes of a page that was closed too early, unchanged: their block may be gone by now, and only the server can
 * distinguish that from deleted words. What it refuses stays stored and is reported.
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
