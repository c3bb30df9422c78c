import { parseLang, type Lang } from '../../server/i18n/language.ts';

/** The language the server wrote this page in. */
export function pageLang(): Lang {
  return parseLang(document.documentElement.lang) ?? 'vi';
}

/** The zone of the conference this page belongs to. */
export function pageZone(): string {
  return document.documentElement.dataset.zone ?? 'Asia/Ho_Chi_Minh';
}

/** The token that forms and requests of this page carry. */
export function pageToken(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? '';
}

/** For whom this page was drawn: the server refuses its socket once somebody else uses this browser, or the reader may know less. */
export function pageReader(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="reader"]')?.content ?? '';
}
