import { translate, type Key, type Lang } from '../../../i18n/translate.ts';
import type { PrintedSheet, SheetColumn } from '../../../platform/sheets/printed-sheet.ts';
import type { Conference } from '../../conferences/contract.ts';
import type { Participant } from '../contract.ts';
import { participantTotals } from '../presenter.ts';
import { participantCounts, representedBy, whoText } from '../rules.ts';

/** A column of the list: its heading, how wide it is, and what stands in it. */
interface Field {
  readonly key: Key;
  readonly width: number;
  readonly align?: 'center';
  readonly text: (participant: Participant, sheet: Sheet) => string | number | null;
  /** Left out where nobody has anything to write there. */
  readonly onlyFilled?: boolean;
}

interface Sheet {
  readonly lang: Lang;
  readonly conference: Pick<Conference, 'title' | 'organizer'>;
  readonly participants: readonly Participant[];
  /** Names of sites by id. */
  readonly sites: ReadonlyMap<string, string>;
}

/** A fact that is true, as lists mark it. */
const mark = (fact: boolean): string | null => (fact ? 'x' : null);
const rolesText = ({ roles }: Participant, { lang }: Sheet): string | null =>
  roles.map((role) => translate(lang, `participants.roles.${role}`)).join(', ') || null;
const countText = ({ group, count }: Participant, { lang }: Sheet): string | number | null =>
  group === null ? null : (count ?? translate(lang, 'participants.sheet.unknownCount'));

const standsForText = (participant: Participant, { participants }: Sheet): string | null => {
  const represented = representedBy(participants, participant);
  return represented && whoText(represented);
};

const FIELDS: readonly Field[] = [
  { key: 'participants.fields.name', width: 28, text: ({ name }) => name },
  { key: 'participants.fields.posts', width: 44, text: ({ posts }) => posts.join('\n') || null },
  { key: 'participants.fields.group', width: 30, text: ({ group }) => group, onlyFilled: true },
  { key: 'participants.fields.count', width: 10, align: 'center', text: countText, onlyFilled: true },
  { key: 'participants.fields.site', width: 30, text: ({ siteId }, { sites }) => sites.get(siteId ?? '') ?? null },
  { key: 'participants.fields.standsFor', width: 28, text: standsForText, onlyFilled: true },
  { key: 'participants.fields.roles', width: 16, text: rolesText, onlyFilled: true },
  { key: 'participants.fields.host', width: 12, align: 'center', text: ({ host }) => mark(host), onlyFilled: true },
  { key: 'participants.notListed', width: 14, align: 'center', text: ({ listed }) => mark(!listed), onlyFilled: true },
  { key: 'participants.fields.order', width: 10, align: 'center', text: ({ order }) => order, onlyFilled: true },
];

/** The list of participants as a spreadsheet, in the order given. What it says is read again without a change. */
export function participantsSheet(sheet: Sheet): PrintedSheet {
  const { lang, conference, participants } = sheet;
  const fields = FIELDS.filter(({ text, onlyFilled }) => !onlyFilled || participants.some((one) => text(one, sheet) !== null));
  const columns = fields.map(({ key, width, align }): SheetColumn => ({ title: translate(lang, key), width, align: align ?? 'left' }));
  const totals = participantTotals(lang, participantCounts(participants)).map(({ text }) => text);
  return {
    name: translate(lang, 'participants.title'),
    issuer: conference.organizer.toLocaleUpperCase('vi'),
    title: translate(lang, 'participants.sheet.title'),
    about: conference.title,
    columns: [{ title: translate(lang, 'participants.sheet.number'), width: 6, align: 'center' }, ...columns],
    rows: participants.map((one, at) => [at + 1, ...fields.map(({ text }) => text(one, sheet))]),
    below: translate(lang, 'participants.sheet.total', { totals: totals.join('; ') }),
  };
}
