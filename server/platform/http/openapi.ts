import type { RequestHandler } from 'express';
import { z } from 'zod';
import { fileTypesOf, type Operation } from '../contract.ts';
import { hasVersion, tagOf } from './conditional.ts';

type Json = Record<string, unknown>;

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...described } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' });
  return described;
}

const REFUSED = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message', 'faults'],
      properties: {
        code: { type: 'string' },
        message: { type: 'string' },
        faults: { type: 'array', items: { type: 'object', properties: { path: { type: 'string' }, message: { type: 'string' } } } },
      },
    },
  },
};

const PROPERTIES = z.object({ properties: z.record(z.string(), z.unknown()).default({}), required: z.array(z.string()).default([]) });

/** Fields of the path and, for what only reads, of the query; everything else is the body. */
function placesOf(operation: Operation): { parameters: Json[]; body: Json | null } {
  const [method, path = ''] = operation.route.split(' ');
  const schema = schemaOf(operation.input, 'input');
  const parsed = PROPERTIES.safeParse(schema);
  if (!parsed.success) return { parameters: [], body: schema };
  const { properties, required } = parsed.data;
  const inPath = [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');
  const rest = Object.keys(properties).filter((key) => !inPath.includes(key));
  const parameters: Json[] = inPath.map((name) => ({ name, in: 'path', required: true, schema: properties[name] ?? { type: 'string' } }));
  if (method === 'GET') {
    return {
      parameters: [
        ...parameters,
        ...rest.map((name) => ({ name, in: 'query', required: required.includes(name), schema: properties[name] })),
      ],
      body: null,
    };
  }
  const body = {
    ...schema,
    properties: Object.fromEntries(rest.map((key) => [key, properties[key]])),
    required: required.filter((key) => rest.includes(key)),
  };
  return { parameters, body: rest.length > 0 || inPath.length === 0 ? body : null };
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
function answersOf(operation: Operation): Json {
  const types = fileTypesOf(operation);
  if (!types) return { 200: { description: 'Done', content: { 'application/json': { schema: schemaOf(operation.output, 'output') } } } };
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

function describe(operation: Operation): Json {
  const { parameters, body } = placesOf(operation);
  const remembered = operation.kind === 'command' && operation.remember !== false;
  return {
    operationId: operation.name,
    summary: operation.summary,
    tags: [operation.name.split('.')[0]],
    'x-permit': operation.permit,
    parameters: remembered ? [...parameters, OWN_ID] : parameters,
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: body } } } } : {}),
    responses: { ...answersOf(operation), default: { $ref: '#/components/responses/Refused' } },
    ...(operation.permit.includes('anyone') ? { security: [] } : {}),
  };
}

/** The OpenAPI 3.1 document of a contract: one operation for each command and query, operationId = its name. */
export function openApi(operations: readonly Operation[], version: string): Json {
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const [method = '', route = ''] = operation.route.split(' ');
    const path = route.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [method.toLowerCase()]: describe(operation) };
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
      schemas: { Refusal: REFUSED },
      responses: {
        Refused: { description: 'Refused', content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } } },
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
