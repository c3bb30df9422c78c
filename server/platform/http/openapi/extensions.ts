import { z } from 'zod';
import { mapParts, omit, type Json } from './json-schema.ts';
import { refTo } from './schemas.ts';

interface Fields {
  readonly properties: Readonly<Record<string, Json>>;
  readonly required: readonly string[];
}

const FIELDS = z.strictObject({
  properties: z.record(z.string(), z.record(z.string(), z.unknown())),
  required: z.array(z.string()).default([]),
});
const fieldsOf = (schema: Json): Fields | null => FIELDS.safeParse(schema).data ?? null;

/** Schemas with fewer fields in common than this are considered unrelated. */
const MIN_SHARED = 3;

/** Describes an object with all the fields of a named schema as that schema and its additions. */
export class Extensions {
  readonly #bases: readonly { readonly name: string; readonly fields: Fields }[];

  constructor(named: ReadonlyMap<string, Json>) {
    this.#bases = [...named]
      .flatMap(([name, schema]) => {
        const fields = fieldsOf(schema);
        return fields ? [{ name, fields }] : [];
      })
      .filter(({ fields }) => Object.keys(fields.properties).length >= MIN_SHARED)
      .toSorted((one, other) => Object.keys(other.fields.properties).length - Object.keys(one.fields.properties).length);
  }

  /** Rewrites every object in a schema this way. `own`: its own name, if any, because nothing extends itself. */
  extending(schema: Json, own: string | null = null): Json {
    return mapParts(this.#shortened(schema, own), (part) => this.extending(part));
  }

  #shortened(schema: Json, own: string | null): Json {
    const fields = fieldsOf(schema);
    if (!fields) return schema;
    const found = this.#bases.filter((base) => base.name !== own && hasAll(fields, base.fields, own !== null));
    const bases = found.filter((base, at) => !found.slice(0, at).some((before) => overlap(before.fields, base.fields)));
    if (bases.length === 0) return schema;
    const inherited = bases.flatMap((base) => Object.keys(base.fields.properties));
    const rest = omit(fields.properties, ...inherited);
    const [only, ...others] = bases.map(({ name }) => refTo(name));
    if (Object.keys(rest).length === 0 && only && others.length === 0) return only;
    const required = fields.required.filter((name) => !inherited.includes(name));
    return { allOf: [only, ...others], properties: rest, ...(required.length > 0 ? { required } : {}) };
  }
}

const overlap = (one: Fields, other: Fields): boolean => Object.keys(one.properties).some((name) => name in other.properties);

/** Whether an object has all fields of another, with the same descriptions and requirements; `more`: and further ones. */
function hasAll(fields: Fields, base: Fields, more: boolean): boolean {
  const names = Object.keys(base.properties);
  if (more && names.length === Object.keys(fields.properties).length) return false;
  const isSame = (name: string) =>
    JSON.stringify(fields.properties[name]) === JSON.stringify(base.properties[name]) &&
    fields.required.includes(name) === base.required.includes(name);
  return names.every(isSame);
}
