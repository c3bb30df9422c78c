import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request, Response } from 'express';
import { isKey, translate, type Lang } from '../../i18n/translate.ts';

const COOKIE = 'dc_notice';

/** Stores the key of a sentence for the next page that this browser shows. */
export function leaveNotice(request: Request, response: Response, key: string): void {
  response.append(
    'Set-Cookie',
    stringifySetCookie({ name: COOKIE, value: key, path: '/', httpOnly: true, sameSite: 'lax', secure: request.secure, maxAge: 30 }),
  );
}

/** Whether a sentence is waiting for the next page. */
export const hasNotice = (request: Request): boolean => request.headers.cookie?.includes(`${COOKIE}=`) === true;

/** Returns the waiting sentence, and clears it; null if there is none. */
export function takeNotice(request: Request, response: Response, lang: Lang): { text: string } | null {
  const key = parseCookie(request.headers.cookie ?? '')[COOKIE];
  if (!key) return null;
  response.append('Set-Cookie', stringifySetCookie({ name: COOKIE, value: '', path: '/', maxAge: 0 }));
  return isKey(key) ? { text: translate(lang, key) } : null;
}
