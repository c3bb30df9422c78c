import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Plugin } from 'esbuild';
import Handlebars from 'handlebars';
import { compileOptions, readTemplate } from '../views/template-source.ts';

/** Where templates live, and the module that keeps them for the browser. */
export interface TemplatePluginOptions {
  viewsFolder: string;
  registryModule: string;
}

/**
 * Lets browser code import a template: `import stage from '../../../views/live/desk/stage.hbs'` gives a function from a view to HTML.
 * Bundles its partials as well, directly and indirectly named; it cannot see names composed at run time.
 */
export function templatePlugin(options: TemplatePluginOptions): Plugin {
  return {
    name: 'templates',
    setup(build) {
      build.onLoad({ filter: /\.hbs$/ }, ({ path }) => {
        const name = relative(options.viewsFolder, path).replaceAll('\\', '/').slice(0, -'.hbs'.length);
        return { contents: templateModule(name, options), loader: 'js', resolveDir: options.viewsFolder, watchFiles: [path] };
      });
    },
  };
}

function templateModule(name: string, options: TemplatePluginOptions): string {
  const { program, partials } = readTemplate(options.viewsFolder, name);
  const specification: unknown = Handlebars.precompile(program, compileOptions);
  if (typeof specification !== 'string') throw new Error(`The template "${name}" could not be precompiled.`);
  const files = partials.map((partial) => join(options.viewsFolder, `${partial}.hbs`)).filter((file) => existsSync(file));
  return [
    `import { keepTemplate } from ${JSON.stringify(options.registryModule)}`,
    ...files.map((file) => `import ${JSON.stringify(file)}`),
    `export default keepTemplate(${JSON.stringify(name)}, ${specification})`,
  ].join('\n');
}
