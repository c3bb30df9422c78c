import type { ReadPdf } from './reading.ts';
import { dictSource, withEntries } from './syntax.ts';

/** Objects by their numbers, as they are written between `obj` and `endobj`; one character is one byte. */
export type NewObjects = ReadonlyMap<number, string>;

/** A file with an update behind it, and where the body of each object of the update begins. */
export interface UpdatedPdf {
  readonly bytes: Buffer;
  readonly offsets: ReadonlyMap<number, number>;
}

const tenDigits = (offset: number): string => String(offset).padStart(10, '0');

/** Adds new and replaced objects behind a file. No earlier byte changes, so that what was signed stays signed. */
export function updated(pdf: ReadPdf, objects: NewObjects, size: number): UpdatedPdf {
  const offsets = new Map<number, number>();
  const parts: string[] = ['\n'];
  let at = pdf.bytes.length + 1;
  for (const [number, body] of objects) {
    const written = `${number} 0 obj\n${body}\nendobj\n`;
    offsets.set(number, at);
    parts.push(written);
    at += written.length;
  }
  const rows = [...offsets]
    .toSorted(([one], [other]) => one - other)
    .map(([number, offset]) => `${number} 1\n${tenDigits(offset)} 00000 n \n`);
  const trailer = dictSource(withEntries(pdf.trailer, { Size: String(size), Prev: String(pdf.tableAt) }));
  parts.push(`xref\n${rows.join('')}trailer\n${trailer}\nstartxref\n${at}\n%%EOF\n`);
  return { bytes: Buffer.concat([pdf.bytes, Buffer.from(parts.join(''), 'latin1')]), offsets };
}

/** An object with a stream, as it is written. */
export const streamSource = (dict: string, stream: string): string => `${dict}\nstream\n${stream}\nendstream`;
