import { languages } from '../../../i18n/language.ts';
import { translate, type Key, type Lang } from '../../../i18n/translate.ts';
import { fold } from '../../../platform/text.ts';
import { notesOn } from '../../protocol/presenter.ts';
import { AWARD_KINDS } from '../contract.ts';
import { catalogueOn } from '../rules/award-order.ts';
import type { CatalogueFacts, GrantorRank, KeptCatalogue, KindOfAward } from './contract.ts';

/** Labels of the form's fields, by their name in the input. */
export const CATALOGUE_LABELS: Readonly<Record<keyof CatalogueFacts, Key>> = {
  source: 'awardCatalogues.source',
  from: 'awardCatalogues.from',
  kinds: 'awardCatalogues.kinds',
  grantors: 'awardCatalogues.grantors',
};

/** Between names in one line of a field. A comma may be part of a name. */
const BETWEEN = ';';
/** Before a word that may stand anywhere in the name of a grantor. */
const ANYWHERE = '…';

const named = (text: string): string[] =>
  text
    .split(BETWEEN)
    .map((part) => part.trim())
    .filter(Boolean);
const linesOf = (typed: string): string[] =>
  typed
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => named(line).length > 0);

/** Behind an award that comes in classes. */
export const CLASSED = '(Nhất, Nhì, Ba)';
const classedTitles = ({ titles, classed }: KindOfAward): string[] =>
  titles.map((title) => (classed.includes(title) ? `${title} ${CLASSED}` : title));

/** Kinds as they are typed: one a line, behind a colon those of its awards that have an order, each with its classes. */
export const typedKinds = (kinds: readonly KindOfAward[]): string =>
  kinds.map((kind) => (kind.titles.length === 0 ? kind.word : `${kind.word}: ${classedTitles(kind).join(`${BETWEEN} `)}`)).join('\n');

/** Splits a typed award from its classes, however their brackets are filled. */
function readTitle(typed: string): { title: string; isClassed: boolean } {
  const [, title] = /^([^()]+)\([^()]*\)$/.exec(typed) ?? [];
  return title === undefined ? { title: typed, isClassed: false } : { title: title.trim(), isClassed: true };
}

const kindCalled = (word: string) =>
  AWARD_KINDS.find((kind) => languages.some((lang) => fold(translate(lang, `awards.kind.${kind}`)) === fold(word)));

/** Reads typed kinds; a word that is none of them stays as it is, for the schema to refuse. */
export const readKinds = (typed: string): { kind: string; word: string; titles: string[]; classed: string[] }[] =>
  linesOf(typed).map((line) => {
    const [word = '', ...titles] = line.split(':');
    const read = named(titles.join(':')).map(readTitle);
    return {
      kind: kindCalled(word) ?? word.trim(),
      word: word.trim(),
      titles: read.map(({ title }) => title),
      classed: read.filter(({ isClassed }) => isClassed).map(({ title }) => title),
    };
  });

const typedRank = (lang: Lang, { begins, has }: GrantorRank): string =>
  begins.length + has.length === 0
    ? translate(lang, 'awardCatalogues.others')
    : [...begins, ...has.map((word) => `${ANYWHERE}${word}`)].join(`${BETWEEN} `);

/** Grantors as they are typed: one rank a line. */
export const typedGrantors = (lang: Lang, grantors: readonly GrantorRank[]): string =>
  grantors.map((rank) => typedRank(lang, rank)).join('\n');

const isOthers = (line: string): boolean => languages.some((lang) => fold(translate(lang, 'awardCatalogues.others')) === fold(line));

/** Reads typed grantors. */
export const readGrantors = (typed: string): GrantorRank[] =>
  linesOf(typed).map((line) => {
    if (isOthers(line)) return { begins: [], has: [] };
    const words = named(line.replaceAll('...', ANYWHERE));
    const has = words.filter((word) => word.startsWith(ANYWHERE)).map((word) => word.slice(ANYWHERE.length).trim());
    return { begins: words.filter((word) => !word.startsWith(ANYWHERE)), has: has.filter(Boolean) };
  });

/** The catalogues as the page shows them, the newest first. `today`: YYYY-MM-DD. */
export function catalogueRows(lang: Lang, catalogues: readonly KeptCatalogue[], today: string, zone: string) {
  const current = catalogueOn(today, catalogues);
  return catalogues.toReversed().map((catalogue) => ({
    id: catalogue.id,
    version: catalogue.version,
    source: catalogue.source,
    from: catalogue.from,
    notes: notesOn(lang, catalogue, { current, today, zone }),
    kinds: catalogue.kinds.map((kind) => ({ word: kind.word, titles: classedTitles(kind).join(`${BETWEEN} `) })),
    grantors: catalogue.grantors.map((rank) => typedRank(lang, rank)),
    // One that comes with the software is changed by adding one that takes its place.
    editPath: catalogue.id === null ? `/award-catalogues/new?like=${catalogue.from}` : `/award-catalogues/${catalogue.id}`,
  }));
}
