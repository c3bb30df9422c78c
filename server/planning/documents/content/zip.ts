const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;
/** Maximum length of the comment after the directory. */
const MAX_COMMENT_BYTES = 0xffff;
const MAX_ENTRIES = 20_000;

/** Offset of the directory's end record; null if these bytes are not a ZIP file. */
function endOf(bytes: Buffer): number | null {
  const first = Math.max(0, bytes.length - END_SIZE - MAX_COMMENT_BYTES);
  for (let at = bytes.length - END_SIZE; at >= first; at -= 1) if (bytes.readUInt32LE(at) === END) return at;
  return null;
}

/**
 * Names in the directory of a ZIP file (PKWARE APPNOTE 4.3.12); nothing is unpacked. Null if the bytes are not a valid ZIP
 * file that begins with its first entry.
 */
export function zipNames(bytes: Buffer): string[] | null {
  const end = bytes.length < END_SIZE || bytes.readUInt32LE(0) !== 0x04034b50 ? null : endOf(bytes);
  if (end === null) return null;
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const names: string[] = [];
  while (names.length < Math.min(count, MAX_ENTRIES)) {
    if (at + ENTRY_SIZE > end || bytes.readUInt32LE(at) !== ENTRY) return null;
    const length = bytes.readUInt16LE(at + 28);
    names.push(bytes.toString('utf8', at + ENTRY_SIZE, at + ENTRY_SIZE + length));
    at += ENTRY_SIZE + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return names;
}
