import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { faultsOf, parse } from '../../server/platform/bus/parse.ts';
import { refusalOf } from '../../server/platform/bus/refusal.ts';
import { Id, TextLine, Prose } from '../../server/platform/contract.ts';
import { AppError, type Fault } from '../../server/platform/errors.ts';
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

  it('with more marks in a row than any script has is refused before it is composed', () => {
    const marks = '\u0301\u0323';
    for (const schema of [TextLine, Prose]) {
      expect(faultsOf(schema, `a${marks.repeat(16)}`).map(({ message }) => message)).toEqual(['bad-text']);
      expect(schema.parse(`a${marks.repeat(15)}`)).toBe(`a${marks.repeat(15)}`.normalize('NFC'));
    }
    expect(unsoundTexts({ text: ['Hội nghị', marks.repeat(40_000)] })).toEqual([['text', 1]]);
  });

  it('that is too long is refused by its length, however it is composed', () => {
    const tooLong = (schema: z.ZodType, text: string) => faultsOf(schema, text).map(({ message, params }) => [message, params?.n]);
    for (const letter of ['a', 'ế'.normalize('NFD'), '한'.normalize('NFD')])
      expect([tooLong(TextLine, letter.repeat(20_000)), tooLong(Prose, letter.repeat(100_000))]).toEqual([
        [['too-long', 500]],
        [['too-long', 20_000]],
      ]);
    expect(TextLine.parse('ế'.normalize('NFD').repeat(500))).toBe('ế'.repeat(500));
  });

  it('that is nested deeper than any stack does no harm', () => {
    let deep: unknown = '\0';
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    expect(unsoundTexts(deep)).toEqual([]);
  });
});

describe('an id', () => {
  it('is never a name that every object has', () => {
    const names = ['constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf', 'toLocaleString', '__proto__'];
    expect(names.map((name) => faultsOf(Id, name)[0]?.message)).toEqual(names.map(() => 'bad-id'));
    expect(Id.parse('constructor-1')).toBe('constructor-1');
  });
});

describe('a refusal', () => {
  const faultsIn = (input: unknown): readonly Fault[] => {
    try {
      parse(z.strictObject({ n: z.array(z.number()).optional() }), input, 10_000_000);
      return [];
    } catch (error) {
      return error instanceof AppError ? error.faults : [];
    }
  };

  it('stays short, whatever was sent, and says how many faults it leaves out', () => {
    const keys = Object.fromEntries(Array.from({ length: 190_000 }, (_, n) => [`key-${n}`, n]));
    const long = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`${n}${'"\u0001đ'.repeat(20_000)}`, n]));
    const wrong = { n: Array.from({ length: 20_000 }, () => 'x') };
    for (const [input, found] of [
      [keys, 5000],
      [long, 100],
      [wrong, 5000],
    ] as const) {
      const { faults, more = 0 } = refusalOf(new AppError('invalid', {}, faultsIn(input)), 'test', 'vi');
      expect([faults.length + more, Buffer.byteLength(JSON.stringify(faults)) < 60_000]).toEqual([found, true]);
    }
  });

  it('of an input that is too long comes before any other', () => {
    const sent = { n: [1, 'x'.repeat(300_000)] };
    expect(() => parse(z.strictObject({}), sent)).toThrow('too-large');
    expect(() => parse(z.strictObject({}), sent, 400_000)).toThrow('invalid');
  });
});
