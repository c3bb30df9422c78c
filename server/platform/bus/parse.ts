import type { z } from 'zod';
import { AppError, type Fault } from '../errors.ts';
import { LOGIN_BYTES } from '../size-limits.ts';
import { fitsIn, isTooDeep, unsoundTexts } from '../sound-text.ts';
import { describeIssue } from './faults.ts';

/** Most faults of an input that are looked for. */
const MAX_FAULTS = 5_000;

type Issue = z.core.$ZodIssue;

const path = (keys: readonly PropertyKey[]): string =>
  keys.reduce<string>((text, key) => (typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key)), '');

/** The faults of an issue, not more than so many; each unknown key is one, with the path of the key itself. */
const faultsIn = (issue: Issue, most: number): Fault[] =>
  issue.code === 'unrecognized_keys'
    ? issue.keys.slice(0, most).map((key) => ({ path: path([...issue.path, key]), message: 'unknown-key' }))
    : [{ path: path(issue.path), ...(issue.message ? { message: issue.message } : describeIssue(issue)) }];

function faultsOfIssues(issues: readonly Issue[]): Fault[] {
  const faults: Fault[] = [];
  for (const issue of issues) {
    if (faults.length >= MAX_FAULTS) break;
    faults.push(...faultsIn(issue, MAX_FAULTS - faults.length));
  }
  return faults;
}

/** An empty message marks the issues for which the schema names no code of its own. */
const check = <S extends z.ZodType>(schema: S, input: unknown) => schema.safeParse(input, { error: () => '', reportInput: true });

/** The faults that a schema finds in an input, by path. */
export function faultsOf(schema: z.ZodType, input: unknown): Fault[] {
  const result = check(schema, input);
  return result.success ? [] : faultsOfIssues(result.error.issues);
}

/**
 * Checks an input against its schema, and that every text in it can be stored, whatever the schema says about texts. `most`: longest input,
 * in bytes; measured in characters before anything else is done with it.
 * @throws AppError too-large, or invalid with every fault by path.
 */
export function parse<S extends z.ZodType>(schema: S, input: unknown, most: number = LOGIN_BYTES): z.output<S> {
  if (!fitsIn(input, most)) throw new AppError('too-large');
  if (isTooDeep(input)) throw new AppError('invalid', {}, [{ path: '', message: 'too-deep' }]);
  const result = check(schema, input);
  if (!result.success) throw new AppError('invalid', {}, faultsOfIssues(result.error.issues));
  const unsound = unsoundTexts(input).slice(0, MAX_FAULTS);
  if (unsound.length > 0)
    throw new AppError(
      'invalid',
      {},
      unsound.map((place) => ({ path: path(place), message: 'bad-text' })),
    );
  return result.data;
}
