import type { Item, Paper } from '../../agenda/contract.ts';
import { formatMinutes } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import { personText } from '../../participants/presenter.ts';
import type { Agenda } from '../contract.ts';

/** Entities of an agenda by id. */
export interface AgendaNames {
  readonly people: ReadonlyMap<string, Agenda['people'][number]>;
  readonly sites: ReadonlyMap<string, string>;
  readonly documents: ReadonlyMap<string, string>;
  readonly times: ReadonlyMap<string, Agenda['times'][number]>;
  readonly papers: ReadonlyMap<string, readonly Paper[]>;
}

/** Indexes an agenda's entities by id. */
export const agendaNamesOf = ({ people, sites, documents, times, papers }: Agenda): AgendaNames => ({
  people: new Map(people.map((person) => [person.id, person])),
  sites: new Map(sites.map(({ id, name }) => [id, name])),
  documents: new Map(documents.map(({ id, name }) => [id, name])),
  times: new Map(times.map((time) => [time.itemId, time])),
  papers: Map.groupBy(papers, ({ itemId }) => itemId),
});

/** Who gives a paper: a person, a post without a name, or so far only the site; null if nothing is known. */
export function paperAuthor({ participantId, post, siteId }: Paper, { people, sites }: AgendaNames): string | null {
  const person = participantId === null ? undefined : people.get(participantId);
  return person ? personText(person) : (post ?? (siteId === null ? null : (sites.get(siteId) ?? null)));
}

const sameLength = (papers: readonly Paper[]): number | null => {
  const [first] = papers;
  return first && papers.every(({ minutes }) => minutes === first.minutes) ? first.minutes : null;
};

/** "8 tham luận, mỗi tham luận 10 phút; 5 chủ đề đã rõ", as far as known; null if nothing is. */
export function slotsText(lang: Lang, { count, topics }: Item, papers: readonly Paper[]): string | null {
  const n = count ?? (papers.length > 0 ? papers.length : null);
  const each = sameLength(papers);
  const slots = [
    ...(n === null ? [] : [translate(lang, 'agenda.papersCount', { n })]),
    ...(each === null ? [] : [translate(lang, 'agenda.papersEach', { minutes: formatMinutes(lang, each) })]),
  ].join(', ');
  const known = Math.max(papers.filter(({ topic }) => topic !== null).length, topics.length);
  return [slots, known > 0 ? translate(lang, 'agenda.topicsKnown', { n: known }) : ''].filter(Boolean).join('; ') || null;
}

/** Who speaks in an item, on one line. */
export function speakersText(lang: Lang, item: Item, names: AgendaNames): string | null {
  const speakers = item.speakers.flatMap((id) => names.people.get(id) ?? []).map(personText);
  const slots = ['papers', 'paper', 'discussion'].includes(item.kind) ? slotsText(lang, item, names.papers.get(item.id) ?? []) : null;
  return [...speakers, ...(slots ? [slots] : [])].join('; ') || null;
}
