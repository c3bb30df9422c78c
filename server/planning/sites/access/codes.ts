import { fold } from '../../../platform/text.ts';

/**
 * Letters and digits of a code. Only one of each look-alike group, and no vowels, so that no code is a word and Vietnamese input
 * methods (Telex, VNI) have nothing to put a mark on; D, W and S, which Telex turns into marks, are left out as well.
 */
const ALPHABET = 'CFHJKLMNPQRTVX23456789';
const LENGTH = 8;

/** Look-alikes of the letters and digits of a code. */
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

/** A new random code as stored: eight letters and digits without the dash. */
export function newCode(): string {
  const fair = 256 - (256 % ALPHABET.length);
  let code = '';
  while (code.length < LENGTH) {
    const [byte = fair] = globalThis.crypto.getRandomValues(new Uint8Array(1));
    if (byte < fair) code += ALPHABET[byte % ALPHABET.length];
  }
  return code;
}

/** A code as shown and printed: LC4K-7Q2M. */
export const shownCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** Reads a typed code, in any case, with or without the dash, with look-alike letters; null if it cannot be a code. */
export function readCode(typed: string): string | null {
  const letters = fold(typed)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
  const code = Array.from(letters, (letter) => LOOKS_LIKE[letter] ?? letter).join('');
  return code.length === LENGTH && Array.from(code).every((letter) => ALPHABET.includes(letter)) ? code : null;
}
