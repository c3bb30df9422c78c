import { describe, expect, it } from 'vitest';
import { renamedRecipients } from '../../../server/planning/awards/rules/renamed.ts';

const corrected = (before: string, after: string) =>
  renamedRecipients(before.split(' '), after.split(' ')).map(({ from, to }) => `${from} → ${to}`);

describe('a corrected name', () => {
  it('is another one in the same place, of somebody who is gone by somebody who was not there', () => {
    expect(corrected('A B C D', 'A X C D')).toEqual(['B → X']);
    expect(corrected('A B C D', 'A X C D E')).toEqual(['B → X']);
    expect(corrected('A', 'X')).toEqual(['A → X']);
  });

  it('is none that moved, left, came, or is only spelled with other capitals', () => {
    for (const after of ['D C B A', 'A B D', 'B C D E', 'A B C D E', 'a b c d']) expect(corrected('A B C D', after)).toEqual([]);
  });

  it('is none where most of a list is another one', () => {
    expect(corrected('A B C D', 'W X Y D')).toEqual([]);
    expect(corrected('A B C D', 'W X C D')).toEqual(['A → W', 'B → X']);
  });
});
