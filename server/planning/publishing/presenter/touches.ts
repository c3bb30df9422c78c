import { translate, type Lang } from '../../../i18n/translate.ts';
import type { Key } from '../../../i18n/language.ts';
import type { Touch } from '../contract.ts';
import { nameOfChanged, type Names } from './changes.ts';

const LEVELS = ['refuse', 'ask', 'tell'] as const satisfies readonly Touch['level'][];

/** Papers are presented, people and sites speak. */
const PAPER_WORDS: Readonly<Partial<Record<Touch['kind'], Key>>> = {
  speaking: 'publishing.touch.paperSpeaking',
  waiting: 'publishing.touch.paperWaiting',
  heard: 'publishing.touch.paperHeard',
};

function wordsOf({ list, kind }: Touch): Key {
  if (list === 'sittings' && kind === 'held') return 'publishing.touch.sittingHeld';
  return (list === 'papers' ? PAPER_WORDS[kind] : undefined) ?? `publishing.touch.${kind}`;
}

/** What a publication touches in the proceedings, in words: what must end first, what must be confirmed, and what is only mentioned. */
export function touchesView(lang: Lang, touches: readonly Touch[], names: Names) {
  const lines = (level: Touch['level']): string[] =>
    touches
      .filter((touch) => touch.level === level)
      .map((touch) => translate(lang, wordsOf(touch), { name: nameOfChanged(lang, touch, names) }));
  const [refused, asked, told] = LEVELS.map(lines);
  return { refused, asked, told };
}
