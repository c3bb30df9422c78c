import { fold } from '../../../../../platform/text.ts';
import type { AwardFacts } from '../../../../awards/contract.ts';
import type { AwardCatalogue } from '../../../../awards/rules/catalogues.ts';

/** What a text says of an award. */
export type NamedAward = Pick<AwardFacts, 'kind' | 'title' | 'class' | 'grantor'>;

/** Awards that are called by their own names instead of the word for their kind. */
const OWN_NAMES: readonly (readonly [string, AwardFacts['kind']])[] = [
  ['Chiến sĩ thi đua', 'emulation-title'],
  ['Lao động tiên tiến', 'emulation-title'],
  ['Tập thể lao động', 'emulation-title'],
  ['Đơn vị tiên tiến', 'emulation-title'],
  ['Đơn vị quyết thắng', 'emulation-title'],
  ['Chiến sĩ tiên tiến', 'emulation-title'],
  ['Anh hùng', 'state-title'],
  ['Nhà giáo', 'state-title'],
  ['Thầy thuốc', 'state-title'],
  ['Nghệ sĩ', 'state-title'],
  ['Nghệ nhân', 'state-title'],
];

/** A text without accents in which every character keeps its place. */
export const foldedInPlace = (text: string): string => text.replace(/[\s\S]/g, (character) => fold(character)[0] ?? ' ');
export const isCapital = (text: string): boolean => text === text.toLocaleUpperCase('vi') && /\p{L}{2}/u.test(text);

const CLASSES: Readonly<Record<string, NamedAward['class']>> = {
  nhat: 'first',
  '1': 'first',
  i: 'first',
  nhi: 'second',
  '2': 'second',
  ii: 'second',
  ba: 'third',
  '3': 'third',
  iii: 'third',
};
const CLASS = /,? *\bhang +(nhat|nhi|ba|i{1,3}|[123])(?![a-z0-9])/;

/** The class that a cell names: Nhất, hạng Nhì, III; undefined for none of them. */
export const classIn = (text: string): NamedAward['class'] | undefined => CLASSES[fold(text).replace(/^hang /, '')];

interface Place {
  readonly at: number;
  readonly kind: AwardFacts['kind'];
  readonly word: string;
}

function placesOf(flat: string, { kinds }: AwardCatalogue): Place[] {
  const words = [...kinds.map(({ kind, word }) => [word, kind] as const), ...OWN_NAMES];
  return words.flatMap(([word, kind]): Place[] => {
    const at = ` ${flat}`.indexOf(` ${fold(word)}`);
    return at < 0 ? [] : [{ at, kind, word }];
  });
}

/** The first award that a text names, and whether it names one of another kind besides; null for none. */
export function awardPlace(text: string, catalogue: AwardCatalogue): (Place & { readonly isAlone: boolean }) | null {
  const places = placesOf(foldedInPlace(text), catalogue).toSorted((a, b) => a.at - b.at);
  const [first] = places;
  return first ? { ...first, isAlone: places.every(({ kind }) => kind === first.kind) } : null;
}

/** A title in capitals as it is written in a sentence, names as the catalogue has them. */
function inSentence(title: string, { word, kind }: Place, { kinds }: AwardCatalogue): string {
  if (!isCapital(title)) return title;
  const own = fold(title.slice(word.length));
  const known = kinds.find((one) => one.kind === kind)?.titles.find((one) => fold(one) === own);
  return known === undefined ? `${word}${title.slice(word.length).toLocaleLowerCase('vi')}` : `${word} ${known}`;
}

/** Grantors by their names without accents and case, as they are written. */
export type GrantorNames = ReadonlyMap<string, string>;

/** A grantor as it is known; one in capitals that nobody knows stays as it is. */
export const grantorCalled = (name: string, known: GrantorNames): string => (isCapital(name) ? (known.get(fold(name)) ?? name) : name);

/** The award that a text names: its kind, its name, and class and grantor where they stand in it; null where it names none. */
export function awardIn(text: string, catalogue: AwardCatalogue, grantors: GrantorNames): NamedAward | null {
  const place = awardPlace(text, catalogue);
  if (!place) return null;
  const said = text.slice(place.at).replace(/ *[:;(].*$/, '');
  const found = CLASS.exec(foldedInPlace(said));
  const whole = found ? said.slice(0, found.index) + said.slice(found.index + found[0].length) : said;
  const from = foldedInPlace(whole).indexOf(' cua ');
  const title = (from < 0 ? whole : whole.slice(0, from)).replace(/[ .,–-]+$/, '');
  const grantor = from < 0 ? '' : whole.slice(from + 5).replace(/[ .,]+$/, '');
  return {
    kind: place.kind,
    title: inSentence(title, place, catalogue),
    class: found ? (CLASSES[found[1] ?? ''] ?? null) : null,
    grantor: grantor === '' ? null : grantorCalled(grantor, grantors),
  };
}
