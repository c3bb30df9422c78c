import { z } from 'zod';

interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
}

const typesOf = (schema: JsonSchema): readonly string[] =>
  schema.anyOf ? schema.anyOf.flatMap(typesOf) : typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);

function convert(types: readonly string[], value: unknown): unknown {
  if (types.includes('array') && !Array.isArray(value)) return [value];
  if (typeof value !== 'string' || types.includes('string')) return value;
  if ((types.includes('integer') || types.includes('number')) && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  if (types.includes('boolean') && (value === 'true' || value === 'false')) return value === 'true';
  return types.includes('null') && value === '' ? null : value;
}

function typesByKey(schema: z.ZodType): ReadonlyMap<string, readonly string[]> {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  return new Map(Object.entries(properties).map(([key, property]) => [key, typesOf(property)]));
}

/**
 * Converts texts of a URL to the types of the schema; what does not fit is left as it is, for the schema to refuse. The schema is looked
 * at when the first values come: there are hundreds of them, and the start does not wait for all.
 */
export function fromAddress(schema: z.ZodType): (values: Readonly<Record<string, unknown>>) => Record<string, unknown> {
  let types: ReadonlyMap<string, readonly string[]> | null = null;
  return (values) => {
    const known = (types ??= typesByKey(schema));
    return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, convert(known.get(key) ?? [], value)]));
  };
}
