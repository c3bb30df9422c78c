import { STAFF } from '../../accounts/permissions.ts';
import type { Actor } from '../../platform/contract.ts';
import { providerOfClient, type Database, type Queryable, type Tx } from '../../platform/database/open.ts';
import { AppError } from '../../platform/errors.ts';
import { hasWords } from '../../platform/database/folded.ts';
import { insertRows } from '../../platform/database/insert-rows.ts';
import { newId } from '../../platform/ids.ts';
import { byGivenName, fold, likeNames, nameKey, search as bestFirst } from '../../platform/text.ts';
import { PEOPLE_PER_PAGE, DirectoryPerson, type PersonFacts } from './contract.ts';

type Row = NonNullable<Awaited<ReturnType<Database['directoryPerson']['findFirst']>>>;

const toPerson = ({ folded: _folded, ...row }: Row): DirectoryPerson => DirectoryPerson.parse(row);
const textOf = ({ name, posts }: PersonFacts): string => [name, ...posts.map(({ title }) => title)].join(' ');
const columnsOf = ({ name, posts }: PersonFacts) => ({ name, posts, folded: fold(textOf({ name, posts })) });

/** Everybody of the directory who matches a search: the best first, without a search by given name. */
export async function peopleFound(db: Queryable, search = ''): Promise<DirectoryPerson[]> {
  const rows = await db.directoryPerson.findMany({ where: { AND: hasWords(search) }, orderBy: { id: 'asc' } });
  const people = rows.map(toPerson).toSorted((a, b) => byGivenName(a.name, b.name));
  return search.trim() === '' ? people : bestFirst(people, search, textOf);
}

/** One page of the directory, from 1. */
export async function peoplePage(db: Queryable, search: string, page: number): Promise<{ people: DirectoryPerson[]; total: number }> {
  const found = await peopleFound(db, search);
  const first = (page - 1) * PEOPLE_PER_PAGE;
  return { people: found.slice(first, first + PEOPLE_PER_PAGE), total: found.length };
}

/** People of these names, in any spelling that folds to the same. */
export async function peopleNamed(db: Queryable, names: readonly string[]): Promise<DirectoryPerson[]> {
  const wanted = new Set(names.map(fold));
  const rows = await db.directoryPerson.findMany({ orderBy: { id: 'asc' } });
  return rows.filter(({ name }) => wanted.has(fold(name))).map(toPerson);
}

/** Other people of names that are easily confused with this one. */
export async function peopleLike(db: Queryable, { id, name }: Pick<DirectoryPerson, 'id' | 'name'>): Promise<DirectoryPerson[]> {
  const where = { id: { not: id }, AND: hasWords(nameKey(name)) };
  const rows = await db.directoryPerson.findMany({ where, orderBy: { id: 'asc' } });
  return rows.filter((row) => likeNames(name, row.name)).map(toPerson);
}

/** @throws AppError not-found. */
export async function requirePerson(db: Queryable, id: string): Promise<DirectoryPerson> {
  const row = await db.directoryPerson.findUnique({ where: { id } });
  if (!row) throw new AppError('not-found');
  return toPerson(row);
}

/** Holds the directory for this transaction: others who add many people wait. On SQLite transactions run one at a time anyway. */
export async function holdDirectory(tx: Tx): Promise<void> {
  if (providerOfClient(tx) === 'postgresql') await tx.$executeRawUnsafe('LOCK TABLE "DirectoryPerson" IN SHARE ROW EXCLUSIVE MODE');
}

/** Adds people and returns their ids. */
export async function insertPeople(tx: Tx, people: readonly PersonFacts[]): Promise<string[]> {
  const rows = people.map((facts) => ({ id: newId(), ...columnsOf(facts), version: 1 }));
  if (rows.length > 0) await insertRows(tx, 'DirectoryPerson', rows);
  return rows.map(({ id }) => id);
}

/** Changes a person if they still have this version; returns false otherwise. */
export async function updatePerson(tx: Tx, id: string, version: number, facts: PersonFacts): Promise<boolean> {
  const data = { ...columnsOf(facts), version: { increment: 1 } };
  return (await tx.directoryPerson.updateMany({ where: { id, version }, data })).count > 0;
}

/** Removes a person if they still have this version; returns false otherwise. */
export const deletePerson = async (tx: Tx, id: string, version: number): Promise<boolean> =>
  (await tx.directoryPerson.deleteMany({ where: { id, version } })).count > 0;

/** The conferences in use whose draft the actor sees, all for an administrator, with the participants of this name. */
export async function conferencesOf(db: Queryable, actor: Actor, name: string) {
  const isAdministrator = actor.rights.includes('administrator');
  const staffed = isAdministrator ? {} : { memberships: { some: { userId: actor.id, role: { in: [...STAFF] } } } };
  const rows = await db.participant.findMany({
    where: { name, conference: { deletedAt: null, rehearsalOf: null, ...staffed } },
    select: { name: true, posts: true, conference: { select: { id: true, title: true, date: true } } },
  });
  return rows.map(({ posts, ...row }) => ({ ...row, posts: Array.isArray(posts) ? posts.map(String) : [] }));
}

/** First day of a conference, YYYY-MM-DD; null if it is not known. @throws AppError not-found. */
export async function conferenceDay(db: Queryable, conferenceId: string): Promise<string | null> {
  const row = await db.conference.findUnique({ where: { id: conferenceId }, select: { date: true } });
  if (!row) throw new AppError('not-found');
  return row.date;
}
