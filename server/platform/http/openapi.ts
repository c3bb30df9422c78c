import type { RequestHandler } from 'express';
import { z } from 'zod';
import { fileTypesOf, type Operation } from '../contract.ts';
import { hasVersion, tagOf } from './conditional.ts';

type Json = Record<string, unknown>;

/** Describes schemas as JSON Schema; those that have a name are described once, under it, and referred to elsewhere. */
class Schemas {
  /** The named ones that were referred to. */
  readonly described: Record<string, Json> = {};
  readonly #named = z.registry<{ id: string }>();

  constructor(named: ReadonlyMap<string, z.ZodType>) {
    for (const [id, schema] of named) this.#named.add(schema, { id });
  }

  of(schema: z.ZodType, io: 'input' | 'output'): Json {
    const { $schema: _dialect, $defs = {}, ...described } = z.toJSONSchema(schema, { io, unrepresentable: 'any', metadata: this.#named });
    for (const [name, definition] of Object.entries($defs)) this.#keep(nameFor(name, io), referring(definition, io));
    return referring(described, io);
  }

  #keep(name: string, { id: _id, ...definition }: Json): void {
    this.described[name] ??= definition;
  }
}

/** What is sent may differ from what is answered, by defaults and by what is trimmed: it has a name of its own. */
const nameFor = (name: string, io: 'input' | 'output'): string => (io === 'input' ? `${name}Input` : name);

/** Bounds that every number in JSON has, and that say nothing of this one. */
const isNoBound = (key: string, value: unknown): boolean =>
  (key === 'maximum' && value === Number.MAX_SAFE_INTEGER) || (key === 'minimum' && value === Number.MIN_SAFE_INTEGER);

/** A schema with its references among the components of the document. */
const referring = (schema: unknown, io: 'input' | 'output'): Json =>
  JSON.parse(
    JSON.stringify(schema, (key, value: unknown) => {
      if (isNoBound(key, value) || (io === 'output' && key === 'additionalProperties' && value === false)) return undefined;
      return key === '$ref' && typeof value === 'string'
        ? value.replace(/^#\/\$defs\/(.+)$/, (_, name: string) => `#/components/schemas/${nameFor(name, io)}`)
        : value;
    }),
  );

/** Codes that any operation may be refused with; rules of a feature have codes of their own. */
const GENERAL_CODES = ['invalid', 'unauthenticated', 'forbidden', 'not-found', 'stale', 'id-reused', 'too-large', 'too-many'];

const REFUSED = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message', 'faults'],
      properties: {
        code: { type: 'string', description: 'What programs can rely on.', examples: GENERAL_CODES },
        message: { type: 'string' },
        faults: { type: 'array', items: { type: 'object', properties: { path: { type: 'string' }, message: { type: 'string' } } } },
      },
    },
  },
};

const PROPERTIES = z.object({ properties: z.record(z.string(), z.unknown()).default({}), required: z.array(z.string()).default([]) });

/** Fields of the path and, for what only reads, of the query; everything else is the body. */
function placesOf(operation: Operation, schemas: Schemas): { inPath: Json[]; inQuery: Json[]; body: Json | null } {
  const [method, path = ''] = operation.route.split(' ');
  const schema = schemas.of(operation.input, 'input');
  const parsed = PROPERTIES.safeParse(schema);
  if (!parsed.success) return { inPath: [], inQuery: [], body: schema };
  const { properties, required } = parsed.data;
  const names = [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');
  const rest = Object.keys(properties).filter((key) => !names.includes(key));
  const inPath: Json[] = names.map((name) => ({ name, in: 'path', required: true, schema: properties[name] ?? { type: 'string' } }));
  if (method === 'GET') {
    const inQuery = rest.map((name) => ({ name, in: 'query', required: required.includes(name), schema: properties[name] }));
    return { inPath, inQuery, body: null };
  }
  const body = {
    ...schema,
    properties: Object.fromEntries(rest.map((key) => [key, properties[key]])),
    required: required.filter((key) => rest.includes(key)),
  };
  return { inPath, inQuery: [], body: rest.length > 0 || names.length === 0 ? body : null };
}

const OWN_ID: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', maxLength: 100 },
  description: 'The same id and input again gives the same answer and no second effect.',
};

const header = (description: string): Json => ({ description, schema: { type: 'string' } });
const FILE_HEADERS: Json = { 'Content-Disposition': header('The name of the file (RFC 6266).'), ETag: header('This version of the file.') };

/** What is answered where nothing is refused: a file as its bytes, everything else as JSON. */
function answersOf(operation: Operation, schemas: Schemas): Json {
  const types = fileTypesOf(operation);
  if (!types) return { 200: { description: 'Done', content: { 'application/json': { schema: schemas.of(operation.output, 'output') } } } };
  const content = Object.fromEntries(types.map((type) => [type, { schema: {} }]));
  return {
    200: { description: 'The whole file.', headers: FILE_HEADERS, content },
    206: {
      description: 'The part that Range asks for.',
      headers: { ...FILE_HEADERS, 'Content-Range': header('Which part it is.') },
      content,
    },
    304: { description: 'The version that If-None-Match names is still the current one.' },
    416: { description: 'Range begins beyond the end.', headers: { 'Content-Range': header('The length of the file.') } },
  };
}

const OWN_ID_REF: Json = { $ref: '#/components/parameters/IdempotencyKey' };

/** One operation, and what of it stands in its path. */
function describe(operation: Operation, schemas: Schemas): { inPath: Json[]; described: Json } {
  const { inPath, inQuery, body } = placesOf(operation, schemas);
  const parameters = [...inQuery, ...(operation.kind === 'command' && operation.remember !== false ? [OWN_ID_REF] : [])];
  const described = {
    operationId: operation.name,
    summary: operation.summary,
    tags: [operation.name.split('.')[0]],
    'x-permit': operation.permit,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: body } } } } : {}),
    responses: { ...answersOf(operation, schemas), '4XX': { $ref: '#/components/responses/Refused' } },
    ...(operation.permit.includes('anyone') ? { security: [] } : {}),
  };
  return { inPath, described };
}

/** The OpenAPI 3.1 document of a contract: one operation for each command and query, operationId = its name; `named` schemas are components. */
export function openApi(operations: readonly Operation[], named: ReadonlyMap<string, z.ZodType>, version: string): Json {
  const schemas = new Schemas(named);
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const [method = '', route = ''] = operation.route.split(' ');
    const path = route.replace(/:(\w+)/g, '{$1}');
    const { inPath, described } = describe(operation, schemas);
    paths[path] = { ...paths[path], ...(inPath.length > 0 ? { parameters: inPath } : {}), [method.toLowerCase()]: described };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Điểm Cầu',
      version,
      description:
        'Conferences held in one hall and at many sites. The same operations are Socket.IO messages; one that answers a file answers its address there.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ bearer: [] }],
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: { Refusal: REFUSED, ...schemas.described },
      parameters: { IdempotencyKey: OWN_ID },
      responses: {
        Refused: {
          description: 'Refused; nothing changed.',
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
        },
      },
    },
    paths,
  };
}

/** Serves the document at one address: written once, and not sent again to whoever has it. */
export function serveOpenApi(document: Json): RequestHandler {
  const bytes = Buffer.from(JSON.stringify(document));
  const tag = tagOf(bytes);
  return (request, response) => {
    response.set({ 'Cache-Control': 'no-cache', ETag: tag });
    if (hasVersion(request, tag)) response.status(304).end();
    else response.type('json').send(bytes);
  };
}
