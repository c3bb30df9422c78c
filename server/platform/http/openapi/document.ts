import type { z } from 'zod';
import type { Operation } from '../../contract.ts';
import { isJson, omit, type Json } from './json-schema.ts';
import { Extensions } from './extensions.ts';
import { describe, FILE_HEADER_COMPONENTS, type Describing } from './operation.ts';
import { REFUSAL_BODY, sharedRefusals } from './refusals.ts';
import { inPlaceIfOnce, reachableSchemas, Schemas } from './schemas.ts';
import { Shared } from './shared.ts';

const DESCRIPTION = `Conferences held in one hall and at many sites. The same operations are Socket.IO messages; one that answers a file answers its address there. Who may call an operation is listed at /api.

Fields that are not described are refused. A command of somebody signed in takes the header Idempotency-Key: the same key and input again gives the same answer and no second effect.

A refusal has a code that programs can rely on, and nothing has changed. 4XX describes the codes of an operation's own rules by status; the response that it refers to those that follow from method, version and permission (\`form-expired\` only with a cookie, \`id-reused\` only with an Idempotency-Key). Any operation may answer 503 (\`unavailable\`, \`database-full\` and the like) or 500 \`internal\`.`;

function describePaths(operations: readonly Operation[], describing: Describing): Json {
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const [method = '', route = ''] = operation.route.split(' ');
    const path = route.replace(/:(\w+)/g, '{$1}');
    const { inPath, described } = describe(operation, describing);
    paths[path] = { ...paths[path], ...(inPath.length > 0 ? { parameters: inPath } : {}), [method.toLowerCase()]: described };
  }
  return paths;
}

interface Components {
  readonly parameters: Json;
  readonly requestBodies: Json;
  readonly responses: Json;
}

/** Everything that callers send. */
const requestsIn = (paths: Json): unknown[] =>
  Object.values(paths)
    .flatMap((path) => (isJson(path) ? Object.values(path) : []))
    .map((part) => (isJson(part) && 'responses' in part ? omit(part, 'responses') : part));

/** The OpenAPI 3.1 document of a contract: one operation for each command and query, operationId = its name; `named` schemas are components. */
export function openApi(operations: readonly Operation[], named: ReadonlyMap<string, z.ZodType>, version: string): Json {
  const shared = new Shared();
  const schemas = new Schemas(named, shared);
  const extensions = new Extensions(schemas.named);
  const described = describePaths(operations, { schemas, extensions, shared });
  const extended = [...schemas.named].map(([name, schema]): [string, Json] => [name, extensions.extending(schema, name)]);
  const paths = shared.settled(described);
  const components = {
    parameters: shared.settled(shared.components('parameters')),
    requestBodies: shared.settled(shared.components('requestBodies')),
    responses: { ...shared.settled(shared.components('responses')), ...sharedRefusals(operations) },
  };
  const all = shared.settled({ Refusal: REFUSAL_BODY, ...Object.fromEntries(extended), ...shared.components('schemas') });
  const used = usedSchemas(schemas, all, paths, components);
  const settled = inPlaceIfOnce({ paths, components, schemas: used });
  return {
    openapi: '3.1.0',
    info: { title: 'Điểm Cầu', version, description: DESCRIPTION },
    servers: [{ url: '/api/v1' }],
    security: [{ bearer: [] }],
    paths: settled.paths,
    components: {
      ...settled.components,
      headers: FILE_HEADER_COMPONENTS,
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: settled.schemas,
    },
  };
}

/** The schemas that the document refers to; without bounds, unless callers send them. */
function usedSchemas(schemas: Schemas, all: Json, paths: Json, components: Components): Json {
  const sent = reachableSchemas(all, [components.parameters, components.requestBodies, requestsIn(paths)]);
  const told = Object.entries(all).map(
    ([name, schema]) => [name, isJson(schema) && !sent.has(name) ? schemas.answered(schema) : schema] as const,
  );
  const used = reachableSchemas(Object.fromEntries(told), [paths, components]);
  return Object.fromEntries(told.filter(([name]) => used.has(name)));
}
