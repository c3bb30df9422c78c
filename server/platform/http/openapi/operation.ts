import { z } from 'zod';
import { fileTypesOf, type Operation } from '../../contract.ts';
import { isJson, omit, type Json } from './json-schema.ts';
import { refusalResponse } from './refusals.ts';
import type { Extensions } from './extensions.ts';
import { referredIn, type Schemas } from './schemas.ts';
import type { Shared } from './shared.ts';

/** What is needed to describe an operation. */
export interface Describing {
  readonly schemas: Schemas;
  readonly extensions: Extensions;
  readonly shared: Shared;
}

const INPUT = z.object({ properties: z.record(z.string(), z.unknown()).default({}), required: z.array(z.string()).default([]) });

const inJson = (schema: Json): Json => ({ 'application/json': { schema } });

/** Fields of the path and, for a query, of the query string; the rest is the body. */
function placesOf(operation: Operation, { schemas, extensions, shared }: Describing) {
  const [method, path = ''] = operation.route.split(' ');
  const schema = schemas.of(operation.input, 'input');
  const { properties, required } = INPUT.parse(schema.$ref ? schemas.named.get(referredIn(schema)[0] ?? '') : schema);
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  const rest = Object.keys(properties).filter((key) => !names.includes(key));
  const inPath = names.map((name) => shared.use('parameters', name, { name, in: 'path', required: true, schema: properties[name] }));
  const inQuery =
    method === 'GET'
      ? rest.map((name) => shared.use('parameters', `${name}.query`, queryField(name, properties[name], required.includes(name))))
      : [];
  const still = required.filter((key) => rest.includes(key));
  const body = {
    ...omit(schema, 'required', '$ref'),
    properties: omit(properties, ...names),
    ...(still.length > 0 ? { required: still } : {}),
  };
  const isFree = isJson(schema.additionalProperties);
  const isSent = method !== 'GET' && (rest.length > 0 || isFree);
  return {
    inPath,
    inQuery,
    body: isSent
      ? shared.use('requestBodies', rest.join('.'), bodyOf(isFree ? schema : extensions.extending(body), isFree || still.length > 0))
      : null,
  };
}

const bodyOf = (schema: Json, required: boolean): Json => ({ ...(required ? { required } : {}), content: inJson(schema) });
const queryField = (name: string, schema: unknown, required: boolean): Json => ({
  name,
  in: 'query',
  ...(required ? { required } : {}),
  schema,
});

const header = (description: string): Json => ({ description, schema: { type: 'string' } });
const RANGE: Json = { 'Content-Range': header('Which part it is, and the length of the whole.') };
const FILE_HEADERS: Json = {
  'Content-Disposition': { $ref: '#/components/headers/FileName' },
  ETag: { $ref: '#/components/headers/FileVersion' },
};
/** Components to which every file refers. */
export const FILE_HEADER_COMPONENTS: Json = {
  FileName: header('The name of the file (RFC 6266).'),
  FileVersion: header('This version of the file.'),
};
const PART: Json = {
  description: 'The part that Range asks for.',
  headers: { ...FILE_HEADERS, ...RANGE },
  content: { '*/*': {} },
};
const NOT_MODIFIED: Json = { description: 'The version that If-None-Match names is still the current one.' };
const BEYOND_END: Json = { description: 'Range begins beyond the end.', headers: RANGE };

/** Name of an answer: that of its schema, one made of its fields, or of what describes it elsewhere. */
function answerName(schema: Json): string {
  if (typeof schema['$ref'] === 'string') return referredIn(schema)[0] ?? '';
  if ('description' in schema) return 'Described';
  return isJson(schema['properties']) ? Object.keys(schema['properties']).join('.') : 'Nothing';
}

/** `Pdf`, `Docx`: by the last word of the first media type, and how many types there are. */
const fileName = (types: readonly string[]): string => `File.${types[0]?.split(/[/.+]/).at(-1)}.${types.length}`;

/** The successful answer: a file as bytes, anything else as JSON. */
function answersOf(operation: Operation, { schemas, extensions, shared }: Describing): Json {
  const types = fileTypesOf(operation);
  if (!types) {
    const schema = schemas.answered(extensions.extending(schemas.of(operation.output, 'output')));
    const answer = { description: 'Done', content: inJson(schema) };
    return { 200: shared.use('responses', answerName(schema), answer) };
  }
  return {
    200: shared.use('responses', fileName(types), {
      description: 'The whole file.',
      headers: FILE_HEADERS,
      content: Object.fromEntries(types.map((type) => [type, {}])),
    }),
    206: shared.use('responses', 'PartOfFile', PART),
    304: shared.use('responses', 'NotModified', NOT_MODIFIED),
    416: shared.use('responses', 'BeyondEnd', BEYOND_END),
  };
}

/** Describes one operation; `inPath`: the parameters that belong to its path. */
export function describe(operation: Operation, describing: Describing): { inPath: Json[]; described: Json } {
  const { inPath, inQuery, body } = placesOf(operation, describing);
  const described = {
    operationId: operation.name,
    summary: operation.summary,
    ...(inQuery.length > 0 ? { parameters: inQuery } : {}),
    ...(body ? { requestBody: body } : {}),
    responses: { ...answersOf(operation, describing), '4XX': refusalResponse(operation) },
    ...(operation.permit.includes('anyone') ? { security: [] } : {}),
  };
  return { inPath, described };
}
