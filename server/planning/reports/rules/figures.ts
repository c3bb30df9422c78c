import type { Lang } from '../../../i18n/translate.ts';

/** Thousands and decimals as the languages write them. */
const MARKS: Readonly<Record<Lang, { readonly thousands: string; readonly decimal: string }>> = {
  vi: { thousands: '.', decimal: ',' },
  en: { thousands: ',', decimal: '.' },
};

const escaped = (mark: string): string => `\\${mark}`;

interface Ways {
  readonly grouped: RegExp;
  readonly plain: RegExp;
  /** With the decimal mark of the other language, where it cannot be taken for thousands. */
  readonly foreign: RegExp;
}

function waysOf({ thousands, decimal }: { readonly thousands: string; readonly decimal: string }): Ways {
  const [t, d] = [escaped(thousands), escaped(decimal)];
  return {
    grouped: new RegExp(`^-?\\d{1,3}(?:${t}\\d{3})+(?:${d}\\d+)?$`),
    plain: new RegExp(`^-?\\d+(?:${d}\\d+)?$`),
    foreign: new RegExp(`^-?\\d+${t}(?:\\d{1,2}|\\d{4,})$`),
  };
}

const WAYS: Readonly<Record<Lang, Ways>> = { vi: waysOf(MARKS.vi), en: waysOf(MARKS.en) };

/** A figure as people type it: "1.234,5" in Vietnamese, "1,234.5" in English, with or without spaces; NaN if it is none. */
export function figureTyped(lang: Lang, text: string): number {
  const bare = text.replace(/[\s\u00A0\u202F]/g, '').replace(/^[−–]/, '-');
  const { thousands, decimal } = MARKS[lang];
  const { grouped, plain, foreign } = WAYS[lang];
  if (plain.test(bare) || grouped.test(bare)) return Number(bare.replaceAll(thousands, '').replace(decimal, '.'));
  return foreign.test(bare) ? Number(bare.replace(thousands, '.')) : Number.NaN;
}

/** A sum of figures, exact to the thousandths that are kept. */
export const exactSum = (figures: readonly number[]): number => figures.reduce((sum, one) => sum + Math.round(one * 1000), 0) / 1000;
