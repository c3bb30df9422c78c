import { globSync, statSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { basename, join, resolve } from 'node:path';

export const projectFolder = resolve(import.meta.dirname, '../../..');

/**
 * What is bundled, by name: every <name>.entry.ts below client/ as '<name>.js', the style sheet as 'app.css', and the favicon.
 * Throws if two entries share a name.
 */
export function findEntries(): Record<string, string> {
  const entries: Record<string, string> = {
    app: join(projectFolder, 'client/styles/app.css'),
    favicon: join(projectFolder, 'client/shell/favicon.svg'),
  };
  for (const file of globSync('client/**/*.entry.ts', { cwd: projectFolder })) {
    const name = basename(file, '.entry.ts');
    if (name in entries) throw new Error(`Two browser entries are named "${name}".`);
    entries[name] = join(projectFolder, file);
  }
  return entries;
}

/** A short text that changes with any file that can enter a bundle. */
export function fingerprint(): string {
  const patterns = ['client/**/*', 'views/**/*.hbs', 'server/**/*.ts', 'package-lock.json'];
  const hash = createHash('sha256');
  for (const file of globSync(patterns, { cwd: projectFolder }).toSorted()) {
    const { mtimeMs, size } = statSync(join(projectFolder, file));
    hash.update(`${file} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex').slice(0, 20);
}
