import { fold } from '../../../platform/text.ts';

/**
 * Letters and digits of a code. Of those that look alike only one is used, and no vowel, so that no code is a word and the
 * Vietnamese keyboard (Telex, VNI) has nothing to put a mark on; D, W and S, which Telex turns into marks, are left out as well.
 */
const ALPHABET = 'CFHJKLMNPQRTVX23456789';
const LENGTH = 8;

/** What people write or read for a letter or digit that looks like it. */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  '0': 'Q',
  O: 'Q',
  D: 'Q',
  '1': 'L',
  I: 'L',
  B: '8',
  S: '5',
  Z: '2',
  G: '6',
  U: 'V',
  Y: 'V',
};

/** A new random code, as it is stored: eight letters and digits without the dash. */
export function newCode(): string {
  const fair = 256 - (256 % ALPHABET.length);
  let code = '';
  while (code.length < LENGTH) {
    const [byte = fair] = globalThis.crypto.getRandomValues(new Uint8Array(1));
    if (byte < fair) code += ALPHABET[byte % ALPHABET.length];
  }
  return code;
}

/** A code as it is shown and printed: LC4K-7Q2M. */
export const shownCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** The code that somebody typed, in any case, with or without the dash, with letters that look alike; null when it cannot be one. */
export function readCode(typed: string): string | null {
  const letters = fold(typed)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
  const code = Array.from(letters, (letter) => LOOKS_LIKE[letter] ?? letter).join('');
  return code.length === LENGTH && Array.from(code).every((letter) => ALPHABET.includes(letter)) ? code : null;
}
