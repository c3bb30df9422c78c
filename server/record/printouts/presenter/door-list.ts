import { formatNumber } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import type { Participant } from '../../../planning/participants/contract.ts';
import { attending } from '../../../planning/participants/rules.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import type { SeatSigns } from '../../../planning/seating/presenter/signs.ts';
import { byProtocol, type ProtocolRule } from '../../../planning/protocol/rules/index.ts';
import { mainHallFirst } from '../../../planning/sites/rules/told-apart.ts';
import type { Block, Column, OfficialPaper } from '../contract.ts';
import { headText, paperOf, plain, postsWithStanding } from './paper.ts';

/** Who is received at each site, the main hall first, with a place to sign: everybody, in the attendee list or not, in the order of protocol. */
export function doorListPaper(plan: Plan, published: boolean, lang: Lang, protocol: ProtocolRule, seats: SeatSigns): OfficialPaper {
  const people = byProtocol(attending(plan.participants), protocol);
  const at = Map.groupBy(people, ({ siteId }) => siteId);
  const table = (title: string, received: readonly Participant[] = []) => siteBlocks({ plan, lang, seats }, title, received);
  const sites = mainHallFirst(plan.sites).flatMap(({ id, name }) => table(name, at.get(id)));
  const elsewhere = table(translate(lang, 'printouts.door-list.noSite'), at.get(null));
  const blocks = [...sites, ...elsewhere];
  const words = {
    kind: translate(lang, 'printouts.door-list.kind'),
    file: translate(lang, 'printouts.door-list.file'),
    letters: null,
    mark: published ? null : translate(lang, 'printouts.unpublished'),
  };
  return paperOf(plan, words, blocks.length > 0 ? blocks : [plain(translate(lang, 'printouts.attendees.none'))]);
}

interface ListFacts {
  readonly plan: Plan;
  readonly lang: Lang;
  /** Seats in words; null where nobody has one, so that there is no column for them. */
  readonly seats: SeatSigns | null;
}

function siteBlocks(facts: ListFacts & { readonly seats: SeatSigns }, site: string, people: readonly Participant[]): Block[] {
  if (people.length === 0) return [];
  const own = people.some(({ id }) => facts.seats.has(id)) ? facts.seats : null;
  return [
    { kind: 'heading', text: site },
    {
      kind: 'table',
      columns: columns(facts.lang, own !== null),
      rows: people.map((person, at) => row({ ...facts, seats: own }, person, at)),
    },
  ];
}

const row = ({ plan, lang, seats }: ListFacts, person: Participant, at: number): string[] => [
  String(at + 1),
  person.name ?? person.group ?? '',
  [postsWithStanding(plan, person, lang), ...headText(lang, person)].filter(Boolean).join(' – '),
  person.group === null ? '' : formatNumber(lang, person.count),
  ...(seats ? [seats.get(person.id) ?? ''] : []),
  '',
];

const columns = (lang: Lang, hasSeats: boolean): Column[] => [
  { title: translate(lang, 'printouts.attendees.number'), width: 1, align: 'center' },
  { title: translate(lang, 'printouts.attendees.name'), width: 5, align: 'left' },
  { title: translate(lang, 'printouts.attendees.posts'), width: 6, align: 'left' },
  { title: translate(lang, 'printouts.attendees.count'), width: 2, align: 'center' },
  ...(hasSeats ? [{ title: translate(lang, 'printouts.seat-list.seat'), width: 2, align: 'center' as const }] : []),
  { title: translate(lang, 'printouts.door-list.signed'), width: 3, align: 'center' },
];
