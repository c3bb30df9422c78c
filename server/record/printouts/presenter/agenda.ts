import type { Item, Sitting } from '../../../planning/agenda/contract.ts';
import { plannedTimes } from '../../../planning/agenda/rules/index.ts';
import { daysOf } from '../../../planning/conferences/rules.ts';
import { formatDate } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import type { Block, Column, OfficialPaper } from '../contract.ts';
import { paperOf, people, personLine, plain, unknown } from './paper.ts';

/** The printed agenda of a conference: a table for each sitting. Times are shown as long as the lengths before them are known. */
export function agendaPrintout(plan: Plan, published: boolean, lang: Lang = 'vi'): OfficialPaper {
  const { conference } = plan;
  const sittings = plan.sittings.filter((sitting) => plan.items.some((item) => item.sittingId === sitting.id));
  const blocks = [
    plain(translate(lang, 'printouts.programme.when', { when: whenOf(plan, lang) })),
    plain(translate(lang, 'printouts.programme.where', { place: conference.venue })),
    ...sittings.flatMap((sitting, index) => sittingBlocks(plan, sitting, index, sittings.length > 1, lang)),
  ];
  if (sittings.length === 0) blocks.push(plain(translate(lang, 'printouts.programme.noItems')));
  const mark = published ? null : translate(lang, 'printouts.unpublished');
  const words = {
    kind: translate(lang, 'printouts.programme.kind'),
    file: translate(lang, 'printouts.programme.file'),
    letters: null,
    mark,
  };
  return paperOf(plan, words, blocks);
}

function sittingBlocks(plan: Plan, sitting: Sitting, index: number, titled: boolean, lang: Lang): Block[] {
  const items = plan.items.filter((item) => item.sittingId === sitting.id);
  const times = plannedTimes(plan);
  const rows = items.map((item) => [clockTime(times.get(item.id)?.start, lang), itemText(item, lang), whoSpeaks(plan, item, lang)]);
  const table: Block = { kind: 'table', columns: columns(lang), rows };
  return titled ? [{ kind: 'heading', text: titleOfSitting(sitting, index, lang) }, table] : [table];
}

/** 08:05 from minutes after midnight; null is not known. */
export function clockTime(minutes: number | null | undefined, lang: Lang): string {
  if (minutes === null || minutes === undefined) return unknown(lang);
  return [Math.floor((minutes % 1440) / 60), minutes % 60].map((figure) => String(figure).padStart(2, '0')).join(':');
}

function columns(lang: Lang): Column[] {
  return [
    { title: translate(lang, 'printouts.programme.time'), width: 2, align: 'center' },
    { title: translate(lang, 'printouts.programme.item'), width: 7, align: 'left' },
    { title: translate(lang, 'printouts.programme.who'), width: 6, align: 'left' },
  ];
}

function itemText(item: Item, lang: Lang): string {
  return item.count === null ? item.title : `${item.title} (${translate(lang, 'printouts.programme.papers', { n: item.count })})`;
}

function whoSpeaks(plan: Plan, item: Item, lang: Lang): string {
  const speakers = people(plan, item.speakers).map(personLine);
  const papers = plan.papers.filter((paper) => paper.itemId === item.id);
  const delegates = papers.map(
    (paper) => people(plan, [paper.participantId ?? '']).map(personLine)[0] ?? paper.post ?? siteName(plan, paper.siteId),
  );
  const all = [...speakers, ...delegates.filter((text) => text !== null)];
  if (all.length > 0) return all.join('\n');
  return item.kind === 'break' ? '' : translate(lang, 'common.undecided');
}

const siteName = (plan: Plan, siteId: string | null): string | null => plan.sites.find((site) => site.id === siteId)?.name ?? null;

/** The title of a sitting with its day. */
export function titleOfSitting(sitting: Sitting, index: number, lang: Lang): string {
  const title = sitting.title ?? translate(lang, 'printouts.programme.sitting', { n: index + 1 });
  return sitting.date === null
    ? title
    : translate(lang, 'printouts.programme.sittingOn', { title, date: formatDate(lang, sitting.date, 'utc') });
}

/** When a conference is held: its start and first day, and the last one of several. */
/** When a conference is held, in one line. */
export function whenOf({ conference, sittings }: Plan, lang: Lang): string {
  const { firstDay, lastDay } = daysOf(conference, sittings);
  const first = when(conference.starts, firstDay, lang);
  if (lastDay === firstDay) return first;
  return translate(lang, 'printouts.programme.until', { when: first, date: formatDate(lang, lastDay, 'utc') });
}

function when(starts: string | null, date: string | null, lang: Lang): string {
  const day = formatDate(lang, date, 'utc');
  if (starts === null) return day;
  const key = `printouts.partOfDay.${starts as 'morning' | 'afternoon' | 'evening'}` as const;
  const [hh = '', mm = ''] = starts.split(':');
  const time = starts.includes(':') ? translate(lang, 'common.time.official', { hh, mm }) : translate(lang, key);
  return translate(lang, 'common.time.officialAt', { time, date: day });
}
