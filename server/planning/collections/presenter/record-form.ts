import type { Field, FieldRow, Values } from '../presenter.ts';

/** A fact that is entered in one field of the same name. */
type OwnField = Omit<Field, 'name'> & { readonly inputs?: undefined };

/** A fact that is entered in several fields, or in none. */
interface SeveralFields<Fact> {
  readonly inputs: FieldRow;
  /** The values of the fields. */
  show(fact: Fact): Values;
  /** The entered fact; the schema of the command validates it. */
  read(values: Values): unknown;
}
type FactFields<Fact> = (OwnField | SeveralFields<Fact>) & {
  /** True: in the same row as the fact before it. */
  readonly beside?: boolean;
};

/** How each fact of a record is entered, in the order of the form. A fact that is left out does not compile. */
export type RecordForm<Facts> = { readonly [Fact in keyof Facts]-?: FactFields<Facts[Fact]> };
/** The facts of a record as entered in a form, not yet validated. */
export type EnteredFacts<Facts> = { readonly [Fact in keyof Facts]: unknown };

/** A fact that is not asked for, and its fixed value. */
export const notAsked = (value: unknown) => ({ inputs: [], show: () => ({}), read: () => value });

interface AnyFields extends Partial<Omit<Field, 'name'>> {
  readonly inputs?: FieldRow | undefined;
  readonly beside?: boolean;
  show?(fact: unknown): Values;
  read?(values: Values): unknown;
}
const entriesOf = <Facts extends object>(form: RecordForm<Facts>): [string, AnyFields][] => Object.entries(form);

/** The rows of a form. */
export function rowsOf<Facts extends object>(form: RecordForm<Facts>): FieldRow[] {
  const rows: Field[][] = [];
  for (const [name, { inputs, beside, show: _show, read: _read, ...field }] of entriesOf(form)) {
    const fields = inputs ?? [{ name, ...field } as Field];
    const last = rows.at(-1);
    if (beside && last) last.push(...fields);
    else if (fields.length > 0) rows.push([...fields]);
  }
  return rows;
}

/** The values of a form's fields for a record; for a new one, as far as its facts are given. */
export const valuesOf = <Facts extends object>(form: RecordForm<Facts>, facts: Partial<Facts>): Values => {
  const given = new Map(Object.entries(facts));
  return Object.assign(
    {},
    ...entriesOf(form).map(([name, { show }]) => (given.has(name) ? (show ? show(given.get(name)) : { [name]: given.get(name) }) : {})),
  );
};

/** The facts entered in the fields of a form, not yet validated. */
export const factsOf = <Facts extends object>(form: RecordForm<Facts>, values: Values): EnteredFacts<Facts> =>
  Object.fromEntries(entriesOf(form).map(([name, { read }]) => [name, read ? read(values) : values[name]])) as EnteredFacts<Facts>;
