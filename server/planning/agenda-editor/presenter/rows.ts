import { sittingStart } from '../../agenda/rules/index.ts';
import type { Item, Sitting } from '../../agenda/contract.ts';
import { formatDate } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import type { Agenda } from '../contract.ts';
import { clockText } from './day.ts';
import { sittingName, titleBeside } from './sitting-names.ts';
import { speakersText, type AgendaNames } from './words.ts';

/** Marks beside the rows of a draft: changes since the published version, and findings, by item. */
export interface Beside {
  readonly badges: Readonly<Record<string, string>>;
  readonly flags: ReadonlyMap<string, readonly string[]>;
}

/** Numbers of the items from top to bottom; breaks have none. */
export function numbersOf(items: readonly Item[]): Map<string, number> {
  const numbered = items.filter(({ kind }) => kind !== 'break');
  return new Map(numbered.map(({ id }, at) => [id, at + 1]));
}

/** Items in the order of the agenda: sitting by sitting. */
export const itemsInOrder = ({ sittings, items }: Agenda): Item[] =>
  sittings.flatMap(({ id }) => items.filter(({ sittingId }) => sittingId === id));

function timeText(lang: Lang, start: number | null, first: boolean): string {
  if (start !== null) return clockText(start);
  return translate(lang, first ? 'agenda.unknownTime' : 'agenda.nextUp');
}

interface Reading {
  readonly lang: Lang;
  readonly names: AgendaNames;
  readonly numbers: ReadonlyMap<string, number>;
  readonly beside: Beside;
  readonly chosen: string | null;
}

function rowOf(item: Item, at: number, ids: readonly string[], { lang, names, numbers, beside, chosen }: Reading) {
  const time = names.times.get(item.id);
  const start = time?.start ?? null;
  return {
    id: item.id,
    sittingId: item.sittingId,
    version: item.version,
    title: item.title,
    number: numbers.get(item.id) ?? null,
    isBreak: item.kind === 'break',
    timeKnown: start !== null,
    timeText: timeText(lang, start, at === 0),
    people: speakersText(lang, item, names),
    minutes: item.minutes,
    /** Sum of the papers' lengths, if the item has no length of its own. */
    sum: item.minutes === null ? (time?.minutes ?? null) : null,
    badge: beside.badges[item.id],
    flags: beside.flags.get(item.id) ?? [],
    classification: item.classification && translate(lang, `agenda.classification.${item.classification}`),
    isChosen: item.id === chosen,
    first: at === 0,
    last: at === ids.length - 1,
  };
}

function spanText(lang: Lang, agenda: Agenda, sitting: Sitting, ids: readonly string[], names: AgendaNames): string {
  const from = startText(agenda, sitting);
  const end = names.times.get(ids.at(-1) ?? '')?.end ?? null;
  if (from !== null && end !== null) return translate(lang, 'agenda.sitting.range', { from, to: clockText(end) });
  if (from !== null) return translate(lang, 'agenda.sitting.from', { from });
  const { starts } = sitting;
  if (starts === 'morning' || starts === 'afternoon' || starts === 'evening') return translate(lang, `agenda.sitting.partOfDay.${starts}`);
  return translate(lang, 'agenda.sitting.unknown');
}

/** The clock time at which a sitting starts; null if it is not known. */
function startText(agenda: Agenda, sitting: Sitting): string | null {
  const { minute } = sittingStart({ conference: agenda, sittings: agenda.sittings }, sitting);
  return minute === null ? null : clockText(minute);
}

/** The sittings with their rows, as the template shows them. */
export function sittingViews(agenda: Agenda, reading: Reading) {
  const { lang, names } = reading;
  const days = new Set(agenda.sittings.map((sitting) => sitting.date ?? agenda.date));
  return agenda.sittings.map((sitting, at) => {
    const own = agenda.items.filter(({ sittingId }) => sittingId === sitting.id);
    const ids = own.map(({ id }) => id);
    const date = sitting.date ?? agenda.date;
    const day = days.size > 1 && date !== null ? `${formatDate(lang, date, 'utc')}, ` : '';
    return {
      id: sitting.id,
      version: sitting.version,
      name: sittingName(lang, at),
      title: titleBeside(sitting.title, at),
      starts: startText(agenda, sitting),
      span: day + spanText(lang, agenda, sitting, ids, names),
      rows: own.map((item, index) => rowOf(item, index, ids, reading)),
    };
  });
}
