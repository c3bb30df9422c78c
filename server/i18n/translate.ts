import { en } from './en/index.ts';
import type { Key, Lang, Message, Params } from './language.ts';
import { vi } from './vi/index.ts';

export type { Key, Lang, Params } from './language.ts';

const words: Record<Lang, Map<string, Message>> = { vi: flatten(vi), en: flatten(en) };
const plurals: Record<Lang, Intl.PluralRules> = { vi: new Intl.PluralRules('vi'), en: new Intl.PluralRules('en') };
const numbers: Record<Lang, Intl.NumberFormat> = { vi: new Intl.NumberFormat('vi-VN'), en: new Intl.NumberFormat('en-GB') };

/** One message in one language. Throws on an unknown key and on a placeholder without a value, so that no page shows a gap. */
export function translate(lang: Lang, key: Key, params: Params = {}): string {
  const message = words[lang].get(key);
  if (message === undefined) throw new Error(`There is no text "${key}" in ${lang}.`);
  return choose(lang, message, params.n).replace(/\{(\w+)\}/g, (_, place: string) => fill(lang, key, place, params));
}

/** Whether a string is a key; for keys composed at run time from a kind or a code. */
export function isKey(key: string): key is Key {
  return words.vi.has(key);
}

/** All keys of a language with their messages, for tests of completeness. */
export function allMessages(lang: Lang): ReadonlyMap<string, Message> {
  return words[lang];
}

function choose(lang: Lang, message: Message, n: Params[string]): string {
  if (typeof message === 'string') return message;
  return plurals[lang].select(Number(n)) === 'one' ? message.one : message.other;
}

function fill(lang: Lang, key: Key, place: string, params: Params): string {
  if (!(place in params)) throw new Error(`The text "${key}" needs a value for {${place}}.`);
  const value = params[place];
  if (value === null || value === undefined) return translate(lang, 'common.unknown');
  return typeof value === 'number' ? numbers[lang].format(value) : value;
}

function flatten(source: object, path = '', found = new Map<string, Message>()): Map<string, Message> {
  for (const [name, value] of Object.entries(source)) {
    const key = path ? `${path}.${name}` : name;
    if (isMessage(value)) found.set(key, value);
    else flatten(value, key, found);
  }
  return found;
}

function isMessage(value: unknown): value is Message {
  return typeof value === 'string' || (typeof value === 'object' && value !== null && 'one' in value && 'other' in value);
}
