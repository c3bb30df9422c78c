/** A JSON object, such as a JSON Schema. */
export type Json = Readonly<Record<string, unknown>>;

export const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

const LISTS: ReadonlySet<string> = new Set(['anyOf', 'oneOf', 'allOf', 'prefixItems']);
const SINGLE: ReadonlySet<string> = new Set(['items', 'additionalProperties', 'propertyNames']);

/** Changes the schemas that a schema consists of. */
export function mapParts(schema: Json, change: (schema: Json) => Json): Json {
  const inside = (value: unknown): unknown => (isJson(value) ? change(value) : value);
  const mapped = Object.entries(schema).map(([key, value]): [string, unknown] => {
    if (LISTS.has(key) && Array.isArray(value)) return [key, value.map(inside)];
    if (key === 'properties' && isJson(value))
      return [key, Object.fromEntries(Object.entries(value).map(([name, one]) => [name, inside(one)]))];
    return [key, SINGLE.has(key) ? inside(value) : value];
  });
  return Object.fromEntries(mapped);
}

/** Changes a schema and every schema in it, from the inside out. */
export const mapSchemas = (schema: Json, change: (schema: Json) => Json): Json =>
  change(mapParts(schema, (part) => mapSchemas(part, change)));

/** Without some keys. */
export const omit = (schema: Json, ...keys: readonly string[]): Json =>
  Object.fromEntries(Object.entries(schema).filter(([key]) => !keys.includes(key)));
