import { isJson, omit, type Json } from './json-schema.ts';

const NULL = { type: 'null' };
const PRIMITIVES: ReadonlySet<unknown> = new Set(['string', 'number', 'integer', 'boolean']);
export const isNull = (schema: unknown): boolean => JSON.stringify(schema) === JSON.stringify(NULL);

/** Drops bounds that hold for every number in JSON. */
function withoutIdleBounds({ minimum, maximum, ...schema }: Json): Json {
  return {
    ...schema,
    ...(minimum === undefined || minimum === Number.MIN_SAFE_INTEGER ? {} : { minimum }),
    ...(maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? {} : { maximum }),
  };
}

const isObject = ({ properties }: Json): boolean => isJson(properties) && Object.keys(properties).length > 0;

/** Drops what is redundant: the pattern beside a format, the type beside values or fields, and additionalProperties, which is stated once. */
function withoutRepetition(schema: Json): Json {
  return omit(
    schema,
    ...(schema.format === 'date' ? ['pattern'] : []),
    ...('const' in schema || 'enum' in schema || isObject(schema) ? ['type'] : []),
    ...(schema.additionalProperties === false ? ['additionalProperties'] : []),
    ...(isJson(schema.properties) && !isObject(schema) ? ['properties'] : []),
    ...(JSON.stringify(schema.propertyNames) === JSON.stringify({ type: 'string' }) ? ['propertyNames'] : []),
  );
}

/** Flattens nested choices into one list. */
function flatChoices(schema: Json): Json {
  if (!Array.isArray(schema.anyOf)) return schema;
  const choices = schema.anyOf.flatMap((one: unknown) =>
    isJson(one) && Array.isArray(one.anyOf) && Object.keys(one).length === 1 ? one.anyOf : [one],
  );
  return { ...schema, anyOf: choices };
}

type Fields = Readonly<Record<string, unknown>>;
const fieldsIn = (schema: unknown): Fields => (isJson(schema) && isJson(schema.properties) ? schema.properties : {});
const requiredIn = (schema: unknown): readonly unknown[] => (isJson(schema) && Array.isArray(schema.required) ? schema.required : []);

/** Merges choices that differ in one value only. */
function fewerChoices(schema: Json): Json {
  const choices: unknown = schema.oneOf;
  if (!Array.isArray(choices) || !choices.every(isJson)) return schema;
  const [name] = Object.entries(fieldsIn(choices[0])).find(([, value]) => isJson(value) && 'const' in value) ?? [];
  if (name === undefined) return schema;
  const alike = Map.groupBy(choices, (one) => JSON.stringify({ ...one, properties: omit(fieldsIn(one), name) }));
  const merged = [...alike.values()].map(([one = {}, ...others]) => {
    const values = [one, ...others].map((same) => fieldsIn(same)[name]).flatMap((value) => (isJson(value) ? [value.const] : []));
    return others.length === 0 ? one : { ...one, properties: { ...fieldsIn(one), [name]: { enum: values } } };
  });
  return { ...schema, oneOf: merged };
}

/** Moves fields that all choices share out of the choices. */
function commonFields(schema: Json): Json {
  const choices: unknown = schema.oneOf;
  if (!Array.isArray(choices) || choices.length < 2 || 'properties' in schema) return schema;
  const [first, ...others] = choices;
  const isCommon = ([name, value]: readonly [string, unknown]): boolean =>
    requiredIn(first).includes(name) &&
    others.every((one) => requiredIn(one).includes(name) && JSON.stringify(fieldsIn(one)[name]) === JSON.stringify(value));
  const common = Object.entries(fieldsIn(first)).filter(isCommon);
  if (common.length === 0) return schema;
  const names = common.map(([name]) => name);
  const rest = (one: Json): Json => ({
    ...one,
    properties: omit(fieldsIn(one), ...names),
    required: requiredIn(one).filter((name) => !names.some((own) => own === name)),
  });
  return {
    ...schema,
    properties: Object.fromEntries(common),
    required: names,
    oneOf: choices.map((one) => (isJson(one) ? rest(one) : one)),
  };
}

/** Writes "this or null" as one schema if this is a simple value. */
function shortNull(schema: Json): Json {
  const choices: unknown = schema.anyOf;
  if (!Array.isArray(choices) || choices.length !== 2 || !isNull(choices[1]) || !isJson(choices[0])) return schema;
  const [value, rest] = [choices[0], omit(schema, 'anyOf')];
  if ('const' in value) return { ...rest, enum: [value.const, null] };
  if (Array.isArray(value.enum)) return { ...rest, ...value, enum: [...value.enum, null] };
  return PRIMITIVES.has(value.type) ? { ...rest, ...value, type: [value.type, 'null'] } : schema;
}

/** Shortens a schema without changing its meaning; the schemas in it are shortened first. */
export const shortened = (schema: Json): Json =>
  commonFields(fewerChoices(shortNull(flatChoices(withoutRepetition(withoutIdleBounds(schema))))));

/** One schema, not those in it, without its bounds. */
export const withoutBounds = (schema: Json): Json =>
  omit(schema, 'minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems', 'pattern');
