import { translate } from '../../../i18n/translate.ts';
import { languages } from '../../../i18n/language.ts';
import { faultsOf } from '../../../platform/bus/parse.ts';
import { fold } from '../../../platform/text.ts';
import { readTable, twinsOf, type Columns, type PastedFault, type TableLine, type PastedTable, type Twin } from './table.ts';
import { siteCalled } from '../../sites/rules/finding.ts';
import type { Site } from '../../sites/contract.ts';
import { PARTICIPANT_ROLES, ParticipantFacts, type Participant, type ParticipantRole } from '../../participants/contract.ts';
import { participantKey, participantsByKey, whoFaults } from '../../participants/rules.ts';

export type PersonField = 'name' | 'posts' | 'group' | 'site' | 'count' | 'roles';

/** The columns of a list of people. Without headings: name, posts or the name of a group, site, number of people. */
export const PERSON_COLUMNS: Columns<PersonField> = {
  headings: {
    name: ['Họ và tên', 'Họ tên', 'Tên', 'Đại biểu', 'Tên đại biểu', 'Full name', 'Name', 'Participant'],
    posts: [
      'Chức vụ',
      'Chức danh',
      'Chức vụ, chức danh',
      'Chức vụ hoặc tên nhóm',
      'Post',
      'Posts',
      'Post or group',
      'Position',
      'Job title',
    ],
    group: ['Đoàn', 'Nhóm', 'Tên nhóm', 'Tên đoàn', 'Đoàn, nhóm đại biểu', 'Group', 'Delegation'],
    site: ['Điểm cầu', 'Tên điểm cầu', 'Nơi dự', 'Site'],
    count: ['Số người', 'Số lượng', 'Số đại biểu', 'Number of people', 'People', 'Count'],
    roles: ['Vai trò', 'Vai trò trong hội nghị', 'Role', 'Roles', 'Roles in the conference'],
  },
  order: ['name', 'posts', 'site', 'count'],
};

/** Site chosen for a name in the list that no site has, by that name without accents; null: none. */
export type SiteChoices = ReadonlyMap<string, string | null>;

/** A row of a pasted list of people. Its facts are as far as they could be read; only those without faults can be added. */
export interface PastedPerson {
  readonly line: number;
  readonly facts: ParticipantFacts;
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

function countIn(text: string): number | string | null {
  const words = fold(text).replace(/ (?:nguoi|dai bieu|people|person)$/, '');
  if (words === '' || UNKNOWN_COUNTS.has(words)) return null;
  return /^\d+$/.test(words) ? Number(words) : text;
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

function siteIn(text: string, { sites, choices }: Reading): FoundSite {
  if (text === '') return { id: null, unknown: null, isDecided: true };
  const found = siteCalled(sites, text);
  if (found) return { id: found.id, unknown: null, isDecided: true };
  const chosen = choices.get(fold(text));
  return { id: chosen ?? null, unknown: text, isDecided: chosen !== undefined };
}

/** Who a row is about. Without a name, what has a number of people, even an unknown one, is a group. */
function whoIn({ name, posts, group, count }: TableLine<PersonField>['cells']) {
  const isGroup = name === '' && group === '' && count !== '';
  const people = countIn(count);
  return {
    name: name || null,
    group: (isGroup ? posts : group) || null,
    posts: isGroup ? [] : postsIn(posts),
    count: name !== '' && people === 1 ? null : people,
  };
}

const FIELDS: Readonly<Record<string, PersonField>> = { siteId: 'site' };
/** The field of a fault by its path: `posts[2]` is about the posts. */
const fieldOf = (path: string): PersonField => {
  const name = /^\w+/.exec(path)?.[0] ?? 'name';
  return FIELDS[name] ?? (name as PersonField);
};

function readPerson({ line, cells }: TableLine<PersonField>, reading: Reading): Omit<PastedPerson, 'twin'> {
  const site = siteIn(cells.site, reading);
  const called = parted(cells.roles, /[\n;,/]/);
  const roles = called.map((role) => ROLES.get(fold(role)) ?? null);
  const known = [...new Set(roles.filter((role) => role !== null))];
  const typed = { ...whoIn(cells), siteId: site.id, host: false, listed: true, order: null, roles: known };
  const parsed = ParticipantFacts.safeParse(typed);
  const facts = parsed.data ?? { ...typed, count: null };
  const faults: PastedFault<PersonField>[] = [
    ...whoFaults({ ...facts, count: typed.count }).map(({ path, message }) => ({ field: fieldOf(path), message })),
    ...faultsOf(ParticipantFacts, typed).map(({ path, message, params }) => ({ field: fieldOf(path), message, ...(params && { params }) })),
    ...(roles.includes(null) ? [{ field: 'roles' as const, message: 'no-such-role' }] : []),
    ...(site.isDecided ? [] : [{ field: 'site' as const, message: 'no-such-site' }]),
  ];
  return { line, facts, faults, unknownSite: site.unknown };
}

/** Reads a pasted list of people against the participants and sites that there are. */
export function readPeople(text: string, participants: readonly Known[], reading: Reading) {
  const table: PastedTable<PersonField> = readTable(text, PERSON_COLUMNS);
  const people = table.lines.map((line) => readPerson(line, reading));
  const twins = twinsOf(people, ({ facts }) => participantKey(facts), participantsByKey(participants));
  return { ...table, people: people.map((person, at): PastedPerson => ({ ...person, twin: twins[at] ?? null })) };
}
