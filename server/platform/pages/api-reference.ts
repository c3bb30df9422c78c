import type { Operation } from '../contract.ts';
import type { PageRoutes } from './routes.ts';

/** What the page shows of an operation: read from the document, so that both say the same. */
function operationView(operation: Operation, document: Readonly<Record<string, unknown>>) {
  const [method = '', route = ''] = operation.route.split(' ');
  const paths = document.paths as Record<
    string,
    Record<string, { requestBody?: { content: { 'application/json': { schema: { properties?: object } } } } }>
  >;
  const described = paths[route.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
  const fields = Object.keys(described?.requestBody?.content['application/json'].schema.properties ?? {});
  return {
    name: operation.name,
    method,
    path: `/api/v1${route}`,
    summary: operation.summary,
    permit: operation.permit.join(', '),
    fields: fields.join(', '),
  };
}

/** A readable page of the contract at /api; the document for programs is /api/openapi.json. */
export const referencePages =
  (operations: readonly Operation[], document: Readonly<Record<string, unknown>>) =>
  (routes: PageRoutes): void => {
    const features = Map.groupBy(operations, (operation) => operation.name.split('.')[0] ?? '');
    const groups = [...features].map(([name, list]) => ({ name, operations: list.map((operation) => operationView(operation, document)) }));
    routes.get('/api', async (context) => context.render('platform/api-reference/page', { groups }));
  };
