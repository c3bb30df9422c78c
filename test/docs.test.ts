import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const pages = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/**/*.md')];
const ROOTS = /^(?:server|client|views|test|prisma|docs|\.ci|\.config|\.readme)\/[\w./-]+$/;

/** Paths of the repository that a page names between backticks. */
const named = (text: string): string[] =>
  [...text.matchAll(/`([^`\n]+)`/g)].map(([, code]) => code ?? '').filter((code) => ROOTS.test(code));
/** Files that a page links to, relative to its own folder. */
const linked = (page: string, text: string): string[] =>
  [...text.matchAll(/\]\(([^)#\s]+)/g)].flatMap(([, target]) => (target && !/^[a-z]+:/.test(target) ? [join(dirname(page), target)] : []));

describe('the documentation', () => {
  it('names files and folders that exist', () => {
    const paths = pages.flatMap((page) => {
      const text = readFileSync(page, 'utf8');
      return [...named(text), ...linked(page, text)].map((path) => ({ page, path }));
    });
    expect(paths.filter(({ path }) => !existsSync(path)).map(({ page, path }) => `${page} names ${path}`)).toEqual([]);
    expect(paths.length).toBeGreaterThan(50);
  });

  it('lists every decision', () => {
    const listed = linked('docs/decisions/README.md', readFileSync('docs/decisions/README.md', 'utf8'));
    expect(listed.toSorted()).toEqual(globSync('docs/decisions/[0-9]*.md').toSorted());
  });
});
