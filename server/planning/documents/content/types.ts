import { MEDIA_TYPES, type FileType } from '../contract.ts';
import { zipNames } from './zip.ts';

const starts = (bytes: Buffer, ...head: number[]): boolean => head.every((byte, at) => bytes[at] === byte);

/** The main part of each office format, by which to recognise it. */
const MAIN_PART: readonly (readonly [FileType, string])[] = [
  ['docx', 'word/document.xml'],
  ['xlsx', 'xl/workbook.xml'],
  ['pptx', 'ppt/presentation.xml'],
];

/** Whether it is an OpenDocument text: the first entry is the uncompressed media type (OpenDocument 1.3 part 2, 3.3). */
const isOdt = (bytes: Buffer, names: readonly string[]): boolean =>
  names.includes('content.xml') && bytes.toString('latin1', 30, 30 + 8 + MEDIA_TYPES.odt.length) === `mimetype${MEDIA_TYPES.odt}`;

/** Media type of an office file in a ZIP container; null for other archives and for files with macros, whatever their name. */
function packedType(bytes: Buffer): FileType | null {
  const names = zipNames(bytes);
  if (!names || names.some((name) => /(^|\/)(vbaProject\.bin|Basic\/)/.test(name))) return null;
  if (isOdt(bytes, names)) return 'odt';
  if (!names.includes('[Content_Types].xml')) return null;
  return MAIN_PART.find(([, part]) => names.includes(part))?.[0] ?? null;
}

/** Whether it is UTF-8 text without control characters; an empty file is not. */
function isText(bytes: Buffer): boolean {
  if (bytes.length === 0) return false;
  try {
    // oxlint-disable-next-line no-control-regex
    return !/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/.test(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return false;
  }
}

/** The type of a file by its content, whatever its name; null if it is not accepted. */
export function typeOf(bytes: Buffer): FileType | null {
  if (bytes.toString('latin1', 0, 5) === '%PDF-') return 'pdf';
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (starts(bytes, 0xff, 0xd8, 0xff)) return 'jpg';
  if (starts(bytes, 0x50, 0x4b)) return packedType(bytes);
  return isText(bytes) ? 'txt' : null;
}
