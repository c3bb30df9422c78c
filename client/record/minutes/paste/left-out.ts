import { t } from '../../../shell/words.ts';

/** Kinds of pasted content that minutes cannot hold. */
export const LEFT_OUT = ['deleted', 'comments', 'hidden', 'pictures', 'controls', 'nested'] as const;
/** How often each kind was left out; a table inside a table (`nested`) only loses its form. */
export type LeftOut = Record<(typeof LEFT_OUT)[number], number>;

export const nothingLeftOut = (): LeftOut => ({ deleted: 0, comments: 0, hidden: 0, pictures: 0, controls: 0, nested: 0 });

/** What was left out, in words; null if nothing was. */
export function leftOutWords(left: LeftOut): string | null {
  const what = LEFT_OUT.filter((kind) => left[kind] > 0).map((kind) => t(`minutes.paste.${kind}`, { n: left[kind] }));
  return what.length === 0 ? null : t('minutes.paste.leftOut', { what: what.join('; ') });
}
