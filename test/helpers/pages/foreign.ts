import { allMessages, type Lang } from '../../../server/i18n/translate.ts';
import type { PlacedText } from './look.ts';

/** Letters that exist in Vietnamese but not in English. */
const VIETNAMESE = /[àáâãèéêìíòóôõùúýăđĩũơưạ-ỹ]/i;
const CALENDAR = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
  'January',
  'February',
  'October',
  'November',
  'December',
];

const plain = (text: string): string => text.replace(/[\s\u00a0]+/g, ' ').trim();
const textsIn = (lang: Lang): string[] =>
  [...allMessages(lang).values()].flatMap((message) => (typeof message === 'string' ? [message] : [message.one, message.other]));
const isPhrase = (text: string): boolean => (text.match(/\p{L}+/gu) ?? []).length >= 2;
/** The words of a message between its placeholders. */
const phrasesOf = (message: string): string[] =>
  message
    .split(/\{\w+\}/)
    .map((part) => plain(part).replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ''))
    .filter(isPhrase);

interface Foreign {
  /** Found anywhere in a text. */
  readonly phrases: readonly string[];
  /** Found as a whole text. */
  readonly words: ReadonlySet<string>;
}

function foreignTo(lang: Lang): Foreign {
  const own = textsIn(lang).map(plain);
  const together = own.join('\n');
  const others = textsIn(lang === 'vi' ? 'en' : 'vi').map(plain);
  const phrases = new Set(others.flatMap(phrasesOf).filter((phrase) => !together.includes(phrase)));
  const words = new Set([...others, ...(lang === 'vi' ? CALENDAR : [])].filter((word) => !own.includes(word) && /\p{L}{2}/u.test(word)));
  return { phrases: [...phrases], words };
}

const foreign: Record<Lang, Foreign> = { vi: foreignTo('vi'), en: foreignTo('en') };

const holds = (text: string, phrase: string): boolean => {
  const at = text.indexOf(phrase);
  if (at < 0) return false;
  return !/\p{L}/u.test(text[at - 1] ?? ' ') && !/\p{L}/u.test(text[at + phrase.length] ?? ' ');
};

/**
 * Texts that are not in the page's language. `data`: words of the conference itself, the only Vietnamese that an English page
 * may show.
 */
export function foreignTexts(lang: Lang, texts: readonly PlacedText[], data: readonly string[]): string[] {
  const { phrases, words } = foreign[lang];
  return texts.flatMap(({ at, text }) => {
    const rest = plain(data.reduce((left, one) => left.split(one).join(' '), text));
    if (rest === '' || rest === 'Điểm Cầu') return [];
    const phrase = words.has(rest) ? rest : phrases.find((one) => holds(rest, one));
    const isVietnamese = lang === 'en' && VIETNAMESE.test(rest.replaceAll('Điểm Cầu', ''));
    return phrase !== undefined || isVietnamese ? [`${at}: "${text.slice(0, 90)}"${phrase ? ` has "${phrase}"` : ''}`] : [];
  });
}

/** All strings in a value, longest first. */
export function stringsIn(value: unknown): string[] {
  const found = new Set<string>();
  const walk = (one: unknown): void => {
    if (typeof one === 'string') found.add(plain(one));
    else if (typeof one === 'object' && one !== null) Object.values(one).forEach(walk);
  };
  walk(value);
  return [...found].filter((one) => /\p{L}{2}/u.test(one)).toSorted((a, b) => b.length - a.length);
}
