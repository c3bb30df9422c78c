import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Handlebars from 'handlebars';
import { dropLineBreaks } from './whitespace.ts';

/** Folder of all templates. */
export const viewsFolder = resolve(import.meta.dirname, '../../../views');

/** Used on the server and for templates precompiled for the browser. */
export const compileOptions: CompileOptions = { preventIndent: true };

/** A parsed and checked template, and the partials it names. */
export interface TemplateSource {
  program: hbs.AST.Program;
  partials: string[];
}

/** Reads a template by name. Throws if a triple brace or an ampersand would write unescaped text. */
export function readTemplate(folder: string, name: string): TemplateSource {
  return parseTemplate(name, readFileSync(join(folder, `${name}.hbs`), 'utf8'));
}

/**
 * Parses a template from its text and drops its line breaks. Partials under partials/ only see what they are given by name, never a
 * field of the page that happens to have the same name; a block passed to one keeps the page's own context, handed on as `outer`.
 */
export function parseTemplate(name: string, text: string): TemplateSource {
  const program = Handlebars.parse(text);
  dropLineBreaks(program);
  const partials = new Set<string>();
  visit(program, (node) => {
    if (node.type === 'MustacheStatement' && node.escaped === false) throw new Error(`The template "${name}" writes unescaped text.`);
    if (node.type !== 'PartialStatement' && node.type !== 'PartialBlockStatement') return;
    const call = node as Node & PartialCall;
    const partial = 'original' in call.name ? call.name.original : '';
    partials.add(partial);
    if (partial.startsWith('partials/')) isolate(call);
  });
  return { program, partials: [...partials] };
}

/** The names of all templates in a folder, sorted: paths without the file extension. */
export function templateNames(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.hbs'))
    .map((file) => file.slice(0, -'.hbs'.length).replaceAll('\\', '/'))
    .toSorted();
}

type Node = hbs.AST.Node & { escaped?: unknown };
type PartialCall = hbs.AST.PartialStatement | hbs.AST.PartialBlockStatement;

function visit(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) value.forEach((one) => visit(one, see));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  if ('type' in value) see(value as Node);
  Object.values(value).forEach((child) => visit(child, see));
}

function isolate(node: PartialCall): void {
  const { loc } = node;
  if (node.type === 'PartialBlockStatement') {
    const outer: hbs.AST.HashPair = { type: 'HashPair', loc, key: 'outer', value: path(loc, 'this', false) };
    node.hash = { type: 'Hash', loc, pairs: [...(node.hash?.pairs ?? []), outer] };
  }
  if (node.params.length === 0) node.params.push(path(loc, 'none', true));
}

function path(loc: hbs.AST.SourceLocation, original: string, data: boolean): hbs.AST.PathExpression {
  return { type: 'PathExpression', loc, data, depth: 0, parts: data ? [original] : [], original: data ? `@${original}` : original };
}
