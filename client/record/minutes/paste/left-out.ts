import { t } from '../../../shell/words.ts';

/** What minutes do not take from what is pasted. */
export const LEFT_OUT = ['deleted', 'comments', 'hidden', 'pictures', 'controls', 'nested'] as const;
/** How often each was left out; a table in a table (`nested`) loses only its form. */
export type LeftOut = Record<(typeof LEFT_OUT)[number], number>;

export const nothingLeftOut = (): LeftOut => ({ deleted: 0, comments: 0, hidden: 0, pictures: 0, controls: 0, nested: 0 });

/** What was left out in words; null when everything was taken. */
export function leftOutWords(left: LeftOut): string | null {
  const what = LEFT_OUT.filter((kind) => left[kind] > 0).map((kind) => t(`minutes.paste.${kind}`, { n: left[kind] }));
  return what.length === 0 ? null : t('minutes.paste.leftOut', { what: what.join('; ') });
}
