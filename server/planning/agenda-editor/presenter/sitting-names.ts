import { languages } from '../../../i18n/language.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import { spelled } from '../../../platform/text.ts';

/** "Phiên 2". */
export const sittingName = (lang: Lang, at: number): string => translate(lang, 'agenda.sitting.n', { n: at + 1 });

/** What a title says beside the number of its sitting: nothing where the second is called "Phiên 2", and "Tham luận" of "Phiên 2: Tham luận". */
export function titleBeside(title: string | null, at: number): string | null {
  if (title === null) return null;
  const name = languages.map((lang) => sittingName(lang, at)).find((one) => spelled(title).startsWith(spelled(one)));
  if (name === undefined || spelled(title) === spelled(name)) return name === undefined ? title : null;
  return /^[\s.,:;–—-]+(.+)$/u.exec(title.slice(name.length))?.[1] ?? title;
}

/** "Phiên 2: Tham luận", or only its number. */
export const numberedSitting = (lang: Lang, title: string | null, at: number): string =>
  [sittingName(lang, at), titleBeside(title, at)].filter((part) => part !== null).join(': ');
