import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { faultsOf, parse } from '../../server/platform/bus/parse.ts';
import { TextLine, Prose } from '../../server/platform/contract.ts';
import { AppError } from '../../server/platform/errors.ts';
import { unsoundTexts } from '../../server/platform/sound-text.ts';

const half = `Hội nghị ${'😀'.slice(0, 1)}`;

describe('a text', () => {
  it('with a lone surrogate is refused, because UTF-8 cannot hold it', () => {
    for (const schema of [TextLine, Prose]) expect(faultsOf(schema, half).map(({ message }) => message)).toEqual(['bad-text']);
    expect(TextLine.parse('Hội nghị 😀')).toBe('Hội nghị 😀');
  });

  it('with a null character is refused anywhere, whatever the schema says about texts', () => {
    const schema = z.object({ code: z.string(), list: z.array(z.unknown()) });
    const faultsIn = (input: unknown): unknown => {
      try {
        return parse(schema, input);
      } catch (error) {
        return error instanceof AppError ? error.faults : error;
      }
    };
    const bad = { code: 'a\0', list: ['b', { 'c\0': 1, d: ['\0'] }, half] };
    const places = [{ path: 'code' }, { path: 'list[1]' }, { path: 'list[1].d[0]' }, { path: 'list[2]' }];
    expect(new Set(faultsIn(bad) as Iterable<unknown>)).toEqual(new Set(places.map(({ path }) => ({ path, message: 'bad-text' }))));
    expect(faultsIn({ code: 'a', list: [Buffer.from([0])] })).toEqual({ code: 'a', list: [Buffer.from([0])] });
  });

  it('that is nested deeper than any stack does no harm', () => {
    let deep: unknown = '\0';
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    expect(unsoundTexts(deep)).toEqual([]);
  });
});
