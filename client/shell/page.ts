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

/** The link by which this page acts in place of a login of this browser, such as that of an invitation; null on all other pages. */
export function pageBearer(): string | null {
  const { bearer } = JSON.parse(document.body.dataset.page ?? '{}') as { readonly bearer?: string };
  return bearer ?? null;
}
