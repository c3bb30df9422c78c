import { translate, type Lang } from '../../../i18n/translate.ts';
import type { Block, Column } from '../../printouts/contract.ts';
import type { NamedPresence, NotedPerson } from '../rules/presence.ts';
import type { Sheet } from './sheet.ts';
import { sittingTitle } from './sitting-title.ts';

/** Participants in the order of protocol, and who of them is a guest. */
export type Protocol = readonly { readonly id: string; readonly isGuest: boolean }[];

interface Listing {
  readonly sheet: Pick<Sheet, 'plan' | 'facts' | 'presence'>;
  readonly protocol: Protocol;
  /** What the paper is about. */
  readonly about: string;
  readonly lang: Lang;
}

/** "Phụ lục", or "Phụ lục 2" of several. */
const annexName = (presence: readonly NamedPresence[], index: number, lang: Lang): string =>
  presence.length === 1 ? translate(lang, 'minutes.annex.one') : translate(lang, 'minutes.annex.name', { n: index + 1 });

/** Where the lists of those present are; null where nobody was noted by name. */
export function annexReference({ presence }: Pick<Sheet, 'presence'>, lang: Lang): string | null {
  if (presence.length === 0) return null;
  return translate(lang, 'minutes.annex.reference', { names: presence.map((_, index) => annexName(presence, index, lang)).join(', ') });
}

/** A list of those who took part in each sitting, in the order of protocol, and after them of those absent. */
export const annexes = (listing: Listing): Block[] => listing.sheet.presence.flatMap((one, index) => annexOf(listing, one, index));

function annexOf(listing: Listing, presence: NamedPresence, index: number): Block[] {
  const { sheet, protocol, about, lang } = listing;
  const places = new Map(protocol.map(({ id }, place) => [id, place]));
  const placeOf = ({ id }: NotedPerson): number => places.get(id) ?? places.size;
  const people = presence.noted.toSorted((a, b) => Number(a.where === null) - Number(b.where === null) || placeOf(a) - placeOf(b));
  const guests = new Set(protocol.flatMap(({ id, isGuest }) => (isGuest ? id : [])));
  return [
    {
      kind: 'annex',
      title: annexName(sheet.presence, index, lang).toLocaleUpperCase('vi'),
      about: aboutWords(sheet, presence, lang),
      of: translate(lang, 'minutes.annex.of', { about }),
    },
    { kind: 'table', columns: columns(lang), rows: people.map((one, at) => row(listing, one, at, guests.has(one.id))) },
  ];
}

function aboutWords({ facts, presence }: Listing['sheet'], { sittingId }: NamedPresence, lang: Lang): string {
  const sitting = facts.sittings.find(({ id }) => id === sittingId);
  if (!sitting || (presence.length === 1 && facts.sittings.length === 1)) return translate(lang, 'minutes.annex.list');
  return translate(lang, 'minutes.annex.listOf', { sitting: sittingTitle(sitting, lang) });
}

function row({ sheet, lang }: Listing, one: NotedPerson, index: number, isGuest: boolean): string[] {
  const { name, posts, late, reason } = one;
  const remarks = [
    isGuest ? translate(lang, 'minutes.annex.guest') : null,
    late ? translate(lang, 'minutes.annex.late') : null,
    reason,
  ].filter((remark) => remark !== null);
  return [String(index + 1), name ?? '', posts.join(', '), whereWords(sheet, one, lang), remarks.join('; ')];
}

function whereWords({ plan }: Listing['sheet'], { where, siteId, excused }: NotedPerson, lang: Lang): string {
  if (where === 'hall') return translate(lang, 'minutes.annex.hall');
  if (where === 'online') return translate(lang, 'minutes.annex.online');
  if (where === null) return translate(lang, excused ? 'minutes.annex.excused' : 'minutes.annex.absent');
  return [...plan.sites, ...(plan.past?.sites ?? [])].find(({ id }) => id === siteId)?.name ?? translate(lang, 'common.unknown');
}

const columns = (lang: Lang): Column[] => [
  { title: translate(lang, 'printouts.attendees.number'), width: 1, align: 'center' },
  { title: translate(lang, 'printouts.attendees.name'), width: 4, align: 'left' },
  { title: translate(lang, 'printouts.attendees.posts'), width: 6, align: 'left' },
  { title: translate(lang, 'minutes.annex.where'), width: 4, align: 'left' },
  { title: translate(lang, 'minutes.annex.remark'), width: 3, align: 'left' },
];
