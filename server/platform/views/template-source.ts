import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where all templates live. */
export const viewsFolder = resolve(import.meta.dirname, '../../../views');

/** The same for the server and for what is precompiled for the browser. */
export const compileOptions: CompileOptions = { preventIndent: true };

/** The source of a template, refused when a triple brace or an ampersand would write unescaped text. */
export function readTemplate(folder: string, name: string): string {
  const source = readFileSync(join(folder, `${name}.hbs`), 'utf8');
  if (/\{\{\{|\{\{~?&/.test(source)) throw new Error(`The template "${name}" writes unescaped text.`);
  return source;
}

/** The names of all templates of a folder, sorted: paths without their ending. */
export function templateNames(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.hbs'))
    .map((file) => file.slice(0, -'.hbs'.length).replaceAll('\\', '/'))
    .sort();
}
