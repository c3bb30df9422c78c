import type { Request } from 'express';
import { COMMAND_ID_FIELD } from '../ids.ts';

/** What a refused form said, so that no word of it has to be typed again. */
export interface KeptForm {
  /** Where it was sent. */
  readonly action: string;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  /** What somebody typed of it, for reading and copying. */
  readonly words: readonly string[];
  /** The page on which it stood, a path on this server; null when the browser does not say. */
  readonly page: string | null;
}

const OWN = new Set(['_csrf', COMMAND_ID_FIELD]);
/** A form with one of these is a sign-in or a change of password: none of it is written into a page. */
const SECRET = new Set(['password', 'current', 'code']);
const ID_OR_NUMBER = /^(?:[0-9a-f-]{20,}|[\d.,:-]+|on)$/i;

function pageOf(request: Request): string | null {
  const referer = request.get('referer') ?? '';
  if (!URL.canParse(referer)) return null;
  const { host, pathname, search } = new URL(referer);
  return host === request.get('host') ? pathname + search : null;
}

/** The form of a request that was refused; null when it carried none, or something that is not shown again. */
export function keptFormOf(request: Request): KeptForm | null {
  const body = request.body as unknown;
  if (request.method !== 'POST' || typeof body !== 'object' || body === null) return null;
  const sent = Object.entries(body).filter(([name]) => !OWN.has(name));
  if (sent.some(([name]) => SECRET.has(name))) return null;
  const fields = sent.flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).flatMap((one: unknown) => (typeof one === 'string' ? { name, value: one } : [])),
  );
  const words = fields.map(({ value }) => value.trim()).filter((value) => value !== '' && !ID_OR_NUMBER.test(value));
  return words.length === 0 ? null : { action: request.originalUrl, fields, words, page: pageOf(request) };
}
