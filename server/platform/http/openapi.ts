import { z } from 'zod';
import type { Operation } from '../contract.ts';

type Json = Record<string, unknown>;

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json =>
  z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' });

const ERROR = {
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
  const { $schema: _dialect, ...schema } = schemaOf(operation.input, 'input');
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

function describe(operation: Operation): Json {
  const { parameters, body } = placesOf(operation);
  const remembered = operation.kind === 'command' && operation.remember !== false;
  const failure = { description: 'Refused', content: { 'application/json': { schema: ERROR } } };
  return {
    operationId: operation.name,
    summary: operation.summary,
    tags: [operation.name.split('.')[0]],
    'x-permit': operation.permit,
    parameters: remembered ? [...parameters, OWN_ID] : parameters,
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: body } } } } : {}),
    responses: {
      200: { description: 'Done', content: { 'application/json': { schema: schemaOf(operation.output, 'output') } } },
      default: failure,
    },
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
      description: 'Conferences held in one hall and at many sites. The same operations are messages of the Socket.IO door.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ bearer: [] }],
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    paths,
  };
}
