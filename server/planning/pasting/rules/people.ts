import { translate } from '../../../i18n/translate.ts';
import { languages } from '../../../i18n/language.ts';
import { faultsOf } from '../../../platform/bus/parse.ts';
import { fold } from '../../../platform/text.ts';
import { readTable, twinsOf, type Columns, type PastedFault, type TableLine, type PastedTable, type Twin } from './table.ts';
import { PERSON_FIELDS, type PersonField } from '../contract.ts';
import { bareName } from './speakers.ts';
import { siteCalled } from '../../sites/rules/finding.ts';
import type { Site } from '../../sites/contract.ts';
import { PARTICIPANT_ROLES, ParticipantFacts, Reached, type Participant, type ParticipantRole } from '../../participants/contract.ts';
import { participantKey, participantsByKey, whoFaults } from '../../participants/rules.ts';

/** The columns of a list of people. Without headings: name, posts or the name of a group, site, number of people. */
export const PERSON_COLUMNS: Columns<PersonField> = {
  headings: {
    name: ['Họ và tên', 'Họ tên', 'Họ, tên', 'Tên', 'Đại biểu', 'Tên đại biểu', 'Full name', 'Name', 'Participant'],
    posts: [
      'Chức vụ',
      'Chức danh',
      'Chức vụ, chức danh',
      'Chức vụ hoặc tên nhóm',
      'Thành phần',
      'Post',
      'Posts',
      'Post or group',
      'Position',
      'Job title',
    ],
    unit: ['Đơn vị', 'Cơ quan', 'Cơ quan, đơn vị', 'Đơn vị, cơ quan', 'Nơi công tác', 'Organisation', 'Organization', 'Office'],
    group: ['Đoàn', 'Nhóm', 'Tên nhóm', 'Tên đoàn', 'Đoàn, nhóm đại biểu', 'Group', 'Delegation'],
    site: ['Điểm cầu', 'Tên điểm cầu', 'Nơi dự', 'Tỉnh, thành phố', 'Tỉnh', 'Địa phương', 'Site', 'Province'],
    count: ['Số người', 'Số lượng', 'Số đại biểu', 'Number of people', 'People', 'Count'],
    host: ['Người của đơn vị chủ trì', 'Đơn vị chủ trì', 'Member of the host organisation'],
    unlisted: ['Không có tên trong danh sách', 'Không vào danh sách', 'Not in the attendee list'],
    order: ['Thứ tự đặt riêng', 'Custom position'],
    roles: ['Vai trò', 'Vai trò trong hội nghị', 'Role', 'Roles', 'Roles in the conference'],
    phone: ['Điện thoại', 'Số điện thoại', 'ĐT', 'Số ĐT', 'SĐT', 'Di động', 'Điện thoại di động', 'Phone', 'Telephone', 'Mobile'],
    email: ['Email', 'E-mail', 'Thư điện tử', 'Địa chỉ thư điện tử', 'Địa chỉ email', 'Mail'],
  },
  beginnings: [
    [/^ho (?:va )?(?:chu )?(?:ten|dem)\b/, 'name'],
    [/^(?:chuc vu|chuc danh)\b/, 'posts'],
    [/^(?:co quan|don vi) cong tac\b/, 'unit'],
    [/^diem cau\b/, 'site'],
    [/^(?:so )?(?:dien thoai|di dong|dt|sdt)\b/, 'phone'],
    [/^(?:dia chi )?(?:e-?mail|thu dien tu)\b/, 'email'],
    [/^so (?:luong|nguoi|dai bieu)\b/, 'count'],
  ],
  order: ['name', 'posts', 'site', 'count'],
};

/** Site chosen for a name in the list that no site has, by that name without accents; null: none. */
export type SiteChoices = ReadonlyMap<string, string | null>;

/** A row of a pasted list of people. Its facts are as far as they could be read; only those without faults can be added. */
export interface PastedPerson {
  readonly line: number;
  readonly facts: ParticipantFacts;
  /** How they are reached, as far as it could be read. */
  readonly contact: Reached;
  readonly faults: readonly PastedFault<PersonField>[];
  readonly twin: Twin | null;
  /** The name of a site that no site has, also where one was chosen for it; null if it was found or not given. */
  readonly unknownSite: string | null;
}

