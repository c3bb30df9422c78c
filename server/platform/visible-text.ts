/** Scripts whose letters change their form beside a joiner (U+200C, U+200D): Arabic and its relatives, and those of India and its neighbours. */
const JOINED_SCRIPTS = [
  'Arabic',
  'Syriac',
  'Mandaic',
  'Nko',
  'Adlam',
  'Hanifi_Rohingya',
  'Mongolian',
  'Devanagari',
  'Bengali',
  'Gurmukhi',
  'Gujarati',
  'Oriya',
  'Tamil',
  'Telugu',
  'Kannada',
  'Malayalam',
  'Sinhala',
  'Tibetan',
  'Myanmar',
  'Khmer',
  'Balinese',
  'Javanese',
];
/** A character of these scripts that is drawn: marks of direction and the like belong to a script too, and are removed. */
const drawn = (scripts: readonly string[]): string =>
  `(?!\\p{Default_Ignorable_Code_Point})[${scripts.map((script) => `\\p{Script=${script}}`).join('')}]`;
const JOINED = drawn(JOINED_SCRIPTS);

/** Characters without a form of their own that change what is seen where they stand. */
const MEANT = [
  // Between letters that join, or after the last one, which then keeps the form that it has inside a word.
  `(?<=${JOINED}\\p{M}{0,30})(?:\\u200C(?=[\\u200C\\u200D]*${JOINED})|\\u200D)`,
  // Two pictures that make one, such as a family; pictures drawn in colour or as text; keys such as 1️⃣.
  '(?<=\\p{Extended_Pictographic}\\uFE0F?|\\p{Emoji_Modifier})\\u200D(?=\\p{Extended_Pictographic})',
  '(?<=\\p{Extended_Pictographic})[\\uFE0E\\uFE0F]',
  '(?<=[0-9#*])\\uFE0F(?=\\u20E3)',
  // The flag of a part of a country: the black flag, its letters, the end.
  '\\u{1F3F4}[\\u{E0030}-\\u{E0039}\\u{E0061}-\\u{E007A}]{1,6}\\u{E007F}',
  // Forms of one Chinese character, as names have them, and of Mongolian and Burmese letters.
  '(?<=\\p{Script=Han})[\\uFE00-\\uFE02\\u{E0100}-\\u{E01EF}]',
  `(?<=${drawn(['Mongolian'])}[\\u180B-\\u180F]{0,4})[\\u180B-\\u180F]`,
  '(?<=\\p{Script=Myanmar})\\uFE00',
].join('|');

/** Everything else that is not drawn: Unicode's default ignorable characters and marks of interlinear notes; a braille cell without dots. */
const HIDDEN = '[\\p{Default_Ignorable_Code_Point}\\uFFF9-\\uFFFB\\u2800]';
const MEANT_OR_HIDDEN = new RegExp(`(${MEANT})|${HIDDEN}`, 'gu');
const ANY_HIDDEN = new RegExp(HIDDEN, 'u');
const VISIBLE = /[^\p{Z}\p{C}\p{M}\s]|\p{Co}/u;

/**
 * A text without the characters that nobody sees, which would make equal names differ, turn the direction of writing or hide words: spaces
 * without width, soft hyphens, controls of direction, tags. What scripts and emoji need stays. '' if nothing that can be seen is left.
 */
export function visibleText(text: string): string {
  const shown = ANY_HIDDEN.test(text) ? text.replace(MEANT_OR_HIDDEN, (_found, meant: string | undefined) => meant ?? '') : text;
  return VISIBLE.test(shown) ? shown : '';
}
