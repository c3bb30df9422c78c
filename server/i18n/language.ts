import type { vi } from './vi/index.ts';

/** The languages of every page; Vietnamese comes first. */
export const languages = ['vi', 'en'] as const;
export type Lang = (typeof languages)[number];

/** A message with `{name}` places; where a language counts differently, one text for one and another for the rest, chosen over `{n}`. */
export type Message = string | { readonly one: string; readonly other: string };

/** The shape another language must have: every key of the source, none besides. */
export type Translated<Source> = {
  readonly [Name in keyof Source]: Source[Name] extends string ? Message : Translated<Source[Name]>;
};

type Paths<Words> = {
  [Name in keyof Words & (string | number)]: Words[Name] extends string ? `${Name}` : `${Name}.${Paths<Words[Name]>}`;
}[keyof Words & (string | number)];

/** Every key of the source by its dotted path, such as 'common.action.save'. */
export type Key = Paths<typeof vi>;

/** Values for the places of a message. Numbers are written in the language's way; null is written as the word for unknown. */
export type Params = Readonly<Record<string, string | number | null | undefined>>;

/** Reads a language from outside; anything else is null. */
export function parseLang(value: unknown): Lang | null {
  return languages.find((lang) => lang === value) ?? null;
}
