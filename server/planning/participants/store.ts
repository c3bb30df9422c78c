import { BY_POSITION, listStore } from '../collections/store.ts';
import { hasWords } from '../../platform/database/folded.ts';
import { insertRows } from '../../platform/database/insert-rows.ts';
import type { Database, Tx } from '../../platform/database/open.ts';
import type { Prisma } from '../../platform/database/prisma.ts';
import { fold, search as bestFirst } from '../../platform/text.ts';
import { PARTICIPANTS_PER_PAGE, Participant, type ParticipantCounts, type ParticipantSort, type Reached } from './contract.ts';
import { protocolOf } from '../protocol/rules/index.ts';
import { ordersOfProtocol } from '../protocol/store.ts';
import { siteList } from '../sites/store.ts';
import { mainHallFirst, remoteSites } from '../sites/rules/told-apart.ts';
import { sortedParticipants, whoText, type SortFacts } from './rules.ts';

/** Text of a participant for searching: name, group and posts without accents. */
const foldedParticipant = ({ name, group, posts }: Pick<Participant, 'name' | 'group' | 'posts'>): string =>
  fold([name, group, ...posts].filter((text) => text !== null).join(' '));

export const participantList = listStore<Prisma.ParticipantModel>()({
  schema: Participant,
  table: (tx) => tx.participant,
  rows: (tx, query) => tx.participant.findMany(query),
  fromRow: ({ groupName, place, folded: _folded, ...row }) => ({ ...row, group: groupName, order: place }),
  toColumns: ({ group, order, ...participant }: Participant) => ({
    ...participant,
    groupName: group,
    place: order,
    folded: foldedParticipant({ ...participant, group }),
  }),
  create: (tx, data) => insertRows(tx, 'Participant', data),
});

export interface Wanted {
  readonly search?: string | undefined;
  readonly show?: 'listed' | 'unlisted' | undefined;
  readonly sort?: ParticipantSort | undefined;
  readonly page?: number | undefined;
}

const whereFor = (conferenceId: string, { search = '', show }: Wanted): Prisma.ParticipantWhereInput => ({
  conferenceId,
  ...(show ? { listed: show === 'listed' } : {}),
  AND: hasWords(search),
});

type Found = Prisma.ParticipantGetPayload<{ select: typeof SORTED_BY }>;
const SORTED_BY = {
  id: true,
  name: true,
  groupName: true,
  posts: true,
  siteId: true,
  host: true,
  head: true,
  listed: true,
  place: true,
} as const;

const postsOf = ({ posts }: Found): string[] => (Array.isArray(posts) ? posts.map(String) : []);
const textOf = (row: Found): string => [row.name, row.groupName, ...postsOf(row)].join(' ');

/** What an order of the list needs of the conference; only the one by site looks at the sites. */
async function sortFacts(db: Database, conferenceId: string, sort: ParticipantSort): Promise<SortFacts> {
  const conference = await db.conference.findUniqueOrThrow({ where: { id: conferenceId }, select: { date: true, hostFirst: true } });
  const sites = sort === 'site' || sort === 'delegation' ? await siteList.all(db, conferenceId) : [];
  return {
    protocol: protocolOf(conference, await ordersOfProtocol(db)),
    siteIds: mainHallFirst(sites).map(({ id }) => id),
    remoteIds: remoteSites(sites),
  };
}

/**
 * Ids of the participants in an order, or of the matches of a search, by default the best first. The database compares texts without
 * accents; the order takes accents into account.
 */
async function idsInOrder(db: Database, conferenceId: string, where: Prisma.ParticipantWhereInput, { search = '', sort }: Wanted) {
  const rows = await db.participant.findMany({ where, orderBy: BY_POSITION, select: SORTED_BY });
  const found = search.trim() === '' ? rows : bestFirst(rows, search, textOf);
  if (sort === undefined) return found.map(({ id }) => id);
  const sortable = found.map((row) => ({ ...row, posts: postsOf(row), group: row.groupName, order: row.place }));
  return sortedParticipants(sortable, sort, await sortFacts(db, conferenceId, sort)).map(({ id }) => id);
}

