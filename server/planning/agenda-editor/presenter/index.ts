import { daysOf } from '../../conferences/rules.ts';
import type { FindingView } from '../../validation/presenter.ts';
import { formatDate } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import type { Agenda } from '../contract.ts';
import { drawDay, type DayBlock } from './day.ts';
import { itemPanel } from './item.ts';
import { itemsInOrder, numbersOf, sittingViews, type Beside } from './rows.ts';
import { agendaNamesOf } from './words.ts';

export { numberedSitting, sittingName } from './sitting-names.ts';
export { paperAuthor } from './words.ts';

/** What the page of a draft shows besides the agenda. */
export interface Remarks {
  readonly badges: Readonly<Record<string, string>>;
  /** Findings about each item. */
  readonly findings: ReadonlyMap<string, readonly FindingView[]>;
}
export const NO_REMARKS: Remarks = { badges: {}, findings: new Map() };

/** "Chương trình ngày 26/11/2025"; several days are a range. */
export function agendaTitle(lang: Lang, { date, sittings }: Pick<Agenda, 'date' | 'sittings'>): string {
  const { firstDay: from, lastDay: to } = daysOf({ date }, sittings);
  if (from === null || to === null) return translate(lang, 'agenda.title');
  const text = (day: string) => formatDate(lang, day, 'utc');
  return from === to
    ? translate(lang, 'agenda.titleOn', { date: text(from) })
    : translate(lang, 'agenda.titleDays', { from: text(from), to: text(to) });
}

function dayViews(lang: Lang, agenda: Agenda, numbers: ReadonlyMap<string, number>, chosen: string | null) {
  const times = new Map(agenda.times.map((time) => [time.itemId, time]));
  const days = Map.groupBy(agenda.sittings, ({ date }) => date ?? agenda.date);
  return [...days].flatMap(([date, sittings]) => {
    const items = sittings.flatMap(({ id }) => agenda.items.filter(({ sittingId }) => sittingId === id));
    const blocks = items.map(({ id, kind }): DayBlock => {
      const { start = null, end = null, minutes = null } = times.get(id) ?? {};
      return { id, kind, number: numbers.get(id) ?? null, start, end, minutes };
    });
    const drawing = drawDay(lang, blocks, chosen);
    return drawing ? [{ ...drawing, date: days.size > 1 && date !== null ? formatDate(lang, date, 'utc') : null }] : [];
  });
}

/**
 * The agenda as the page shows it. The view is the same for everybody who reads this version in this language with this clearance, so it
 * must hold no names of readers and no tokens. `chosen`: the item in the side panel.
 */
export function presentAgenda(lang: Lang, agenda: Agenda, chosen: string | null, remarks: Remarks = NO_REMARKS) {
  const names = agendaNamesOf(agenda);
  const items = itemsInOrder(agenda);
  const numbers = numbersOf(items);
  const item = items.find(({ id }) => id === chosen);
  const flags = new Map([...remarks.findings].map(([id, found]) => [id, [...new Set(found.map(({ title }) => title))]]));
  const beside: Beside = { badges: remarks.badges, flags };
  return {
    title: agendaTitle(lang, agenda),
    days: dayViews(lang, agenda, numbers, item?.id ?? null),
    sittings: sittingViews(agenda, { lang, names, numbers, beside, chosen: item?.id ?? null }),
    panel: item ? itemPanel(lang, agenda, item, names, numbers.get(item.id) ?? null, remarks.findings.get(item.id) ?? []) : null,
    /** Default sitting of a new item. */
    lastSittingId: agenda.sittings.at(-1)?.id ?? null,
    /** Sitting into which rows are pasted: that of the item in the panel, or the last. */
    pastedInto: item?.sittingId ?? agenda.sittings.at(-1)?.id ?? null,
    isEmpty: agenda.sittings.length === 0,
    publication: agenda.publication,
  };
}
/** What the form of an item shows around its fields; null if the agenda does not have it. */
export function presentItem(lang: Lang, agenda: Agenda, id: string, findings: readonly FindingView[]) {
  const items = itemsInOrder(agenda);
  const item = items.find((one) => one.id === id);
  return item ? itemPanel(lang, agenda, item, agendaNamesOf(agenda), numbersOf(items).get(id) ?? null, findings) : null;
}

export type AgendaView = ReturnType<typeof presentAgenda>;

/** Key of everything on which the page of a published version depends: equal keys mean equal pages. */
export const versionKey = (conferenceId: string, publication: number, lang: Lang, clearance: number, chosen: string | null): string =>
  `agenda/${conferenceId}/${publication}/${lang}/${clearance}/${chosen ?? ''}`;
