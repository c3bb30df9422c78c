import { AppError } from '../errors.ts';
import type { Grid } from './grid.ts';
import { readCsv } from './read-csv.ts';
import { readWorkbook } from './read-xlsx.ts';

/** What files begin with: ZIP archives, and what Excel wrote until 2003 or writes with a password. */
const [ZIP, OLE] = [Buffer.from('PK'), Buffer.from([0xd0, 0xcf, 0x11, 0xe0])];
/** How the names of streams are written in an OLE file. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

const beginsWith = (bytes: Buffer, mark: Buffer): boolean => bytes.subarray(0, mark.length).equals(mark);

/**
 * Reads an Excel workbook (.xlsx) or a text of separated cells (.csv) by what its bytes are, whatever it is called.
 * @throws AppError sheet-unknown, sheet-old, sheet-encrypted, sheet-macros, sheet-broken, sheet-too-large.
 */
export async function readSheets(file: Uint8Array): Promise<Grid[]> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (beginsWith(bytes, OLE)) throw new AppError(bytes.includes(ENCRYPTED) ? 'sheet-encrypted' : 'sheet-old');
  return beginsWith(bytes, ZIP) ? readWorkbook(bytes) : [readCsv(bytes)];
}
