import { hasRole, PLANNERS, type Role, rolesNamed, STAFF } from '../../../accounts/permissions.ts';
import { handleQuery, type Handler, type QueryContext } from '../../../platform/bus/handlers.ts';
import type { Actor, InputOf } from '../../../platform/contract.ts';
import { byVietnamese } from '../../../platform/text.ts';
import { AppError } from '../../../platform/errors.ts';
import {
  conferencesContract as contract,
  CONFERENCES_PER_PAGE,
  STANDINGS,
  type ConferenceDays,
  type ConferenceFacts,
  type ConferenceStatus,
  type DueTask,
  type ListedConference,
} from '../contract.ts';
import { dueDay } from '../preparation/rules/index.ts';
import { openTasksIn } from '../preparation/store.ts';
import { answering, byDate, conferenceFactsOf, dayAt, daysOf, conferenceStatusOf, unpublishedFacts } from '../rules.ts';
import {
  findRow,
  publishedFacts,
  rehearsalsOf,
  rowsFor,
  rowToConference,
  sittingDays,
  type ConferenceRow,
  type ReaderRow,
} from '../store.ts';

/** Tasks in the answer. */
const MAX_DUE_TASKS = 20;
const IN_USE: ReadonlySet<ConferenceStatus> = new Set(['upcoming', 'past']);

const isStaff = (roles: readonly Role[]): boolean => hasRole(roles, STAFF);

interface Readable {
  readonly facts: ConferenceFacts;
  readonly days: ConferenceDays;
}

/** The draft for the staff, the published facts for everybody else. `sittings`: those of the draft. */
function readable(row: ConferenceRow, roles: readonly Role[], sittings: readonly { readonly date: string | null }[]): Readable {
  const draft = conferenceFactsOf(rowToConference(row));
  if (isStaff(roles)) return { facts: draft, days: daysOf(draft, sittings) };
  const published = publishedFacts(row);
  if (!published) return { facts: unpublishedFacts(draft), days: daysOf(draft, []) };
  const { days, ...facts } = published;
  return { facts, days: days ?? daysOf(facts, []) };
}

const isAdministrator = (actor: Actor): boolean => actor.rights.includes('administrator');

/** Roles from the login and the row; an administrator is an organizer everywhere. */
const rolesIn = (row: ReaderRow, actor: Actor): Role[] => [
  ...new Set([...(isAdministrator(actor) ? PLANNERS : []), ...rolesNamed(row.memberships.map(({ role }) => role))]),
];

function listed(row: ReaderRow, actor: Actor, standing: ConferenceStatus): ListedConference {
  const roles = rolesIn(row, actor);
  const { facts, days } = readable(row, roles, row.sittings);
  const { title, organizer, mode, date, starts, timeZone, venue, series } = facts;
  return {
    title,
    organizer,
    mode,
    date,
    starts,
    timeZone,
    venue,
    roles,
    id: row.id,
    ...days,
    standing,
    series: series?.name ?? null,
    published: row.publishedNumber,
    rehearsalOf: row.rehearsalOf,
    deletedAt: row.deletedAt?.getTime() ?? null,
  };
}

/** The conferences visible to the actor, each with its status. Only organizers see those in the trash. */
async function readerRows({ db, actor, now }: QueryContext, series?: string) {
  const rows = await rowsFor(db, actor.id, isAdministrator(actor), series);
  return rows
    .map((row) => {
      const { lastDay } = daysOf(row, row.sittings);
      const facts = { lastDay, timeZone: row.timeZone, archived: row.archivedAt !== null, deleted: row.deletedAt !== null };
      return { conference: listed(row, actor, conferenceStatusOf(facts, now)), series: row.series };
    })
    .filter(({ conference }) => conference.standing !== 'trash' || hasRole(conference.roles, PLANNERS));
}

/** Tasks that are late or due today, the longest overdue first. A rehearsal has the tasks of its conference. */
async function dueTasks({ db, now }: QueryContext, conferences: readonly ListedConference[]): Promise<DueTask[]> {
  const inUse = conferences.filter(
    ({ standing, rehearsalOf, roles, date }) => IN_USE.has(standing) && rehearsalOf === null && isStaff(roles) && date !== null,
  );
  const byId = new Map(inUse.map((conference) => [conference.id, conference]));
  const tasks = inUse.length === 0 ? [] : await openTasksIn(db, [...byId.keys()]);
  return tasks
    .flatMap(({ conferenceId, id, title, responsible, daysBefore }): DueTask[] => {
      const conference = byId.get(conferenceId);
      const due = dueDay(conference?.date ?? null, daysBefore);
      return conference && due !== null && due <= dayAt(now, conference.timeZone) ? [{ conferenceId, id, title, responsible, due }] : [];
    })
    .toSorted((a, b) => (a.due === b.due ? byVietnamese(a.title, b.title) : a.due < b.due ? -1 : 1))
    .slice(0, MAX_DUE_TASKS);
}

async function listConferences(scope: QueryContext, { list = 'all', search = '', page = 1 }: InputOf<typeof contract.list>) {
  const rows = (await readerRows(scope)).map(({ conference }) => conference);
  const matching = (name: ConferenceStatus) => answering(rows.filter(({ standing }) => standing === name).toSorted(byDate(name)), search);
  const lists = new Map<string, ListedConference[]>(STANDINGS.map((name) => [name, matching(name)]));
  lists.set(
    'all',
    ['upcoming', 'past'].flatMap((name) => lists.get(name) ?? []),
  );
  const counts = Object.fromEntries([...lists].map(([name, own]) => [name, own.length]));
  const found = lists.get(list) ?? [];
  const conferences = found.slice((page - 1) * CONFERENCES_PER_PAGE, page * CONFERENCES_PER_PAGE);
  return { conferences, total: found.length, counts: contract.list.output.shape.counts.parse(counts), due: await dueTasks(scope, rows) };
}

async function listSeries(scope: QueryContext, input: InputOf<typeof contract.series>) {
  const rows = (await readerRows(scope, input.series)).filter(
    ({ conference }) => conference.standing !== 'trash' && conference.rehearsalOf === null,
  );
  const conferences = rows.map(({ conference }) => conference).toSorted(byDate('upcoming'));
  const last = conferences.findLast((conference) => conference.series === input.series);
  const row = rows.find(({ conference }) => conference.id === last?.id);
  return { series: contract.series.output.shape.series.parse(last && row ? row.series : null), conferences };
}

async function get({ db, roles }: QueryContext, { conferenceId }: InputOf<typeof contract.get>) {
  const row = await findRow(db, conferenceId);
  if (!row || row.deletedAt !== null) throw new AppError('not-found');
  const { facts, days } = readable(row, roles, await sittingDays(db, conferenceId));
  const conference = { ...rowToConference(row), ...facts, ...(isStaff(roles) ? {} : { extras: {} }) };
  const rehearsals = hasRole(roles, PLANNERS) ? await rehearsalsOf(db, conferenceId) : [];
  return {
    conference,
    roles: [...roles],
    days,
    published: row.publishedNumber,
    archived: row.archivedAt !== null,
    rehearsals: rehearsals.map(({ id, createdAt }) => ({ id, createdAt: createdAt.getTime() })),
  };
}

export const conferenceReadingHandlers: Handler[] = [
  handleQuery(contract.list, listConferences),
  handleQuery(contract.series, listSeries),
  handleQuery(contract.get, get),
];
