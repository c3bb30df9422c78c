import { formatNumber } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import type { Participant } from '../../../planning/participants/contract.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import type { Column, OfficialPaper } from '../contract.ts';
import { paperOf, plain } from './paper.ts';

/** Everyone who stands in the attendee list, in the list's order. A group of unknown size says so and is not counted. */
export function attendeesPaper(plan: Plan, published: boolean, lang: Lang = 'vi'): OfficialPaper {
  const listed = plan.participants.filter((person) => person.listed);
  const rows = listed.map((person, index) => row(plan, person, index, lang));
  const mark = published ? null : translate(lang, 'printing.unpublished');
  const words = { kind: translate(lang, 'printing.attendees.kind'), file: translate(lang, 'printing.attendees.file'), letters: null, mark };
  if (listed.length === 0) return paperOf(plan, words, [plain(translate(lang, 'printing.attendees.none'))]);
  return paperOf(plan, words, [{ kind: 'table', columns: columns(lang), rows }, plain(total(listed, lang))]);
}

function row(plan: Plan, person: Participant, index: number, lang: Lang): string[] {
  const site = plan.sites.find((one) => one.id === person.siteId);
  const count = person.group === null ? 1 : person.count;
  return [String(index + 1), person.name ?? person.group ?? '', person.posts.join(', '), site?.name ?? '', formatNumber(lang, count)];
}

function total(listed: readonly Participant[], lang: Lang): string {
  const open = listed.filter((person) => person.group !== null && person.count === null).length;
  const n = listed.reduce((sum, person) => sum + (person.group === null ? 1 : (person.count ?? 0)), 0);
  return open === 0 ? translate(lang, 'printing.attendees.total', { n }) : translate(lang, 'printing.attendees.totalOpen', { n, m: open });
}

function columns(lang: Lang): Column[] {
  return [
    { title: translate(lang, 'printing.attendees.number'), width: 1, align: 'center' },
    { title: translate(lang, 'printing.attendees.name'), width: 5, align: 'left' },
    { title: translate(lang, 'printing.attendees.posts'), width: 6, align: 'left' },
    { title: translate(lang, 'printing.attendees.site'), width: 4, align: 'left' },
    { title: translate(lang, 'printing.attendees.count'), width: 2, align: 'center' },
  ];
}
