import { formatDate } from '../../i18n/format.ts';
import { translate, type Key, type Lang } from '../../i18n/translate.ts';
import { awardInFull } from '../../live/ceremony/presenter/words.ts';
import { showTyped } from '../../platform/typed-dates.ts';
import { totalsOf } from '../../planning/collections/presenter.ts';
import type { OutputOf } from '../../platform/contract.ts';
import type { PrintedSheet } from '../../platform/sheets/printed-sheet.ts';
import { REGISTER_STATES, type awardRegisterContract, type RegisterAward, type RegisterEntry } from './contract.ts';
import type { WantedRows } from './rules/finding.ts';
import { isWaiting } from './rules.ts';
import { entryKey } from './rules/names.ts';

/** What became of a certificate, in words. */
export function receivedText(lang: Lang, { received, handed }: RegisterEntry): string {
  if (handed) return translate(lang, 'awardRegister.handed', { to: handed.to, date: formatDate(lang, handed.on, 'utc') });
  return translate(lang, received === null ? 'awardRegister.notYet' : `awardRegister.received.${received}`);
}

/** Numbers of a register have two figures at least. */
export const numberText = (number: number | null): string => (number === null ? '' : String(number).padStart(2, '0'));

export function decisionLine(lang: Lang, { decision }: Pick<RegisterAward, 'decision'>): string {
  if (decision === null) return '';
  const date = decision.date === null ? null : formatDate(lang, decision.date, 'utc');
  if (decision.number === null) return date ?? '';
  return date === null ? decision.number : translate(lang, 'awardRegister.decision', { number: decision.number, date });
}

type Found = OutputOf<typeof awardRegisterContract.find>;

interface Shown {
  readonly found: Found;
  /** Which rows are shown. */
  readonly wanted: WantedRows;
  readonly today: string;
  readonly zone: string;
  /** What was typed of one of them and refused, by `entryKey`. */
  readonly given: { readonly key: string; readonly on: string; readonly to: string };
}

/** One page of the register: a part for each award, with what the rows are filtered by. */
export function registerView(lang: Lang, { found, wanted, today, zone, given }: Shown) {
  const { awards, entries, all, waiting, unnumbered, next } = found;
  const groups = Map.groupBy(entries, ({ awardId }) => awardId);
  const places = new Map(entries.map((entry, at) => [entry, `row-${at + 1}`]));
  return {
    today: showTyped('date', today),
    search: wanted.search ?? '',
    isFiltered: Boolean(wanted.search || wanted.kind || wanted.state),
    states: REGISTER_STATES.map((value) => ({
      value,
      label: translate(lang, `awardRegister.state.${value}`),
      selected: value === wanted.state,
    })),
    kinds: found.kinds.map((value) => ({ value, label: translate(lang, `awards.kind.${value}`), selected: value === wanted.kind })),
    parts: awards.flatMap((award) => {
      const rows = groups.get(award.id)?.map((entry) => ({
        ...entry,
        place: places.get(entry),
        given: entryKey(entry) === given.key ? given : null,
        numberText: numberText(entry.number),
        text: receivedText(lang, entry),
        earlier: entry.earlier.map(({ name, at }) => translate(lang, 'awardRegister.earlier', { name, date: formatDate(lang, at, zone) })),
        isWaiting: isWaiting(entry),
        isHanded: entry.handed !== null,
      }));
      return rows ? [{ id: award.id, title: awardInFull(lang, award), decision: decisionLine(lang, award), rows }] : [];
    }),
    all,
    total: translate(lang, 'awardRegister.found', { n: found.total }),
    unnumbered: unnumbered > 0,
    numbered: unnumbered < all,
    first: next,
    totals: totalsOf(lang, [
      { key: 'awardRegister.totals.all', n: all },
      { key: 'awardRegister.totals.waiting', n: waiting, isUnknown: waiting > 0 },
    ]),
  };
}

/** A column of the spreadsheet. */
interface Field {
  readonly key: Key;
  readonly width: number;
  readonly align?: 'center';
  readonly text: (lang: Lang, entry: RegisterEntry, award: RegisterAward | undefined) => string | number | null;
}

const FIELDS: readonly Field[] = [
  { key: 'awardRegister.numberColumn', width: 10, align: 'center', text: (_lang, { number }) => number },
  { key: 'awardRegister.recipient', width: 44, text: (_lang, { recipient }) => recipient },
  { key: 'awardRegister.sheet.award', width: 36, text: (lang, _entry, award) => (award ? awardInFull(lang, award) : null) },
  { key: 'awardRegister.sheet.decision', width: 28, text: (lang, _entry, award) => (award && decisionLine(lang, award)) || null },
  { key: 'awardRegister.receipt', width: 36, text: (lang, entry) => receivedText(lang, entry) },
  { key: 'awardRegister.sheet.earlier', width: 32, text: (_lang, { earlier }) => earlier.map(({ name }) => name).join('; ') || null },
];

/** The register, or a part of it, as a spreadsheet. */
export function registerSheet(
  lang: Lang,
  { title, organizer }: { readonly title: string; readonly organizer: string },
  awards: readonly RegisterAward[],
  entries: readonly RegisterEntry[],
): PrintedSheet {
  const byId = new Map(awards.map((award) => [award.id, award]));
  return {
    name: translate(lang, 'awardRegister.open'),
    issuer: organizer.toLocaleUpperCase('vi'),
    title: translate(lang, 'printouts.award-register.kind'),
    about: title,
    columns: FIELDS.map(({ key, width, align }) => ({ title: translate(lang, key), width, align: align ?? 'left' })),
    rows: entries.map((entry) => FIELDS.map(({ text }) => text(lang, entry, byId.get(entry.awardId)))),
    below: translate(lang, 'awardRegister.totals.all', { n: entries.length }),
  };
}
