import type { Operation } from '../contract.ts';

/** The HTTP path of a query with an input; from there socket clients fetch files. */
export function hrefOf({ route }: Pick<Operation, 'route'>, input: Readonly<Record<string, unknown>>): string {
  const [, path = ''] = route.split(' ');
  const inPath = new Set([...path.matchAll(/:(\w+)/g)].map((match) => match[1]));
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(input[name])));
  const rest = Object.entries(input).filter(([name, value]) => !inPath.has(name) && value !== undefined);
  const query = new URLSearchParams(rest.map(([name, value]): [string, string] => [name, String(value)])).toString();
  return `/api/v1${filled}${query === '' ? '' : `?${query}`}`;
}
