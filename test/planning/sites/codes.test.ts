import { describe, expect, it } from 'vitest';
import { newCode, readCode, shownCode } from '../../../server/planning/sites/access/codes.ts';

describe('the code of a site', () => {
  it('has eight letters and digits, one of each look-alike group, and no vowel', () => {
    const letters = new Set(Array.from({ length: 400 }, newCode).join(''));
    expect([...letters].filter((letter) => !'CFHJKLMNPQRTVX23456789'.includes(letter))).toEqual([]);
    expect(newCode()).toMatch(/^.{8}$/);
  });

  it('is shown in two halves', () => {
    expect(shownCode('LC4K7Q2M')).toBe('LC4K-7Q2M');
  });

  it('is read in any case, with or without the dash, with spaces around it', () => {
    expect(['lc4k7q2m', 'LC4K-7Q2M', ' lc4k 7q2m ', 'Lc4K–7q2M'].map(readCode)).toEqual(Array.from({ length: 4 }, () => 'LC4K7Q2M'));
  });

  it('accepts look-alike letters and digits', () => {
    expect(readCode('1C4K-702M')).toBe('LC4K7Q2M');
    expect(readCode('IC4K-7OZM')).toBe('LC4K7Q2M');
    expect(readCode('BSUG-HHHH')).toBe('85V6HHHH');
  });

  it('is not read from what cannot be a code', () => {
    expect(['', 'LC4K', 'LC4K-7Q2M-9', 'LC4K-7Q2A', '????????'].map(readCode)).toEqual([null, null, null, null, null]);
  });
});