type Known = Pick<Participant, 'id' | 'name' | 'group' | 'posts' | 'siteId'>;

const parted = (text: string, separator: RegExp): string[] =>
  text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
const postsIn = (text: string): string[] => parted(text, /[\n;]/.test(text) ? /[\n;]/ : /,/);

const ROLES: ReadonlyMap<string, ParticipantRole> = new Map(
  PARTICIPANT_ROLES.flatMap((role) => languages.map((lang) => [fold(translate(lang, `participants.roles.${role}`)), role] as const)),
);

/** Words for a number of people that is not known. */
const UNKNOWN_COUNTS: ReadonlySet<string> = new Set(['mot so', 'chua ro', 'nhieu', 'some', 'several', 'unknown', '?']);

export function countIn(text: string): number | string | null {
  const words = fold(text).replace(/ (?:nguoi|dai bieu|people|person)$/, '');
  if (words === '' || UNKNOWN_COUNTS.has(words)) return null;
  return /^\d+$/.test(words) ? Number(words) : text;
}

/** The first telephone of a cell. A sheet that takes one for a number drops the 0 in front, which is put back. */
export function phoneIn(text: string): string | null {
  const [first] = parted(text, /[\n;,/]/);
  if (first === undefined) return null;
  const digits = first.replaceAll(/[\s.()-]/g, '');
  return /^[1-9]\d{8,9}$/.test(digits) ? `0${digits}` : first;
}

/** How somebody is reached, and what of it cannot be: that is left empty. */
function contactIn({ phone, email }: TableLine<PersonField>['cells']): { contact: Reached; faults: PastedFault<PersonField>[] } {
  const typed = { phone: phoneIn(phone), email: parted(email, /[\s;,]/)[0] ?? null };
  const faults = faultsOf(Reached, typed).map(({ path, message }) => ({ field: fieldOf(path), message }));
  const wrong = new Set(faults.map(({ field }) => field));
  const kept = { phone: wrong.has('phone') ? null : typed.phone, email: wrong.has('email') ? null : typed.email };
  return { contact: Reached.parse(kept), faults };
}

interface Reading {
  readonly sites: readonly Site[];
  readonly choices: SiteChoices;
}
interface FoundSite {
  readonly id: string | null;
  /** The name that no site has. */
  readonly unknown: string | null;
  readonly isDecided: boolean;
}

/** Sites by what they are called: long lists name few. */
function siteFinder({ sites, choices }: Reading): (text: string) => FoundSite {
  const found = new Map<string, FoundSite>();
  return (text) => {
    const known = found.get(text) ?? siteIn(text, { sites, choices });
    found.set(text, known);
    return known;
  };
}

function siteIn(text: string, { sites, choices }: Reading): FoundSite {
  if (text === '') return { id: null, unknown: null, isDecided: true };
  const found = siteCalled(sites, text);
  if (found) return { id: found.id, unknown: null, isDecided: true };
  const chosen = choices.get(fold(text));
  return { id: chosen ?? null, unknown: text, isDecided: chosen !== undefined };
}

/** Posts with the office in which they are held: the last one is held there, unless it says so itself. */
function heldIn(posts: readonly string[], unit: string): string[] {
  const last = posts.at(-1);
  if (unit === '' || posts.some((post) => fold(post).endsWith(fold(unit)))) return [...posts];
  return last === undefined ? [unit] : [...posts.slice(0, -1), `${last} ${unit}`];
}

/** Who a row is about. Without a name, what has a number of people, even an unknown one, is a group. */
function whoIn({ name, posts, unit, group, count }: TableLine<PersonField>['cells']) {
  const isGroup = name === '' && group === '' && count !== '';
  const people = countIn(count);
  return {
    name: bareName(name) || null,
    group: (isGroup ? heldIn(posts === '' ? [] : [posts], unit).join(', ') : group) || null,
    posts: isGroup ? [] : heldIn(postsIn(posts), unit),
    count: name !== '' && people === 1 ? null : people,
  };
}

