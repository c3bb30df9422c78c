import { visibleText } from '../../../platform/visible-text.ts';
import type { FileType } from '../contract.ts';

const MAX_NAME_LENGTH = 150;
/** Characters that some system forbids in file names. */
// oxlint-disable-next-line no-control-regex
const UNSAFE = /[\u0000-\u001f\u007f-\u009f<>:"/\\|?*\u2028\u2029]/g;
/** Names that Windows reserves for devices. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** The extension of a name in lower case; '' if there is none. */
export function endingOf(name: string): string {
  const ending = /\.([A-Za-z0-9]{1,8})$/.exec(name.trim())?.[1]?.toLowerCase() ?? '';
  return ending === 'jpeg' ? 'jpg' : ending;
}

/**
 * The name under which to store and download a file: composed, without a path, unsafe and hidden characters (which could
 * reverse the direction of writing to hide an extension), with the extension of its actual type.
 */
export function safeName(name: string, type: FileType): string {
  const last = name.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const clean = visibleText(last).replace(UNSAFE, ' ').replace(/\s+/g, ' ').trim();
  const stem = clean.replace(/\.[A-Za-z0-9]{1,8}$/, '').replace(/^[. ]+|[. ]+$/g, '');
  const short = Array.from(stem).slice(0, MAX_NAME_LENGTH).join('').trim();
  return `${short === '' || DEVICE.test(short) ? 'tai-lieu' : short}.${type}`;
}
