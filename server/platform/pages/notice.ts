import type { Request, Response } from 'express';
import { cookieOf, setCookie, type Asking } from '../http/caller.ts';
import { isKey, translate, type Lang } from '../../i18n/translate.ts';

const COOKIE = 'dc_notice';

/** Stores the key of a sentence for the next page that this browser shows. */
export function leaveNotice(request: Request, response: Response, key: string): void {
  setCookie(request, response, COOKIE, { value: key, maxAge: 30 });
}

/** Whether a sentence is waiting for the next page. */
export const hasNotice = (request: Asking): boolean => cookieOf(request, COOKIE) !== undefined;

/** Returns the waiting sentence, and clears it; null if there is none. */
export function takeNotice(request: Request, response: Response, lang: Lang): { text: string } | null {
  const key = cookieOf(request, COOKIE);
  if (!key) return null;
  setCookie(request, response, COOKIE, { value: '', maxAge: 0 });
  return isKey(key) ? { text: translate(lang, key) } : null;
}
