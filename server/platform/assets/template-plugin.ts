import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Plugin } from 'esbuild';
import Handlebars from 'handlebars';

/** What precompiled templates need at run time; the module that keeps them for the browser. */
export interface TemplatePluginOptions {
  viewsFolder: string;
  registryModule: string;
  compileOptions: CompileOptions;
}

/**
 * Lets browser code import a template: `import stage from '../../views/proceedings/stage.hbs'` gives a function from a view to HTML.
 * The partials it names are bundled with it, and theirs.
 */
export function templatePlugin(options: TemplatePluginOptions): Plugin {
  return {
    name: 'templates',
    setup(build) {
      build.onLoad({ filter: /\.hbs$/ }, ({ path }) => {
        const source = readFileSync(path, 'utf8');
        const name = relative(options.viewsFolder, path).replaceAll('\\', '/').slice(0, -'.hbs'.length);
        const partials = partialNames(source).filter((partial) => existsSync(file(options, partial)));
        return {
          contents: templateModule(name, source, partials, options),
          loader: 'js',
          resolveDir: options.viewsFolder,
          watchFiles: [path],
        };
      });
    },
  };
}

function templateModule(name: string, source: string, partials: string[], options: TemplatePluginOptions): string {
  const imports = partials.map((partial) => `import ${JSON.stringify(file(options, partial))}`);
  const specification = Handlebars.precompile(source, options.compileOptions);
  return [
    `import { keepTemplate } from ${JSON.stringify(options.registryModule)}`,
    ...imports,
    `export default keepTemplate(${JSON.stringify(name)}, ${String(specification)})`,
  ].join('\n');
}

function file(options: TemplatePluginOptions, name: string): string {
  return join(options.viewsFolder, `${name}.hbs`);
}

/** The partials a template names, once each. Names put together at run time cannot be seen here. */
function partialNames(source: string): string[] {
  const found = new Set<string>();
  collect(Handlebars.parseWithoutProcessing(source), found);
  return [...found];
}

function collect(node: unknown, found: Set<string>): void {
  if (Array.isArray(node)) node.forEach((one) => collect(one, found));
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
  const { type, name, ...rest } = node as { type?: unknown; name?: { original?: unknown } };
  if (type === 'PartialStatement' || type === 'PartialBlockStatement') found.add(String(name?.original));
  Object.values(rest).forEach((child) => collect(child, found));
}
