import type Handlebars from 'handlebars';
import { formattingFunctions } from './formatting-functions.ts';
import { logicFunctions } from './logic-functions.ts';
import { Markup } from './markup.ts';
import { markupFunctions } from './markup-functions.ts';
import { stateFunctions } from './state-functions.ts';
import type { TemplateData, TemplateFunction } from './template-function.ts';

interface Registry {
  registerHelper(name: string, fn: Handlebars.HelperDelegate): void;
  SafeString: typeof Handlebars.SafeString;
}

/** Registers the same functions with the server's engine and the browser's. */
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

/** A plain `{{time}}` means the field of that name, if there is one; functions take arguments. */
function isField(context: unknown, name: string): context is Record<string, unknown> {
  return typeof context === 'object' && context !== null && Object.hasOwn(context, name);
}
