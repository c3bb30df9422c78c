import { parseLang, type Lang } from '../../server/i18n/language.ts';

/** The language of this page. */
export function pageLang(): Lang {
  return parseLang(document.documentElement.lang) ?? 'vi';
}

/** The time zone of this page's conference. */
export function pageZone(): string {
  return document.documentElement.dataset.zone ?? 'Asia/Ho_Chi_Minh';
}

/** The token for forms and requests of this page. */
export function pageToken(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? '';
}

/** Identifies whom this page was rendered for: the server refuses its socket once somebody else uses this browser, or the clearance differs. */
export function pageReader(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="reader"]')?.content ?? '';
}
