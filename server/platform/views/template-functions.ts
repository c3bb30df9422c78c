import type Handlebars from 'handlebars';
import { formattingFunctions } from './formatting-functions.ts';
import { logicFunctions } from './logic-functions.ts';
import { Markup } from './markup.ts';
import { markupFunctions } from './markup-functions.ts';
import { stateFunctions } from './state-functions.ts';

/** What every template may read as @lang, @zone, @csrf, @nonce and @path. */
export interface TemplateData {
  lang: 'vi' | 'en';
  zone: string;
  csrf: string;
  /** Makes the id that a form carries for its command; absent on pages that are cached, or drawn by a script. */
  commandId?: (() => string) | undefined;
  nonce: string;
  path: string;
  /** What a shared piece sees besides its parameters: nothing. */
  none: Record<string, never>;
  asset: (name: string) => string;
}

/** One function of the templates: positional values, named values, and the data of the page. Text it returns is escaped by the engine. */
export type TemplateFunction = (call: { values: unknown[]; named: Record<string, unknown>; data: TemplateData }) => unknown;

interface Registry {
  registerHelper(name: string, fn: Handlebars.HelperDelegate): void;
  SafeString: typeof Handlebars.SafeString;
}

/** Gives the same functions to the server's engine and to the browser's. */
export function registerTemplateFunctions(engine: Registry): void {
  const all: Record<string, TemplateFunction> = { ...formattingFunctions, ...logicFunctions, ...markupFunctions, ...stateFunctions };
  for (const [name, fn] of Object.entries(all)) {
    engine.registerHelper(name, function (this: unknown, ...received: unknown[]) {
      const options = received.pop() as Handlebars.HelperOptions;
      if (received.length === 0 && isField(this, name)) return this[name];
      const result = fn({ values: received, named: options.hash, data: options.data as TemplateData });
      return result instanceof Markup ? new engine.SafeString(result.html) : result;
    });
  }
}

/** A plain `{{time}}` means the field of that name when there is one; the function has arguments. */
function isField(context: unknown, name: string): context is Record<string, unknown> {
  return typeof context === 'object' && context !== null && Object.hasOwn(context, name);
}