/** One page of the list in one of its orders, or of the matches of a search. */
export async function participantsPage(db: Database, conferenceId: string, wanted: Wanted) {
  const { search = '', show, sort, page = 1 } = wanted;
  const where = whereFor(conferenceId, wanted);
  const window = { skip: (page - 1) * PARTICIPANTS_PER_PAGE, take: PARTICIPANTS_PER_PAGE };
  const all = await db.participant.count({ where: { conferenceId } });
  if (search.trim() === '' && (sort === undefined || sort === 'entered')) {
    const rows = await db.participant.findMany({ where, orderBy: BY_POSITION, ...window });
    return { rows, all, total: show ? await db.participant.count({ where }) : all };
  }
  const ids = await idsInOrder(db, conferenceId, where, wanted);
  const onPage = ids.slice(window.skip, window.skip + window.take);
  const found = new Map((await db.participant.findMany({ where: { conferenceId, id: { in: onPage } } })).map((row) => [row.id, row]));
  return { rows: onPage.flatMap((id) => found.get(id) ?? []), all, total: ids.length };
}

/** The whole list in one of its orders, or all matches of a search. */
export async function everyParticipant(db: Database, conferenceId: string, wanted: Omit<Wanted, 'page'>): Promise<Participant[]> {
  const ids = await idsInOrder(db, conferenceId, whereFor(conferenceId, wanted), wanted);
  const found = new Map((await participantList.all(db, conferenceId)).map((participant) => [participant.id, participant]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** The stand-ins of a list, each with the one for whom they stand. */
export const standIns = (db: Database | Tx, conferenceId: string) =>
  db.participant.findMany({ where: { conferenceId, standsFor: { not: null } }, select: { id: true, standsFor: true } });

/** `participantCounts` of the whole list, counted by the database. */
export async function countPeople(db: Database | Tx, conferenceId: string): Promise<ParticipantCounts> {
  const replaced = (await standIns(db, conferenceId)).flatMap(({ id, standsFor }) => (standsFor === id ? [] : (standsFor ?? [])));
  const where = { conferenceId, ...(replaced.length > 0 && { id: { notIn: replaced } }) };
  const people = await db.participant.count({ where: { ...where, groupName: null } });
  const named = await db.participant.count({ where: { ...where, groupName: null, name: { not: null } } });
  const inGroups = { where: { ...where, groupName: { not: null } }, _count: { id: true, count: true }, _sum: { count: true } } as const;
  const { _count: groups, _sum: sum } = await db.participant.aggregate(inGroups);
  return { named, posts: people - named, groups: groups.count, inGroups: sum.count ?? 0, unknown: groups.id - groups.count };
}

/** How many are in the attendee list. */
export const countListed = (db: Database | Tx, conferenceId: string): Promise<number> =>
  db.participant.count({ where: { conferenceId, listed: true } });

/** Participants by their ids, with what they are called. */
export async function participantNames(db: Database | Tx, conferenceId: string, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const rows = await db.participant.findMany({ where: { conferenceId, id: { in: [...ids] } }, select: SORTED_BY, orderBy: BY_POSITION });
  return rows.map((row) => ({ id: row.id, name: whoText({ name: row.name, group: row.groupName, posts: postsOf(row) }) }));
}

/** Sites by their ids, with their names. */
export const siteNames = (db: Database | Tx, conferenceId: string, ids: readonly string[]) =>
  db.site.findMany({ where: { conferenceId, id: { in: [...ids] } }, select: { id: true, name: true }, orderBy: BY_POSITION });

/** Whether an entry of the list was merged into another one. */
export const isMerged = async (tx: Tx, conferenceId: string, mergedId: string): Promise<boolean> =>
  (await tx.participantMerge.count({ where: { conferenceId, mergedId } })) > 0;

interface NewContact extends Reached {
  readonly conferenceId: string;
  readonly participantId: string;
}
/** Contacts that one statement stores. */
const CONTACTS_AT_ONCE = 500;

/** Stores how new participants are reached. */
export async function insertContacts(tx: Tx, contacts: readonly NewContact[]): Promise<void> {
  for (let from = 0; from < contacts.length; from += CONTACTS_AT_ONCE)
    await tx.participantContact.createMany({ data: contacts.slice(from, from + CONTACTS_AT_ONCE) });
}
