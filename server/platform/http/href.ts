import type { Operation } from '../contract.ts';

/** The address of an operation that only reads, with an input that it takes: where programs without HTTP yet fetch a file. */
export function hrefOf({ route }: Pick<Operation, 'route'>, input: Readonly<Record<string, unknown>>): string {
  const [, path = ''] = route.split(' ');
  const inPath = new Set([...path.matchAll(/:(\w+)/g)].map((match) => match[1]));
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(input[name])));
  const rest = Object.entries(input).filter(([name, value]) => !inPath.has(name) && value !== undefined);
  const query = new URLSearchParams(rest.map(([name, value]): [string, string] => [name, String(value)])).toString();
  return `/api/v1${filled}${query === '' ? '' : `?${query}`}`;
}
