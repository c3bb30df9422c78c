/** What stands in the fields of a form, by their names; a list, for a field may have several values, or none. */
export type FieldValues = ReadonlyMap<string, readonly string[]>;

/** Fields of a form that are not facts of its record: its version, and those of the form itself, whose names begin with "_". */
const isFact = (name: string): boolean => !name.startsWith('_') && name !== 'version';

/** The values of a form's fields, in the order of the form. `names`: of all its fields, for one that is not ticked sends nothing. */
export function valuesIn(data: Iterable<readonly [string, unknown]>, names: Iterable<string>): FieldValues {
  const values = new Map<string, string[]>([...names].filter(isFact).map((name) => [name, []]));
  for (const [name, value] of data) {
    // Browsers end the lines of what is sent with two characters, and those of what is shown with one.
    if (isFact(name) && typeof value === 'string') values.set(name, [...(values.get(name) ?? []), value.replaceAll('\r\n', '\n')]);
  }
  return values;
}

/** Whether a field has the same value in both. */
export const agrees = (name: string, one: FieldValues, other: FieldValues): boolean =>
  JSON.stringify(one.get(name) ?? []) === JSON.stringify(other.get(name) ?? []);

/** The fields whose values differ. */
export const differing = (one: FieldValues, other: FieldValues): string[] =>
  [...new Set([...one.keys(), ...other.keys()])].filter((name) => !agrees(name, one, other));

/** What somebody else stored meanwhile: fields that can be taken over, and those that were changed here to something else. */
export interface Merged {
  readonly taken: readonly string[];
  readonly disputed: readonly string[];
}

/** Compares what was stored before, what stands in the form, and what is stored now. */
export function merge(before: FieldValues, mine: FieldValues, theirs: FieldValues): Merged {
  const news = differing(before, theirs).filter((name) => !agrees(name, mine, theirs));
  return {
    taken: news.filter((name) => agrees(name, before, mine)),
    disputed: news.filter((name) => !agrees(name, before, mine)),
  };
}

/** The values of some fields. */
export const only = (values: FieldValues, names: readonly string[]): FieldValues =>
  new Map(names.map((name) => [name, values.get(name) ?? []]));
