import type { z } from 'zod';
import type { Fault } from '../errors.ts';

type Issue = z.core.$ZodIssue;
type Found = Pick<Fault, 'message' | 'params'>;

/** How many options of a choice a fault lists; a longer list is cut. */
const MAX_OPTIONS = 20;

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'not-text',
  number: 'not-number',
  int: 'not-whole-number',
  boolean: 'not-boolean',
  array: 'not-list',
  tuple: 'not-list',
  object: 'not-object',
  record: 'not-object',
};

const FORMATS: Readonly<Record<string, string>> = { date: 'bad-date', base64: 'not-base64' };

const isMissing = (input: unknown): boolean => input === undefined || input === null;

function wrongType({ expected, input }: Extract<Issue, { code: 'invalid_type' }>): Found {
  return { message: isMissing(input) ? 'required' : (EXPECTED[expected] ?? 'bad-value') };
}

function wrongOption({ input, values }: Extract<Issue, { code: 'invalid_value' }>): Found {
  if (isMissing(input)) return { message: 'required' };
  const [first, ...others] = values.map(String);
  if (others.length === 0) return { message: 'only-value', params: { value: first ?? '' } };
  const shown = values.slice(0, MAX_OPTIONS).map(String).join(', ');
  return { message: 'not-an-option', params: { options: values.length > MAX_OPTIONS ? `${shown}, …` : shown } };
}

function tooBig({ origin, maximum }: Extract<Issue, { code: 'too_big' }>): Found {
  const params = { n: Number(maximum) };
  if (origin === 'string') return { message: 'too-long', params };
  return { message: origin === 'array' ? 'too-many-entries' : 'number-too-large', params };
}

function tooSmall({ origin, minimum }: Extract<Issue, { code: 'too_small' }>): Found {
  const params = { n: Number(minimum) };
  if (origin === 'string') return Number(minimum) <= 1 ? { message: 'required' } : { message: 'too-short', params };
  return { message: origin === 'array' ? 'too-few-entries' : 'number-too-small', params };
}

/**
 * Describes what is wrong with a value: a code with words under `errors.fault`, and the values for those words.
 * A schema may give a code of its own: `.regex(…, 'bad-month')`.
 */
export function describeIssue(issue: Issue): Found {
  if (issue.code === 'invalid_type') return wrongType(issue);
  if (issue.code === 'invalid_value') return wrongOption(issue);
  if (issue.code === 'too_big') return tooBig(issue);
  if (issue.code === 'too_small') return tooSmall(issue);
  if (issue.code === 'invalid_format') return { message: FORMATS[issue.format] ?? 'bad-form' };
  return { message: isMissing(issue.input) ? 'required' : 'bad-value' };
}
