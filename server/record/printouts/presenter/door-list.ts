import { formatNumber } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import type { Participant } from '../../../planning/participants/contract.ts';
import { attending } from '../../../planning/participants/rules.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import { byProtocol, type ProtocolRule } from '../../../planning/protocol/rules/index.ts';
import { mainHallFirst } from '../../../planning/sites/rules/told-apart.ts';
import type { Block, Column, OfficialPaper } from '../contract.ts';
import { paperOf, plain, postsWithStanding } from './paper.ts';

/** Who is received at each site, the main hall first, with a place to sign: everybody, in the attendee list or not, in the order of protocol. */
export function doorListPaper(plan: Plan, published: boolean, lang: Lang, protocol: ProtocolRule): OfficialPaper {
  const people = byProtocol(attending(plan.participants), protocol);
  const at = Map.groupBy(people, ({ siteId }) => siteId);
  const sites = mainHallFirst(plan.sites).flatMap(({ id, name }) => siteBlocks(plan, name, at.get(id) ?? [], lang));
  const elsewhere = siteBlocks(plan, translate(lang, 'printouts.door-list.noSite'), at.get(null) ?? [], lang);
  const blocks = [...sites, ...elsewhere];
  const words = {
    kind: translate(lang, 'printouts.door-list.kind'),
    file: translate(lang, 'printouts.door-list.file'),
    letters: null,
    mark: published ? null : translate(lang, 'printouts.unpublished'),
  };
  return paperOf(plan, words, blocks.length > 0 ? blocks : [plain(translate(lang, 'printouts.attendees.none'))]);
}

function siteBlocks(plan: Plan, site: string, people: readonly Participant[], lang: Lang): Block[] {
  if (people.length === 0) return [];
  return [
    { kind: 'heading', text: site },
    { kind: 'table', columns: columns(lang), rows: people.map((person, at) => row(plan, person, at, lang)) },
  ];
}

const row = (plan: Plan, person: Participant, at: number, lang: Lang): string[] => [
  String(at + 1),
  person.name ?? person.group ?? '',
  postsWithStanding(plan, person, lang),
  person.group === null ? '' : formatNumber(lang, person.count),
  '',
];

const columns = (lang: Lang): Column[] => [
  { title: translate(lang, 'printouts.attendees.number'), width: 1, align: 'center' },
  { title: translate(lang, 'printouts.attendees.name'), width: 5, align: 'left' },
  { title: translate(lang, 'printouts.attendees.posts'), width: 6, align: 'left' },
  { title: translate(lang, 'printouts.attendees.count'), width: 2, align: 'center' },
  { title: translate(lang, 'printouts.door-list.signed'), width: 3, align: 'center' },
];
