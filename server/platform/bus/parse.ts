import { z } from 'zod';
import { AppError, type Fault } from '../errors.ts';
import { unsoundTexts } from '../sound-text.ts';

const vi = z.locales.vi().localeError;
const en = z.locales.en().localeError;

const path = (keys: readonly PropertyKey[]): string =>
  keys.reduce<string>((text, key) => (typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key)), '');

const MOST_FAULTS = 5_000;

/** The faults that a schema finds in an input, by path; an unknown key has the path of the key itself. */
export function faultsOf(schema: z.ZodType, input: unknown): Fault[] {
  const english = schema.safeParse(input, { error: en });
  const vietnamese = schema.safeParse(input, { error: vi });
  if (english.success || vietnamese.success) return [];
  return english.error.issues
    .slice(0, MOST_FAULTS)
    .flatMap((issue, at) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({ path: path([...issue.path, key]), message: 'unknown-key' }))
        : [{ path: path(issue.path), message: issue.message, vi: vietnamese.error.issues[at]?.message ?? issue.message }],
    );
}

/**
 * Checks an input against its schema, and that every text in it can be kept, whatever the schema says of texts.
 * @throws AppError invalid, with every fault by path.
 */
export function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input);
  if (!result.success) throw new AppError('invalid', {}, faultsOf(schema, input));
  const unsound = unsoundTexts(input).slice(0, MOST_FAULTS);
  if (unsound.length > 0)
    throw new AppError(
      'invalid',
      {},
      unsound.map((place) => ({ path: path(place), message: 'bad-text' })),
    );
  return result.data;
}
