import { z } from 'zod';
import type { Operation } from '../contract.ts';
import type { PageRoutes } from './routes.ts';

/** The fields of the body. */
function bodyFields({ input, route }: Operation): string[] {
  const names = new Set([...route.matchAll(/:(\w+)/g)].map(([, name]) => name));
  const fields = route.startsWith('GET') || !(input instanceof z.ZodObject) ? [] : Object.keys(input.shape);
  return fields.filter((name) => !names.has(name));
}

function operationView(operation: Operation) {
  const [method = '', route = ''] = operation.route.split(' ');
  return {
    name: operation.name,
    method,
    path: `/api/v1${route}`,
    summary: operation.summary,
    permit: operation.permit.join(', '),
    fields: bodyFields(operation).join(', '),
    refusals: (operation.refusals ?? []).join(', '),
  };
}

/** The contract as a readable page at /api; the document for programs is /api/openapi.json. */
export const referencePages =
  (operations: readonly Operation[]) =>
  (routes: PageRoutes): void => {
    const features = Map.groupBy(operations, (operation) => operation.name.split('.')[0] ?? '');
    const groups = [...features].map(([name, list]) => ({ name, operations: list.map(operationView) }));
    routes.get('/api', async (context) => context.render('platform/api-reference/page', { groups }));
  };
