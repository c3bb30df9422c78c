import type { vi } from './vi/index.ts';

/** The languages of every page; Vietnamese comes first. */
export const languages = ['vi', 'en'] as const;
export type Lang = (typeof languages)[number];

/** A message with `{name}` placeholders; if the plural differs, one text for one and another for the rest, chosen by `{n}`. */
export type Message = string | { readonly one: string; readonly other: string };

/** The shape of another language: every key of the source, and no other. */
export type Translated<Source> = {
  readonly [Name in keyof Source]: Source[Name] extends string ? Message : Translated<Source[Name]>;
};

type Paths<Words> = {
  [Name in keyof Words & (string | number)]: Words[Name] extends string ? `${Name}` : `${Name}.${Paths<Words[Name]>}`;
}[keyof Words & (string | number)];

/** Every key of the source by its dotted path, such as 'common.action.save'. */
export type Key = Paths<typeof vi>;

/** Values for the placeholders of a message. Numbers are formatted for the language; null becomes the word for "unknown". */
export type Params = Readonly<Record<string, string | number | null | undefined>>;

/** Reads a language from untrusted input; null for anything else. */
export function parseLang(value: unknown): Lang | null {
  return languages.find((lang) => lang === value) ?? null;
}
