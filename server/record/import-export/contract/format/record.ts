import { z } from 'zod';
import type { Extras } from '../../../../planning/conferences/contract.ts';
import { refuseUnknownKeys } from '../soundness.ts';
import { innerExtras, ownExtras, withinOnly } from './extras.ts';

type Read<Shape extends z.ZodRawShape> = z.output<z.ZodObject<Shape>>;
type Written<Shape extends z.ZodRawShape> = z.input<z.ZodObject<Shape>>;

interface Codec<Fact, In, Out> {
  read(value: In): Fact;
  write(fact: Fact, extras: Extras): Out;
}
/** A value that the plan and the file say alike needs no codec. */
type CodecOf<Fact, In, Out> = [In] extends [Fact]
  ? [Fact] extends [Out]
    ? Partial<Codec<Fact, In, Out>>
    : Codec<Fact, In, Out>
  : Codec<Fact, In, Out>;

/** Whether the value of a key is written: always, unless it is the format's default (null, false, empty), or as the facts have it. */
type When<Facts> = 'always' | 'unless-default' | ((facts: Facts) => boolean);
type Field<Facts, Fact, In, Out> = {
  [Key in keyof In & keyof Out]: { readonly key: Key; readonly written: When<Facts> } & CodecOf<Fact, In[Key], Out[Key]>;
}[keyof In & keyof Out];

/** The key of each fact in a file, in the order in which keys are written. */
type FieldMap<Facts, Shape extends z.ZodRawShape> = {
  readonly [Fact in keyof Facts]-?: Field<Facts, Facts[Fact], Read<Shape>, Written<Shape>>;
};
/** Refuses a map in which a key of the file has no fact. */
type WholeShape<Map, Shape> = Map[keyof Map] extends { readonly key: infer Key }
  ? [Exclude<keyof Shape, Key>] extends [never]
    ? unknown
    : { readonly 'keys without a fact': Exclude<keyof Shape, Key> }
  : unknown;

/** A record of the format: what a file may say of it, and the way from a file to the plan and back. */
export interface FileRecord<Facts, Shape extends z.ZodRawShape> {
  read(entry: Read<Shape>): Facts;
  /** With the `x-` keys that the record came with. */
  write(facts: Facts, extras?: Extras): Written<Shape>;
}

/** An object of the format: its own keys, and any that begin with `x-`. */
export const entry = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.looseObject(shape).superRefine(refuseUnknownKeys(Object.keys(shape)), { when: () => true });

interface AnyField<Facts> {
  readonly key: string;
  readonly written: When<Facts>;
  read?(value: unknown): unknown;
  write?(fact: unknown, extras: Extras): unknown;
}

const isDefault = (value: unknown): boolean => value === null || value === false || (Array.isArray(value) && value.length === 0);

function isWritten<Facts>(written: When<Facts>, facts: Facts, value: unknown): boolean {
  if (value === undefined) return false;
  return typeof written === 'function' ? written(facts) : written === 'always' || !isDefault(value);
}

/**
 * The way between the facts of a plan and the records of a file with the keys of `Shape`. A fact without a key does not compile, nor
 * does a key without a fact.
 */
export const fileRecord =
  <Facts extends object, Shape extends z.ZodRawShape>() =>
  <const Fields extends FieldMap<Facts, Shape>>(map: Fields & WholeShape<Fields, Shape>): FileRecord<Facts, Shape> => {
    const fields: [string, AnyField<Facts>][] = Object.entries(map);
    return {
      read(found) {
        const values: Readonly<Record<string, unknown>> = found;
        const facts = fields.map(([fact, { key, read }]) => [fact, read ? read(values[key]) : values[key]]);
        return Object.fromEntries(facts) as Facts;
      },
      write(facts, extras = {}) {
        const values = new Map(Object.entries(facts));
        const keys = fields
          .map(([fact, { key, written, write }]) => ({ key, written, value: write ? write(values.get(fact), extras) : values.get(fact) }))
          .filter(({ written, value }) => isWritten(written, facts, value));
        return { ...Object.fromEntries(keys.map(({ key, value }) => [key, value])), ...ownExtras(extras) } as Written<Shape>;
      },
    };
  };

/** The codec of an object inside a record, null if not known. Its `x-` keys are kept with those of the record, under `place`. */
export const innerRecord = <Facts, Shape extends z.ZodRawShape>(record: FileRecord<Facts, Shape>, place: string) => ({
  read: (value: Read<Shape> | null): Facts | null => value && record.read(value),
  write: (facts: Facts | null, extras: Extras): Written<Shape> | null =>
    facts && record.write(facts, { ...withinOnly(extras), ...innerExtras(extras, place) }),
});
