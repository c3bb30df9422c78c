import type { Lang } from '../../../i18n/translate.ts';

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;
const UNITS = ['', 'nghìn', 'triệu', 'tỷ'] as const;
const SMALL = [
  'zero one two three four five six seven eight nine ten eleven twelve',
  'thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
]
  .join(' ')
  .split(' ');
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'] as const;
const LARGE = ['', 'thousand', 'million', 'billion'] as const;

/** Groups of three digits, the largest first, each with its place. */
function groupsOf(n: number): { readonly group: number; readonly place: number }[] {
  const groups: { group: number; place: number }[] = [];
  for (let rest = n, place = 0; rest > 0; rest = Math.floor(rest / 1000), place += 1) groups.unshift({ group: rest % 1000, place });
  return groups.filter(({ group }) => group > 0);
}

/** The last digit after a ten: "mốt" and "lăm" rather than "một" and "năm". */
function unitsAfter(tens: number, ones: number): string[] {
  if (ones === 0) return [];
  if (ones === 1 && tens > 1) return ['mốt'];
  return [ones === 5 && tens > 0 ? 'lăm' : (DIGITS[ones] ?? '')];
}

/** "một nghìn không trăm linh năm": inside a number nothing is left out. */
function vietnameseGroup(group: number, isFirst: boolean): string[] {
  const [hundreds, tens, ones] = [Math.floor(group / 100), Math.floor(group / 10) % 10, group % 10];
  const hundred = isFirst && hundreds === 0 ? [] : [DIGITS[hundreds] ?? '', 'trăm'];
  const ten = tens === 0 ? (ones > 0 && hundred.length > 0 ? ['linh'] : []) : tens === 1 ? ['mười'] : [DIGITS[tens] ?? '', 'mươi'];
  return [...hundred, ...ten, ...unitsAfter(tens, ones)];
}

function englishGroup(group: number): string[] {
  const [hundreds, rest] = [Math.floor(group / 100), group % 100];
  const hundred = hundreds === 0 ? [] : [SMALL[hundreds] ?? '', 'hundred', ...(rest > 0 ? ['and'] : [])];
  if (rest === 0) return hundred;
  if (rest < 20) return [...hundred, SMALL[rest] ?? ''];
  const ones = rest % 10;
  return [...hundred, `${TENS[Math.floor(rest / 10)] ?? ''}${ones > 0 ? `-${SMALL[ones] ?? ''}` : ''}`];
}

/** A whole number from 0 in words, as minutes write it beside the figures. */
export function spelledOut(lang: Lang, n: number): string {
  if (n === 0) return lang === 'vi' ? DIGITS[0] : 'zero';
  const groups = groupsOf(n);
  const words = groups.flatMap(({ group, place }, at) =>
    lang === 'vi' ? [...vietnameseGroup(group, at === 0), UNITS[place] ?? ''] : [...englishGroup(group), LARGE[place] ?? ''],
  );
  return words.filter(Boolean).join(' ');
}
