import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { operations } from '../../server/contract.ts';
import { isKey } from '../../server/i18n/translate.ts';
import { faultsOf } from '../../server/platform/bus/parse.ts';
import { refusalOf } from '../../server/platform/bus/refusal.ts';
import { AppError } from '../../server/platform/errors.ts';

const WRONG = [undefined, null, true, 0, 1.5, -1e9, 1e300, '', 'x', 'a\tb', 'x'.repeat(20_001), [], {}, { x: {} }];

/** Inputs that are wrong in every way in every field of a schema, one field at a time. */
function* wrongInputs(schema: z.core.$ZodType): Generator {
  yield* WRONG;
  const { def } = schema._zod as z.core.$ZodTypes['_zod'];
  if (def.type === 'object') {
    for (const [key, part] of Object.entries(def.shape)) for (const wrong of wrongInputs(part)) yield { [key]: wrong };
    yield { 'no such key': 1 };
  }
  if (def.type === 'array') {
    for (const wrong of wrongInputs(def.element)) yield [wrong];
    yield Array.from({ length: 20_001 }, () => null);
  }
  if (def.type === 'record') for (const wrong of wrongInputs(def.valueType)) yield { x: wrong, 'a b': wrong };
  if (def.type === 'union') for (const option of def.options) yield* wrongInputs(option);
  if (def.type === 'pipe') yield* wrongInputs(def.out);
  if (def.type === 'nullable' || def.type === 'optional' || def.type === 'default') yield* wrongInputs(def.innerType);
}

const WORDLESS = 'there are no words for this';
const wordsOf = (lang: 'vi' | 'en', schema: z.ZodType, input: unknown): string[] =>
  refusalOf(new AppError('invalid', {}, faultsOf(schema, input)), 'any.operation', lang).faults.map(({ message }) => message);

describe('a fault of an input', () => {
  it('has words in both languages, whatever is wrong in any field of any operation', () => {
    const [kinds, wordless] = [new Set<string>(), new Set<string>()];
    for (const { name, input } of operations)
      for (const wrong of wrongInputs(input)) {
        for (const { code } of input.safeParse(wrong).error?.issues ?? []) kinds.add(code);
        for (const { message } of faultsOf(input, wrong))
          if (!isKey(`errors.fault.${message}`)) wordless.add(`${name}: ${message || WORDLESS}`);
      }
    expect([...wordless]).toEqual([]);
    expect([...kinds].toSorted()).toEqual([
      'custom',
      'invalid_format',
      'invalid_type',
      'invalid_union',
      'invalid_value',
      'too_big',
      'too_small',
      'unrecognized_keys',
    ]);
  });

  it('reads like a sentence, without a pattern, a word of the library or of the language underneath', () => {
    const worded = new Set<string>();
    for (const { name, input } of operations)
      for (const wrong of wrongInputs(input))
        for (const lang of ['vi', 'en'] as const) {
          const { message, faults } = refusalOf(new AppError('invalid', {}, faultsOf(input, wrong)), name, lang);
          for (const sentence of [message, ...faults.map((fault) => fault.message)]) worded.add(sentence);
        }
    const jargon =
      /[\\^$[\]{}|]|regex|pattern|undefined|\bnull\b|NaN|zod|Invalid (?:input|string)|expected (?:string|number|object)|received/;
    expect([...worded].filter((sentence) => jargon.test(sentence) || !/^\p{Lu}.*\.$/u.test(sentence))).toEqual([]);
    expect(worded.size).toBeGreaterThan(40);
  });

  it('has words of its own only for codes that are ours: what a library says stays with the server', () => {
    const said = 'Invalid string: must match pattern /^[a-z]$/';
    const { faults } = refusalOf(new AppError('invalid', {}, [{ path: 'a', message: said }]), 'any.operation', 'en');
    expect(faults).toEqual([{ path: 'a', message: 'Not a valid value.' }]);
  });

  it('says what to enter, in words an official understands', () => {
    const schema = z.object({
      name: z.string().min(1),
      code: z.string().min(8).max(8),
      minutes: z.number().int().max(1440),
      mode: z.enum(['online', 'hybrid']),
      sites: z.array(z.string()).max(1),
      link: z.string().regex(/^https/),
    });
    const input = { name: '', code: 'abc', minutes: 1_000_000, mode: 'radio', sites: ['a', 'b'], link: 'ftp' };
    expect(wordsOf('vi', schema, input)).toEqual([
      'Cần điền mục này.',
      'Dài ít nhất 8 ký tự.',
      'Không được lớn hơn 1.440.',
      'Chỉ nhận một trong các giá trị: online, hybrid.',
      'Có tối đa 1 mục.',
      'Không đúng cách ghi.',
    ]);
    expect(wordsOf('en', schema, input)).toEqual([
      'Please fill this in.',
      'At least 8 characters.',
      'Must not be greater than 1,440.',
      'Expected one of: online, hybrid.',
      'At most 1 entry.',
      'Not in the expected form.',
    ]);
  });

  it('distinguishes a missing value from one of another type', () => {
    const schema = z.object({
      minutes: z.number().int(),
      whole: z.number().int(),
      open: z.boolean(),
      topics: z.array(z.string()),
      speaker: z.object({}),
    });
    expect(wordsOf('en', schema, {})).toEqual(Array.from({ length: 5 }, () => 'Please fill this in.'));
    expect(wordsOf('en', schema, { minutes: 'ten', whole: 1.5, open: 'yes', topics: 'one', speaker: 1 })).toEqual([
      'Expected a number.',
      'Expected a whole number.',
      'Expected true or false.',
      'Expected a list.',
      'Expected an object with named fields.',
    ]);
  });
});
