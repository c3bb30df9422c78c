import { z } from 'zod';
import type { Shared } from './shared.ts';
import { isJson, mapSchemas, omit, type Json } from './json-schema.ts';
import { isNull, shortened, withoutBounds } from './shortened.ts';

/** Sent by callers or answered to them; the two differ by defaults. */
type Direction = 'input' | 'output';

const AT = '#/components/schemas/';
/** A reference to a named schema among the components. */
export const refTo = (name: string): Json => ({ $ref: AT + name });
const nameIn = (schema: Json): string | null => (typeof schema.$ref === 'string' ? (/([^/]+)$/.exec(schema.$ref)?.[1] ?? null) : null);

/** The names to which a schema refers. */
export function referredIn(schema: unknown): string[] {
  const found = JSON.stringify(schema).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g);
  return [...found].map(([, name = '']) => name);
}

/** Describes schemas as JSON Schema; named ones are described once and referred to elsewhere. */
export class Schemas {
  /** Every named schema by its name in the document. */
  readonly named: ReadonlyMap<string, Json>;
  readonly #registry = z.registry<{ id: string }>();
  /** Descriptions that are no longer than a reference to them. */
  readonly #short: ReadonlyMap<string, Json>;
  readonly #shared: Shared;
  readonly #known: ReadonlySet<string>;
  /** Names of schemas whose input and output forms differ. */
  readonly #twofold: ReadonlySet<string>;

  constructor(named: ReadonlyMap<string, z.ZodType>, shared: Shared) {
    this.#shared = shared;
    this.#known = new Set(named.keys());
    for (const [id, schema] of named) this.#registry.add(schema, { id });
    const [answered, sent] = [this.#describeNamed('output'), this.#describeNamed('input')];
    // Texts are trimmed and composed before they are checked, so their output form is also the best to send.
    for (const [name, schema] of answered) if (schema.type === 'string' && sent.get(name)?.type === 'string') sent.set(name, schema);
    this.#twofold = differing(answered, sent);
    this.#short = new Map([...answered].filter(([name, schema]) => isShort(name, schema) && !this.#twofold.has(name)));
    const inputs = [...this.#twofold].map((name) => [`${name}Input`, this.#described(sent.get(name) ?? {}, 'input')] as const);
    this.named = new Map([...[...answered].map(([name, schema]) => [name, this.#described(schema, 'output')] as const), ...inputs]);
  }

  of(schema: z.ZodType, io: Direction): Json {
    const described = z.toJSONSchema(schema, { io, unrepresentable: 'any', metadata: this.#registry, override: describedElsewhere });
    return this.#described(omit(described, '$schema', '$defs'), io);
  }

  /** A description for answers: without bounds, which only matter to those who send. */
  answered(schema: Json): Json {
    return mapSchemas(schema, (one) => {
      const [, name = '', orNull] = /^([^]+?)(OrNull)?$/.exec(nameIn(one) ?? '') ?? [];
      const { type, ...rest } = withoutBounds(this.named.get(name) ?? {});
      if (typeof type !== 'string' || Object.keys(rest).length > 0) return withoutBounds(one);
      return { ...omit(one, '$ref'), type: orNull ? [type, 'null'] : type };
    });
  }

  #describeNamed(io: Direction): Map<string, Json> {
    const { schemas } = z.toJSONSchema(this.#registry, {
      io,
      unrepresentable: 'any',
      uri: (id) => AT + id,
      override: describedElsewhere,
    });
    return new Map(Object.entries(schemas).map(([name, schema]) => [name, mapSchemas(omit(schema, '$schema', '$id', 'id'), shortened)]));
  }

  /** Points the references of a schema to the components of the document. */
  #described(schema: Json, io: Direction): Json {
    return mapSchemas(schema, (one) => this.#orNull(shortened(this.#referring(one, io))));
  }

  /** Gives "this or null" a name of its own if many fields may be null. */
  #orNull(schema: Json): Json {
    const choices: unknown = schema.anyOf;
    const name = Array.isArray(choices) && choices.length === 2 && isNull(choices[1]) && isJson(choices[0]) ? nameIn(choices[0]) : null;
    return name === null ? schema : { ...omit(schema, 'anyOf'), ...this.#shared.use('schemas', `${name}OrNull`, { anyOf: choices }) };
  }

  #referring(schema: Json, io: Direction): Json {
    const name = nameIn(schema);
    if (name === null) return schema;
    // A schema that refers to itself without end is any JSON.
    if (!this.#known.has(name)) return omit(schema, '$ref');
    const short = this.#short.get(name);
    return { ...omit(schema, '$ref'), ...(short ?? refTo(io === 'input' && this.#twofold.has(name) ? `${name}Input` : name)) };
  }
}

/** With `meta({ describedBy })`, only names the place of the description. */
function describedElsewhere({
  zodSchema,
  jsonSchema,
}: {
  readonly zodSchema: z.core.$ZodType;
  readonly jsonSchema: Record<string, unknown>;
}): void {
  const { describedBy } = z.globalRegistry.get(zodSchema) ?? {};
  if (typeof describedBy !== 'string') return;
  for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
  Object.assign(jsonSchema, { type: 'object', additionalProperties: {}, description: describedBy });
}

/** Whether the description of a simple value takes no more room than a reference to it. */
const isShort = (name: string, schema: Json): boolean =>
  schema.type !== 'object' && referredIn(schema).length === 0 && JSON.stringify(schema).length <= JSON.stringify(refTo(name)).length;

/** Names whose two descriptions differ, directly or in what they refer to. */
function differing(answered: ReadonlyMap<string, Json>, sent: ReadonlyMap<string, Json>): ReadonlySet<string> {
  const found = new Set(
    [...answered].flatMap(([name, schema]) => (JSON.stringify(schema) === JSON.stringify(sent.get(name)) ? [] : [name])),
  );
  for (let size = -1; size !== found.size;) {
    size = found.size;
    for (const [name, schema] of answered) if (referredIn(schema).some((one) => found.has(one))) found.add(name);
  }
  return found;
}

/** The names of the schemas to which `from` refers, directly or indirectly. */
export function reachableSchemas(schemas: Json, from: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = referredIn(from);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    waiting.push(...referredIn(schemas[name] ?? {}));
  }
  return found;
}

/** Puts schemas to which only one place refers into that place. */
export function inPlaceIfOnce<Parts extends { readonly schemas: Json }>(parts: Parts): Parts {
  const uses = Map.groupBy(referredIn(parts), (name) => name);
  const once = new Map(Object.entries(parts.schemas).filter(([name]) => uses.get(name)?.length === 1));
  const inPlace = (_key: string, value: unknown): unknown => {
    const schema = isJson(value) && typeof value.$ref === 'string' && value.$ref.startsWith(AT) ? once.get(nameIn(value) ?? '') : null;
    return isJson(value) && isJson(schema) ? { ...omit(value, '$ref'), ...schema } : value;
  };
  return JSON.parse(JSON.stringify({ ...parts, schemas: omit(parts.schemas, ...once.keys()) }, inPlace)) as Parts;
}
