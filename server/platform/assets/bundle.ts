import { basename, join, relative } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { viewsFolder } from '../views/template-source.ts';
import { findEntries, projectFolder } from './entries.ts';
import { templatePlugin } from './template-plugin.ts';

/** The browser's files: contents by file name, the file name of each asset's name, and every source that went into them. */
export interface Bundle {
  files: Map<string, Uint8Array>;
  names: Map<string, string>;
  inputs: string[];
}

/** Bundles all browser code and styles in memory. Rejects with esbuild's list of errors if something does not build. */
export async function bundle(): Promise<Bundle> {
  const entries = findEntries();
  const result = await build({
    entryPoints: entries,
    outdir: join(projectFolder, 'assets'),
    absWorkingDir: projectFolder,
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    splitting: true,
    format: 'esm',
    target: ['chrome109', 'firefox115', 'safari16'],
    entryNames: '[name]-[hash]',
    chunkNames: 'part-[hash]',
    assetNames: '[name]-[hash]',
    loader: { '.woff2': 'file', '.wasm': 'file', '.svg': 'copy' },
    legalComments: 'none',
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [templatePlugin({ viewsFolder, registryModule: join(projectFolder, 'client/shell/templates.ts') })],
  });
  const files = new Map(result.outputFiles.map((file) => [basename(file.path), file.contents]));
  return { files, names: assetNames(result.metafile, entries), inputs: Object.keys(result.metafile.inputs).toSorted() };
}

/** From 'desk', 'app.css', 'favicon.svg' and a font's own file name to the hashed file names. */
function assetNames(metafile: Metafile, entries: Record<string, string>): Map<string, string> {
  const byInput = new Map(Object.entries(entries).map(([name, path]) => [relative(projectFolder, path), publicName(name, path)]));
  const names = new Map<string, string>();
  for (const [path, output] of Object.entries(metafile.outputs)) {
    const input = output.entryPoint ?? Object.keys(output.inputs)[0] ?? '';
    const name = input.endsWith('.woff2') ? basename(input) : byInput.get(input);
    if (name && (output.entryPoint || !path.endsWith('.js'))) names.set(name, basename(path));
  }
  return names;
}

function publicName(name: string, path: string): string {
  const ending = /\.(css|svg)$/.exec(path);
  return ending ? `${name}${ending[0]}` : name;
}
