import type { z } from 'zod';
import { AppError, type Fault } from '../errors.ts';
import { unsoundTexts } from '../sound-text.ts';
import { describeIssue } from './faults.ts';

const MAX_FAULTS = 5_000;

const path = (keys: readonly PropertyKey[]): string =>
  keys.reduce<string>((text, key) => (typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key)), '');

/** The faults that a schema finds in an input, by path; an unknown key has the path of the key itself. */
export function faultsOf(schema: z.ZodType, input: unknown): Fault[] {
  // An empty message marks the issues for which the schema names no code of its own.
  const result = schema.safeParse(input, { error: () => '', reportInput: true });
  if (result.success) return [];
  return result.error.issues
    .slice(0, MAX_FAULTS)
    .flatMap((issue): Fault[] =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({ path: path([...issue.path, key]), message: 'unknown-key' }))
        : [{ path: path(issue.path), ...(issue.message ? { message: issue.message } : describeIssue(issue)) }],
    );
}

/**
 * Checks an input against its schema, and that every text in it can be stored, whatever the schema says about texts.
 * @throws AppError invalid, with every fault by path.
 */
export function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input);
  if (!result.success) throw new AppError('invalid', {}, faultsOf(schema, input));
  const unsound = unsoundTexts(input).slice(0, MAX_FAULTS);
  if (unsound.length > 0)
    throw new AppError(
      'invalid',
      {},
      unsound.map((place) => ({ path: path(place), message: 'bad-text' })),
    );
  return result.data;
}
