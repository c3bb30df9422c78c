import { formatDate } from '../../i18n/format.ts';
import { translate, type Lang } from '../../i18n/translate.ts';
import { awardInFull } from '../../live/ceremony/presenter/words.ts';
import { showTyped } from '../../platform/typed-dates.ts';
import { totalsOf } from '../../planning/collections/presenter.ts';
import type { RegisterAward, RegisterEntry } from './contract.ts';
import { entryKey, isWaiting } from './rules.ts';

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

interface Shown {
  readonly awards: readonly RegisterAward[];
  readonly entries: readonly RegisterEntry[];
  /** Only those who have still to receive. */
  readonly waiting: boolean;
  readonly today: string;
  /** What was typed of one of them and refused, by `entryKey`. */
  readonly given: { readonly key: string; readonly on: string; readonly to: string };
}

/** The register as its page shows it: a part for each award. */
export function registerView(lang: Lang, { awards, entries, waiting, today, given }: Shown) {
  const shown = waiting ? entries.filter(isWaiting) : entries;
  const open = entries.filter(isWaiting).length;
  const groups = Map.groupBy(shown, ({ awardId }) => awardId);
  const places = new Map(shown.map((entry, at) => [entry, `row-${at + 1}`]));
  return {
    today: showTyped('date', today),
    waiting,
    parts: awards.flatMap((award) => {
      const own = groups.get(award.id);
      if (!own) return [];
      const rows = own.map((entry) => ({
        ...entry,
        place: places.get(entry),
        given: entryKey(entry) === given.key ? given : null,
        numberText: numberText(entry.number),
        text: receivedText(lang, entry),
        isWaiting: isWaiting(entry),
        isHanded: entry.handed !== null,
      }));
      return [{ id: award.id, title: awardInFull(lang, award), decision: decisionLine(lang, award), rows }];
    }),
    all: entries.length,
    unnumbered: entries.some(({ number }) => number === null),
    numbered: entries.some(({ number }) => number !== null),
    first: Math.max(0, ...entries.map(({ number }) => number ?? 0)) + 1,
    totals: totalsOf(lang, [
      { key: 'awardRegister.totals.all', n: entries.length },
      { key: 'awardRegister.totals.waiting', n: open, isUnknown: open > 0 },
    ]),
  };
}
