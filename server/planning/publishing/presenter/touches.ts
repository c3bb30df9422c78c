import { translate, type Lang } from '../../../i18n/translate.ts';
import type { Touch } from '../contract.ts';
import { nameOfChanged, type Names } from './changes.ts';

const LEVELS = ['refuse', 'ask', 'tell'] as const satisfies readonly Touch['level'][];

/** What a publication touches in the proceedings, in words: what must end first, what must be confirmed, and what is only mentioned. */
export function touchesView(lang: Lang, touches: readonly Touch[], names: Names) {
  const lines = (level: Touch['level']): string[] =>
    touches
      .filter((touch) => touch.level === level)
      .map((touch) => translate(lang, `publishing.touch.${touch.kind}`, { name: nameOfChanged(lang, touch, names) }));
  const [refused, asked, told] = LEVELS.map(lines);
  return { refused, asked, told };
}
