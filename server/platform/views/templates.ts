import Handlebars from 'handlebars';
import type { Lang } from '../../i18n/translate.ts';
import { assetUrl } from '../assets/assets.ts';
import type { TemplateData } from './template-function.ts';
import { registerTemplateFunctions } from './template-functions.ts';
import { compileOptions, readTemplate, templateNames, viewsFolder } from './template-source.ts';

/** The zone of a page that belongs to no conference. */
export const defaultZone = 'Asia/Ho_Chi_Minh';

/** What a page knows besides its view: the reader's language, the zone of its times, the token its forms carry, its own address. */
export interface RenderOptions {
  lang: Lang;
  csrf?: string;
  /** For whom the page is drawn. */
  reader?: string;
  /** Makes the id that a form carries for its command. A cached page gives none: each of its readers would send the same. */
  commandId?: (() => string) | undefined;
  nonce?: string;
  zone?: string;
  path?: string;
}

type Engine = ReturnType<typeof Handlebars.create>;

let engine: Engine | null = null;

/**
 * A template as HTML. Names are paths under views/ without their ending, such as 'planning/agenda-editor/page'; the same names serve as partials.
 * Throws when there is no such template, when it asks for a text that does not exist, or when the assets are not prepared.
 */
export function render(name: string, view: object, options: RenderOptions): string {
  engine ??= loadTemplates(viewsFolder);
  return renderWith(engine, name, view, options);
}

/** The same with an engine of one's own. */
export function renderWith(own: Engine, name: string, view: object, options: RenderOptions): string {
  const template: Handlebars.TemplateDelegate | undefined = own.partials[name];
  if (!template) throw new Error(`There is no template "${name}" in views/.`);
  const { lang, csrf = '', reader = '', commandId, nonce = '', zone = defaultZone, path = '' } = options;
  const data: TemplateData = { lang, csrf, reader, commandId, nonce, zone, path, none: {}, asset: assetUrl };
  return template(view, { data });
}

/** Reads and compiles every template of a folder. Throws on one that writes unescaped text. */
export function loadTemplates(folder: string): Engine {
  const own = Handlebars.create();
  registerTemplateFunctions(own);
  for (const name of templateNames(folder)) own.registerPartial(name, own.compile(readTemplate(folder, name).program, compileOptions));
  return own;
}
