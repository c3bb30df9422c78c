import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

const root = join(import.meta.dirname, '../..');

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    return statSync(join(root, path)).isDirectory() ? filesBelow(path) : [path];
  });
}

/** A TypeScript file of the project with what it imports. */
export interface Source {
  /** Path from the project's root. */
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  /** Files of the project that it imports, including for types, by path from the root. */
  readonly imports: readonly string[];
  /** Packages and node: modules. */
  readonly packages: readonly string[];
}

function readSource(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8');
  const found = [...text.matchAll(/^(?:import|export)\s[^;]*?from\s+'([^']+)'|^import\s+'([^']+)'/gm)].map(
    (match) => match[1] ?? match[2] ?? '',
  );
  const own = found.filter((name) => name.startsWith('.'));
  return {
    path,
    text,
    lines: text.split('\n').length - 1,
    imports: own.map((name) => normalize(join(dirname(path), name))),
    packages: found.filter((name) => !name.startsWith('.')),
  };
}

/** Every TypeScript file below these folders. */
export const sourcesBelow = (...folders: readonly string[]): Source[] =>
  folders.flatMap((folder) =>
    filesBelow(folder)
      .filter((path) => path.endsWith('.ts'))
      .map(readSource),
  );

/** A path from the project's root. */
export const fromRoot = (path: string): string => relative(root, path);

/** Circular imports: each as its files in order, every file in at most one. */
export function circlesOf(sources: readonly Source[]): string[] {
  const importsOf = new Map(sources.map(({ path, imports }) => [path, imports]));
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) circles.push([...trail.slice(at), path].join(' → '));
    if (at >= 0 || done.has(path)) return;
    for (const target of importsOf.get(path) ?? []) walk(target, [...trail, path]);
    done.add(path);
  };
  for (const path of importsOf.keys()) walk(path, []);
  return circles;
}

const EXPORTED = /^export (?:async )?(?:const|function\*?|class|type|interface) (\w+)/gm;

/** Names exported by more than one file, each with its files; a schema and its type in one file count once. */
export function namesInTwoFiles(sources: readonly Pick<Source, 'path' | 'text'>[]): string[] {
  const files = new Map<string, Set<string>>();
  for (const { path, text } of sources)
    for (const [, name = ''] of text.matchAll(EXPORTED)) files.set(name, (files.get(name) ?? new Set()).add(path));
  return [...files].filter(([, paths]) => paths.size > 1).map(([name, paths]) => `${name}: ${[...paths].join(', ')}`);
}
