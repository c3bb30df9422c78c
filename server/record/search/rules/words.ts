import { LRUCache } from 'lru-cache';
import { accented, fold } from '../../../platform/text.ts';

/** A word by its place in a text. */
export interface Word {
  readonly start: number;
  readonly end: number;
  /** As it is looked for without accents. */
  readonly folded: string;
  /** With its accents, however they are placed: "hòa" and "hoà" are one word. */
  readonly exact: string;
}

/** Letters with their marks, and digits. */
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** Longer words are cut off: nobody types them, and databases limit them. */
const MAX_WORD_LENGTH = 40;
const TONES = ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
const MARKS = /\p{M}/gu;

/** A word with its tone as a figure at its end, and otherwise made of letters only: both databases take it for one word. */
function exactWord(word: string): string {
  const tones = TONES.flatMap((tone, at) => (accented(word).includes(tone) ? [at + 1] : []));
  const letters = accented(word)
    .replace(/[\u0300\u0301\u0303\u0309\u0323]/gu, '')
    .normalize('NFC')
    .replace(MARKS, '');
  return `${letters.slice(0, MAX_WORD_LENGTH)}${tones.join('')}`;
}

/** Forms of words: those of a language are few, and making them costs more than anything else. */
const known = new LRUCache<string, Pick<Word, 'folded' | 'exact'>>({ max: 20_000 });

function formsOf(word: string): Pick<Word, 'folded' | 'exact'> {
  const forms = known.get(word) ?? {
    folded: fold(word)
      .replace(/[^\p{L}\p{N}]/gu, '')
      .slice(0, MAX_WORD_LENGTH),
    exact: exactWord(word),
  };
  if (word.length <= MAX_WORD_LENGTH) known.set(word, forms);
  return forms;
}

/** The words of a text, in their order. */
export function searchWords(text: string): Word[] {
  return [...text.matchAll(WORD)].flatMap(({ 0: word, index }) => {
    const forms = formsOf(word);
    return forms.folded === '' ? [] : [{ start: index, end: index + word.length, ...forms }];
  });
}

/** A word that every entry of a conference has, for readers of few conferences: the database then looks at the entries of these alone. */
export const wordOfConference = (conferenceId: string): string =>
  `c${Array.from({ length: conferenceId.length }, (_, at) => conferenceId.charCodeAt(at).toString(16)).join('')}`;
