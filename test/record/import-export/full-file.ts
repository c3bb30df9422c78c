import { formatSchema } from '../../../server/record/import-export/contract/format.ts';

interface JsonSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
}
type Fields = Record<string, unknown>;

/** A field unknown to every release. */
export const MADE_UP = 'x-made-up';

/** Every id and reference is the first of these that fits, so that no reference dangles. */
const TEXTS = ['one', '2026-11', '08:00'];

function textFor({ default: usual, format, pattern }: JsonSchema): unknown {
  if (usual !== undefined && usual !== null) return usual;
  if (format === 'date') return '2026-11-26';
  const fitting = TEXTS.find((text) => new RegExp(pattern ?? '^ ').test(text));
  return fitting ?? 'Một dòng chữ';
}

/** Objects in which each of these fields has each of its values at least once. */
function objects(properties: Readonly<Record<string, JsonSchema>>, path: string): Fields[] {
  const values = Object.entries(properties).map(([key, schema]) => [key, examples(schema, `${path}/${key}`)] as const);
  const most = Math.max(1, ...values.map(([, all]) => all.length));
  return Array.from({ length: most }, (_, at) => ({
    ...Object.fromEntries(values.map(([key, all]) => [key, all[at % all.length]])),
    [MADE_UP]: `${path} ${at}`,
  }));
}

/** Valid values of a schema, none of them its default: one, or an object of each possible kind. */
function examples(schema: JsonSchema, path: string): unknown[] {
  const { anyOf, const: only, enum: words, type, items, properties } = schema;
  const some = (anyOf ?? []).filter((one) => one.type !== 'null');
  if (some.length > 0) {
    const whole = some.every((one) => one.properties !== undefined);
    return (whole ? some : some.slice(0, 1)).flatMap((one) => examples({ ...one, default: schema.default }, path));
  }
  if (only !== undefined) return [only];
  if (words) return words.slice(0, 1);
  if (properties) return objects(properties, path);
  if (items) return [examples(items, path)];
  if (type === 'boolean') return [schema.default !== true];
  return [type === 'integer' || type === 'number' ? Math.max(schema.minimum ?? 7, 7) : textFor(schema)];
}

/** A file with a record of every kind in the format, each field different from its default, and a made-up one. */
export function fullFile(): Fields {
  const [file] = objects((formatSchema() as JsonSchema).properties ?? {}, '');
  if (!file) throw new Error('the format has no fields');
  // Who has a name is one person.
  return { ...file, participants: (file.participants as Fields[]).map((person) => ({ ...person, name: null })) };
}

/** The objects in a value, by their paths. */
export function objectsIn(value: unknown, path = ''): [path: string, object: Fields][] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, child]) => objectsIn(child, `${path}/${key}`));
  return Array.isArray(value) ? inner : [[path, value as Fields], ...inner];
}
