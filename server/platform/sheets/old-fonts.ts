/** How Vietnamese was written before Unicode: letters of Western fonts that a font draws as Vietnamese ones. */
export type OldFont = 'tcvn3' | 'vni';

const TCVN3_FROM = 'µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢£¤¥¦§';
const TCVN3_TO = 'àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂÊÔƠƯĐ';
const TCVN3: ReadonlyMap<string, string> = new Map(Array.from(TCVN3_FROM, (from, at) => [from, TCVN3_TO.charAt(at)]));

/** The letters of VNI that stand for themselves. */
const VNI_LETTERS: readonly (readonly [string, string])[] = [
  ['ñ', 'đ'],
  ['ô', 'ơ'],
  ['ö', 'ư'],
  ['æ', 'ỉ'],
  ['ó', 'ĩ'],
  ['ò', 'ị'],
  ['î', 'ỵ'],
];
/** The marks of VNI, which stand behind their letter, as combining marks. */
const VNI_MARKS: readonly (readonly [string, string])[] = [
  ['ø', '\u0300'],
  ['ù', '\u0301'],
  ['û', '\u0309'],
  ['õ', '\u0303'],
  ['ï', '\u0323'],
  ['â', '\u0302'],
  ['à', '\u0302\u0300'],
  ['á', '\u0302\u0301'],
  ['å', '\u0302\u0309'],
  ['ã', '\u0302\u0303'],
  ['ä', '\u0302\u0323'],
  ['ê', '\u0306'],
  ['è', '\u0306\u0300'],
  ['é', '\u0306\u0301'],
  ['ú', '\u0306\u0309'],
  ['ü', '\u0306\u0303'],
  ['ë', '\u0306\u0323'],
];
const cased = (pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, string> =>
  new Map([...pairs, ...pairs.map(([from, to]) => [from.toUpperCase(), to.toUpperCase()] as const)]);
const [LETTERS, MARKS] = [cased(VNI_LETTERS), cased(VNI_MARKS)];
const VNI_MARKED = new RegExp(`[aeouyôöAEOUYÔÖ][${[...MARKS.keys()].join('')}]`, 'g');

const fromTcvn3 = (text: string): string => text.replace(/[\u00a1-\u00fe]/g, (letter) => TCVN3.get(letter) ?? letter);

/** A letter with the mark behind it first, so that what is left stands for itself. */
const fromVni = (text: string): string =>
  text
    .replace(VNI_MARKED, ([letter = '', mark = '']) => `\u0000${LETTERS.get(letter) ?? letter}${MARKS.get(mark) ?? mark}\u0001`)
    .replace(/\u0000([^\u0001]*)\u0001|[^\u0000\u0001]/g, (found, marked?: string) => marked ?? LETTERS.get(found) ?? found)
    .normalize('NFC');

/** The old font that a font of a cell is; null for those of Unicode. */
export const oldFontCalled = (font: string | undefined): OldFont | null =>
  font === undefined ? null : /^\.vn/i.test(font) ? 'tcvn3' : /^vni[- ]/i.test(font) ? 'vni' : null;

/** Letters that only Vietnamese in Unicode has. */
const UNICODE = /[\u1ea0-\u1ef9ĐđƠơƯưĂă]/;
/** What stands inside words of an old font and of no other text. */
const SIGNS: Readonly<Record<OldFont, RegExp>> = {
  tcvn3: /\p{L}[®µ¸¶·¹¨»¾¼½©«¬ª\u00ad]|[®§¸µ¶·¹]\p{L}|[a-z][\u00c0-\u00de]|[a-z][ß×÷þ]/gu,
  vni: /[aeouyAEOUYôöÔÖ][øûïåäëüØÛÏÅÄËÜ]|ñ[aeiouöô]|[öôÖÔ][ùõøûïÙÕØÛÏ]/g,
};
const signsOf = (text: string, font: OldFont): number => text.match(SIGNS[font])?.length ?? 0;

/** The old font in which a whole file seems to be written, as far as its letters say; null for none. */
export function oldFontOf(texts: readonly string[]): OldFont | null {
  const text = texts.join('\n').slice(0, 200_000);
  if (UNICODE.test(text)) return null;
  const [tcvn3, vni] = [signsOf(text, 'tcvn3'), signsOf(text, 'vni')];
  return Math.max(tcvn3, vni) === 0 ? null : tcvn3 >= vni ? 'tcvn3' : 'vni';
}

/** A text of an old font in Unicode; the fonts of TCVN3 that end in H draw capitals. */
export function inUnicode(text: string, old: OldFont, font = ''): string {
  const converted = old === 'tcvn3' ? fromTcvn3(text) : fromVni(text);
  return /^\.vn.*h$/i.test(font) ? converted.toLocaleUpperCase('vi') : converted;
}
