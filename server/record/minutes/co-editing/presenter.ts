import type { Lang } from '../../../i18n/translate.ts';
import type { OutlineLine } from '../contract.ts';
import type { PersonWriting } from './rules.ts';
import { outlineTitle } from '../presenter/page/outline.ts';

/** Who else writes, with the titles of the parts in which they stand. */
export const coEditorsView = (writing: readonly PersonWriting[], outline: readonly OutlineLine[], lang: Lang) =>
  writing.map(({ name, colour, parts }) => ({
    name,
    colour,
    places: outline.filter(({ part }) => parts.includes(part)).map((line) => ({ part: line.part, title: numbered(line, lang) })),
  }));

const numbered = (line: OutlineLine, lang: Lang): string =>
  line.number === null ? outlineTitle(line, lang) : `${line.number}. ${outlineTitle(line, lang)}`;
