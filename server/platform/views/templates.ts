import { setTimeout as sleep } from 'node:timers/promises';
import { runInThisContext } from 'node:vm';
import Handlebars from 'handlebars';
import type { Lang } from '../../i18n/translate.ts';
import { assetUrl } from '../assets/assets.ts';
import type { TemplateData } from './template-function.ts';
import { registerTemplateFunctions } from './template-functions.ts';
import { compileOptions, readTemplate, templateNames, viewsFolder, type TemplateSource } from './template-source.ts';

/** Time zone of a page that belongs to no conference. */
export const defaultZone = 'Asia/Ho_Chi_Minh';

/** What a page gets besides its view: the reader's language, the time zone, the token of its forms, its own address. */
export interface RenderOptions {
  lang: Lang;
  csrf?: string;
  /** Identifies whom the page is rendered for. */
  reader?: string;
  /** Makes a command id for a form. Absent for a cached page: its forms would all send the same id. */
  commandId?: (() => string) | undefined;
  nonce?: string;
  zone?: string;
  path?: string;
}

type Engine = ReturnType<typeof Handlebars.create>;

let engine: Engine | null = null;

/**
 * Renders a template to HTML. Names are paths under views/ without the extension, such as 'planning/agenda-editor/page', and also
 * serve as partials. Throws if there is no such template, if it asks for a missing text, or if the assets are not prepared.
 */
export function render(name: string, view: object, options: RenderOptions): string {
  engine ??= loadTemplates(viewsFolder);
  return renderWith(engine, name, view, options);
}

/** Like `render`, with a given engine. */
export function renderWith(own: Engine, name: string, view: object, options: RenderOptions): string {
  const template: Handlebars.TemplateDelegate | undefined = own.partials[name];
  if (!template) throw new Error(`There is no template "${name}" in views/.`);
  const { lang, csrf = '', reader = '', commandId, nonce = '', zone = defaultZone, path = '' } = options;
  const data: TemplateData = { lang, csrf, reader, commandId, nonce, zone, path, none: {}, asset: assetUrl };
  return template(view, { data });
}

/**
 * Finds every template of a folder. Each is read and compiled when it is first used, so that neither the start nor the first page waits
 * for all of them. Using one that writes unescaped text throws.
 */
export function loadTemplates(folder: string): Engine {
  const own = Handlebars.create();
  registerTemplateFunctions(own);
  for (const name of templateNames(folder)) registerWhenUsed(own, folder, name);
  return own;
}

/** Between two templates that are compiled ahead, in milliseconds: other work goes on meanwhile. */
const PAUSE_MS = 50;

/** Compiles every template, one by one with pauses, so that no page that is opened for the first time stops the server. */
export async function compileAhead(pauseMs = PAUSE_MS): Promise<void> {
  engine ??= loadTemplates(viewsFolder);
  for (const name of templateNames(viewsFolder)) {
    await sleep(pauseMs, undefined, { ref: false });
    // Reading it compiles it.
    Reflect.get(engine.partials, name);
  }
}

/** Compiles a template at once: Handlebars' own `compile` would wait for the first use. */
function compile(own: Engine, { program }: TemplateSource): Handlebars.TemplateDelegate {
  const specification: unknown = Handlebars.precompile(program, compileOptions);
  if (typeof specification !== 'string') throw new Error('The template could not be compiled.');
  return own.template(runInThisContext(`(${specification})`) as TemplateSpecification);
}

function registerWhenUsed(own: Engine, folder: string, name: string): void {
  const get = (): Handlebars.TemplateDelegate => {
    const compiled = compile(own, readTemplate(folder, name));
    Object.defineProperty(own.partials, name, { enumerable: true, configurable: true, writable: true, value: compiled });
    return compiled;
  };
  Object.defineProperty(own.partials, name, { enumerable: true, configurable: true, get });
}
