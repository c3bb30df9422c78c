import type { Request } from 'express';
import { publicOriginOf } from '../http/public-address.ts';
import { COMMAND_ID_FIELD } from '../ids.ts';

/** The content of a refused form, so that nothing has to be typed again. */
export interface KeptForm {
  /** Path to which it was sent. */
  readonly action: string;
  /** What it carried, its command id included: sent again, it is the same command, which has no second effect. */
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  readonly hasId: boolean;
  /** The texts that the user typed, for reading and copying. */
  readonly words: readonly string[];
  /** Path of the page it was on; null if the browser does not tell. */
  readonly page: string | null;
}

const TOKEN_FIELD = '_csrf';
/** A form with one of these fields is a sign-in or a change of password, and is never written into a page. */
const SECRET = new Set(['password', 'current', 'code']);
const ID_OR_NUMBER = /^(?:[0-9a-f-]{20,}|[\d.,:-]+|on)$/i;

function pageOf(request: Request): string | null {
  const referer = request.get('referer') ?? '';
  if (!URL.canParse(referer)) return null;
  const { host, pathname, search } = new URL(referer);
  return [new URL(publicOriginOf(request)).host, request.get('host')].includes(host) ? pathname + search : null;
}

/** The form of a refused request; null if it carried none, or one that must not be shown again. */
export function keptFormOf(request: Request): KeptForm | null {
  const body = request.body as unknown;
  if (request.method !== 'POST' || typeof body !== 'object' || body === null) return null;
  const sent = Object.entries(body).filter(([name]) => name !== TOKEN_FIELD);
  if (sent.some(([name]) => SECRET.has(name))) return null;
  const fields = sent.flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).flatMap((one: unknown) => (typeof one === 'string' ? { name, value: one } : [])),
  );
  const words = fields
    .filter(({ name }) => name !== COMMAND_ID_FIELD)
    .map(({ value }) => value.trim())
    .filter((value) => value !== '' && !ID_OR_NUMBER.test(value));
  const hasId = fields.some(({ name }) => name === COMMAND_ID_FIELD);
  return words.length === 0 ? null : { action: request.originalUrl, fields, hasId, words, page: pageOf(request) };
}

/** About how many bytes of a page show a kept form: its fields, hidden, and its words, with what HTML escapes. */
export function bytesShown({ fields, words }: KeptForm): number {
  const texts = [...fields.flatMap(({ name, value }) => [name, value]), ...words];
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text.replace(/[&<>"'`=]/g, '&quot;')), 0);
}
