import { formatNumber } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import type { Participant } from '../../../planning/participants/contract.ts';
import { attending } from '../../../planning/participants/rules.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import { byProtocol, type ProtocolRule } from '../../../planning/protocol/rules/index.ts';
import type { Column, OfficialPaper } from '../contract.ts';
import { paperOf, plain, postsWithStanding } from './paper.ts';

/** Everyone in the attendee list, in an order of protocol; stand-ins instead of those for whom they stand. A group of unknown size is marked as such and not counted. */
export function attendeesPaper(plan: Plan, published: boolean, lang: Lang, protocol: ProtocolRule): OfficialPaper {
  const listed = byProtocol(attending(plan.participants), protocol).filter((person) => person.listed);
  const rows = listed.map((person, index) => row(plan, person, index, lang));
  const mark = published ? null : translate(lang, 'printouts.unpublished');
  const words = {
    kind: translate(lang, 'printouts.attendees.kind'),
    file: translate(lang, 'printouts.attendees.file'),
    letters: null,
    mark,
  };
  if (listed.length === 0) return paperOf(plan, words, [plain(translate(lang, 'printouts.attendees.none'))]);
  return paperOf(plan, words, [{ kind: 'table', columns: columns(lang), rows }, plain(total(listed, lang))]);
}

function row(plan: Plan, person: Participant, index: number, lang: Lang): string[] {
  const site = plan.sites.find((one) => one.id === person.siteId);
  const count = person.group === null ? 1 : person.count;
  return [
    String(index + 1),
    person.name ?? person.group ?? '',
    postsWithStanding(plan, person, lang),
    site?.name ?? '',
    formatNumber(lang, count),
  ];
}

function total(listed: readonly Participant[], lang: Lang): string {
  const open = listed.filter((person) => person.group !== null && person.count === null).length;
  const n = listed.reduce((sum, person) => sum + (person.group === null ? 1 : (person.count ?? 0)), 0);
  return open === 0
    ? translate(lang, 'printouts.attendees.total', { n })
    : translate(lang, 'printouts.attendees.totalOpen', { n, m: open });
}

function columns(lang: Lang): Column[] {
  return [
    { title: translate(lang, 'printouts.attendees.number'), width: 1, align: 'center' },
    { title: translate(lang, 'printouts.attendees.name'), width: 5, align: 'left' },
    { title: translate(lang, 'printouts.attendees.posts'), width: 6, align: 'left' },
    { title: translate(lang, 'printouts.attendees.site'), width: 4, align: 'left' },
    { title: translate(lang, 'printouts.attendees.count'), width: 2, align: 'center' },
  ];
}
