import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Bundle } from './bundle.ts';
import { projectFolder } from './entries.ts';

const folder = join(projectFolder, 'node_modules/.cache/diem-cau');
const Index = z.object({ names: z.record(z.string(), z.string()), inputs: z.array(z.string()), files: z.array(z.string()) });

/** The bundle cached by an earlier start with the same sources; null if there is none. */
export function readCached(key: string): Bundle | null {
  try {
    const read = (name: string) => readFileSync(join(folder, key, name));
    const index = Index.parse(JSON.parse(read('index.json').toString()));
    const files = new Map<string, Uint8Array>(index.files.map((name) => [name, read(name)]));
    return { files, names: new Map(Object.entries(index.names)), inputs: index.inputs };
  } catch {
    return null;
  }
}

/** Caches a bundle for the next start and drops older ones. If the folder is not writable, the next start bundles again. */
export function writeCached(key: string, bundle: Bundle): void {
  const draft = join(folder, `${key}.${process.pid}`);
  try {
    const before = oldBundles();
    mkdirSync(draft, { recursive: true });
    for (const [name, contents] of bundle.files) writeFileSync(join(draft, name), contents);
    const index = { names: Object.fromEntries(bundle.names), inputs: bundle.inputs, files: [...bundle.files.keys()] };
    writeFileSync(join(draft, 'index.json'), JSON.stringify(index));
    renameSync(draft, join(folder, key));
    for (const old of before.slice(0, -3)) rmSync(join(folder, old), { recursive: true, force: true });
  } catch {
    rmSync(draft, { recursive: true, force: true });
  }
}

function oldBundles(): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