const YES: ReadonlySet<string> = new Set(['x', 'v', 'co', 'yes', 'true', '1', '✓']);
const NO: ReadonlySet<string> = new Set(['', 'khong', 'no', 'false', '0', '-']);
/** Whether a cell is marked; null if it says neither. */
const marked = (text: string): boolean | null => (YES.has(fold(text)) ? true : NO.has(fold(text)) ? false : null);

/** What a workbook shows instead of a value that it could not calculate. */
export const NO_VALUE = /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!)$/;

const FIELDS: Readonly<Record<string, PersonField>> = { siteId: 'site', listed: 'unlisted' };
/** The field of a fault by its path: `posts[2]` is about the posts. */
const fieldOf = (path: string): PersonField => {
  const name = /^\w+/.exec(path)?.[0] ?? 'name';
  return FIELDS[name] ?? (name as PersonField);
};

function readPerson({ line, cells }: TableLine<PersonField>, siteCalledAs: (text: string) => FoundSite): Omit<PastedPerson, 'twin'> {
  const site = siteCalledAs(cells.site);
  const called = parted(cells.roles, /[\n;,/]/);
  const roles = called.map((role) => ROLES.get(fold(role)) ?? null);
  const known = [...new Set(roles.filter((role) => role !== null))];
  const [host, unlisted] = [marked(cells.host), marked(cells.unlisted)];
  const order = cells.order === '' ? null : /^\d+$/.test(cells.order) ? Number(cells.order) : cells.order;
  const typed = { ...whoIn(cells), siteId: site.id, host: host ?? false, listed: !(unlisted ?? false), order, roles: known };
  const parsed = ParticipantFacts.safeParse(typed);
  const reached = contactIn(cells);
  const facts = parsed.data ?? { ...typed, count: null, order: null, standsFor: null, head: false };
  const faults: PastedFault<PersonField>[] = [
    ...whoFaults({ ...facts, count: typed.count }).map(({ path, message }) => ({ field: fieldOf(path), message })),
    ...faultsOf(ParticipantFacts, typed).map(({ path, message, params }) => ({ field: fieldOf(path), message, ...(params && { params }) })),
    ...PERSON_FIELDS.filter((field) => NO_VALUE.test(cells[field])).map((field) => ({ field, message: 'no-value' })),
    ...(host === null ? [{ field: 'host' as const, message: 'not-boolean' }] : []),
    ...(unlisted === null ? [{ field: 'unlisted' as const, message: 'not-boolean' }] : []),
    ...(roles.includes(null) ? [{ field: 'roles' as const, message: 'no-such-role' }] : []),
    ...(site.isDecided ? [] : [{ field: 'site' as const, message: 'no-such-site' }]),
    ...reached.faults,
  ];
  return { line, facts, contact: reached.contact, faults, unknownSite: site.unknown };
}

/** Reads a pasted list of people against the participants and sites that there are. */
export function readPeople(text: string, participants: readonly Known[], reading: Reading) {
  return readPeopleOf(readTable(text, PERSON_COLUMNS), participants, reading);
}

/** Somebody who is there already is no other person at another site: nobody has to be asked which one is meant. */
function withTwin(person: Omit<PastedPerson, 'twin'>, twin: Twin | null): PastedPerson {
  if (twin === null || person.facts.name === null) return { ...person, twin };
  return { ...person, twin, faults: person.faults.filter(({ message }) => message !== 'no-such-site'), unknownSite: null };
}

/** The people of a list whose columns are told. */
export function readPeopleOf(table: PastedTable<PersonField>, participants: readonly Known[], reading: Reading) {
  const siteCalledAs = siteFinder(reading);
  const people = table.lines.map((line) => readPerson(line, siteCalledAs));
  const twins = twinsOf(people, ({ facts }) => participantKey(facts), participantsByKey(participants));
  return { ...table, people: people.map((person, at) => withTwin(person, twins[at] ?? null)) };
}

/** People as they are added together: their facts, and how those are reached of whom that is known. */
export const peopleToAdd = (people: readonly Pick<PastedPerson, 'facts' | 'contact'>[]) => ({
  participants: people.map(({ facts }) => facts),
  contacts: people.flatMap(({ contact }, at) => (contact.phone === null && contact.email === null ? [] : [{ at, ...contact }])),
});
