import type { PastedItem } from './lines.ts';
import { styleOf } from './styles.ts';

const item = (level: number, mark: PastedItem['mark'], number: number | null, sign = ''): PastedItem => ({
  level,
  mark,
  number,
  sign,
  isUsed: false,
});

/** An item of an HTML list. `before`: number of the item before it; null for none. */
export function itemOfList(list: Element, element: Element, depth: number, before: number | null): PastedItem {
  if (list.localName === 'ul') return item(depth, styleOf(list, 'list-style-type') === 'none' ? 'none' : 'dash', null);
  const given = Number.parseInt(element.getAttribute('value') ?? '', 10);
  const first = Number.parseInt(list.getAttribute('start') ?? '', 10);
  const number = Number.isInteger(given) ? given : before === null ? (Number.isInteger(first) ? first : 1) : before + 1;
  const sign = signOf(list, element, number);
  return item(depth, 'number', number, sign);
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** The sign of an item with another kind of number, such as "b." or "iv."; empty for plain figures. */
function signOf(list: Element, element: Element, number: number): string {
  const type = list.getAttribute('type') ?? '';
  const style = styleOf(element, 'list-style-type') || styleOf(list, 'list-style-type');
  const isUpper = type === 'A' || type === 'I' || style.startsWith('upper');
  const isRoman = type.toLowerCase() === 'i' || style.endsWith('roman');
  const isLetter = type.toLowerCase() === 'a' || /alpha|latin/.test(style);
  if (!isRoman && !isLetter) return '';
  const sign = isRoman ? roman(number) : (LETTERS[(number - 1) % LETTERS.length] ?? '');
  return `${isUpper ? sign.toUpperCase() : sign}.`;
}

const ROMAN: readonly (readonly [number, string])[] = [
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function roman(number: number): string {
  const [value, sign] = ROMAN.find(([least]) => least <= number) ?? [0, ''];
  return value === 0 ? '' : sign + roman(number - value);
}

/** A Word paragraph that is an item of a list, with the number that Word shows; null for any other. */
export function wordItem(paragraph: Element): PastedItem | null {
  const level = Number(/\blevel(\d+)/.exec(styleOf(paragraph, 'mso-list'))?.[1] ?? 0);
  if (level === 0) return null;
  const label = [...paragraph.querySelectorAll('[style]')].find((one) => styleOf(one, 'mso-list') === 'ignore');
  const sign = (label?.textContent ?? '').replace(/[\s\u00A0]+/g, ' ').trim();
  const counted = /^(\d{1,4})[.)]?$/.exec(sign);
  if (counted) return item(level, 'number', Number(counted[1]));
  // Minutes only number in plain figures, so signs such as "a)", "II." or "1.2." stay as text.
  return /[\p{L}\d]{1,6}[.)]$/u.test(sign) && sign.length > 1
    ? item(level, 'none', null, sign)
    : item(level, sign === '' ? 'none' : 'dash', null);
}
