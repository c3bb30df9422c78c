import { describe, expect, it } from 'vitest';
import { faultsOf } from '../../server/platform/bus/parse.ts';
import { Line, Prose } from '../../server/platform/contract.ts';

const half = `Hội nghị ${'😀'.slice(0, 1)}`;

describe('a text', () => {
  it('with half a surrogate pair is refused, because nothing in UTF-8 can hold it', () => {
    for (const schema of [Line, Prose]) expect(faultsOf(schema, half).map(({ message }) => message)).toEqual(['bad-text']);
    expect(Line.parse('Hội nghị 😀')).toBe('Hội nghị 😀');
  });
});
