import { randomBytes } from 'node:crypto';
import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request, Response } from 'express';
import { parseLang, type Lang } from '../../i18n/language.ts';
import type { Actor } from '../contract.ts';

const SESSION_COOKIE = 'dc_session';
const VISITOR_COOKIE = 'dc_visitor';
const LANG_COOKIE = 'dc_lang';
const YEAR_SECONDS = 365 * 86_400;

/**
 * The name of a cookie. Over HTTPS browsers take one whose name begins with `__Host-` only from this host itself, over HTTPS, so that no
 * neighbour under the same domain can put a login of its own into somebody's browser. Over plain HTTP they would refuse it.
 */
export const cookieName = (name: string, isSecure: boolean): string => (isSecure ? `__Host-${name}` : name);

interface Headers {
  readonly authorization?: string | undefined;
  readonly cookie?: string | undefined;
}

/** A request: what it says of its sender, and whether it came by HTTPS. */
export interface Asking {
  readonly headers: Headers;
  readonly secure: boolean;
}

/** Our cookies in a request, by name. */
export function cookiesOf({ headers, secure }: Asking): (name: string) => string | undefined {
  const cookies = parseCookie(headers.cookie ?? '');
  return (name) => cookies[cookieName(name, secure)];
}

/** The value of one of our cookies; undefined without it. */
export const cookieOf = (request: Asking, name: string): string | undefined => cookiesOf(request)(name);

/** Sets one of our cookies. `maxAge` in seconds; 0 removes it. */
export function setCookie(request: Request, response: Response, name: string, { value, maxAge }: { value: string; maxAge: number }): void {
  const { secure } = request;
  const cookie = { name: cookieName(name, secure), value, maxAge, path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
  response.append('Set-Cookie', stringifySetCookie(cookie));
}

/** Who calls, by cookie or bearer token, and in which language to answer. */
export interface Caller {
  readonly actor: Actor;
  /** Browsers send cookies by themselves, so a call by cookie needs the form's token too. */
  readonly by: 'cookie' | 'bearer' | 'nobody';
  readonly lang: Lang;
  /** What a form's token is tied to: the session, or the visitor's cookie. */
  readonly holder: string;
}

export interface Identify {
  readonly actorOf: (token: string) => Promise<Actor | null>;
  readonly anonymous: Actor;
}

interface Token {
  readonly token: string;
  readonly by: 'cookie' | 'bearer';
}

function tokenIn(authorization: string | undefined, cookie: (name: string) => string | undefined): Token | null {
  const bearer = /^Bearer ([\w-]{20,200})$/.exec(authorization ?? '')?.[1];
  if (bearer) return { token: bearer, by: 'bearer' };
  const token = cookie(SESSION_COOKIE);
  return token ? { token, by: 'cookie' } : null;
}

/** The token of a request or a socket's handshake, and where it came from; null without one. `isSecure`: it came by HTTPS. */
export const tokenOf = (headers: Headers, isSecure: boolean): Token | null =>
  tokenIn(headers.authorization, cookiesOf({ headers, secure: isSecure }));

/** Who reads a page. Pages are Vietnamese until the reader chooses otherwise. `otherwise`: the language where they have chosen none. */
export async function pageCallerOf(
  request: Asking,
  { actorOf, anonymous }: Identify,
  otherwise: () => Lang | null = () => null,
): Promise<Caller> {
  const cookie = cookiesOf(request);
  const token = tokenIn(request.headers.authorization, cookie);
  const actor = token && (await actorOf(token.token));
  const lang = parseLang(cookie(LANG_COOKIE)) ?? otherwise() ?? 'vi';
  if (token && actor) return { actor, by: token.by, lang, holder: actor.sessionId ?? '' };
  return { actor: anonymous, by: 'nobody', lang, holder: cookie(VISITOR_COOKIE) ?? '' };
}

/** Who sends a request. Programs choose the language by Accept-Language. */
export const callerOf = (request: Request, identify: Identify): Promise<Caller> =>
  pageCallerOf(request, identify, () => parseLang(request.acceptsLanguages(['vi', 'en'])));

/** Where a request comes from: the client's address, and its browser. */
export const originOf = (request: Request) => ({ address: request.ip ?? '', device: request.get('user-agent') ?? null });

/** Whether an address is this machine's own. */
export const isLoopback = (address: string): boolean => /^(::ffff:)?127\.|^::1$/.test(address);

/** Gives a visitor without a login a cookie to tie form tokens to. Returns the new holder. */
export function welcomeVisitor(request: Request, response: Response): string {
  const value = randomBytes(16).toString('base64url');
  setCookie(request, response, VISITOR_COOKIE, { value, maxAge: YEAR_SECONDS });
  return value;
}

/** Makes the browser drop its copies of the pages of a login that ends here, including those behind the Back button. */
export const clearPages = (response: Response): void => void response.set('Clear-Site-Data', '"cache"');

/** Sets the session cookie; null ends it. */
export function setSession(request: Request, response: Response, token: string | null): void {
  setCookie(request, response, SESSION_COOKIE, { value: token ?? '', maxAge: token === null ? 0 : 60 * 86_400 });
}

/** Remembers the language of pages in a cookie. */
export function setLang(request: Request, response: Response, lang: Lang): void {
  setCookie(request, response, LANG_COOKIE, { value: lang, maxAge: YEAR_SECONDS });
}
