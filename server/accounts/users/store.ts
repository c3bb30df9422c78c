import type { Database, Queryable, Tx } from '../../platform/database/open.ts';
import type { Account } from '../contract.ts';
import type { GivenRole } from '../permissions.ts';

type UserRow = NonNullable<Awaited<ReturnType<Database['user']['findUnique']>>>;

/** A new login. */
interface NewUser {
  readonly id: string;
  /** Lower case. */
  readonly name: string;
  readonly displayName: string;
  readonly passwordHash: string;
  readonly createdAt: Date;
  readonly administrator?: boolean;
  readonly creator?: boolean;
  readonly clearance?: number;
  /** The password was given by somebody else: it must be changed first. */
  readonly mustChangePassword?: boolean;
}

/** A user without the password hash. */
export const toAccount = (row: UserRow): Account => ({
  id: row.id,
  name: row.name,
  displayName: row.displayName,
  lang: row.lang === 'en' ? 'en' : 'vi',
  clearance: row.clearance,
  administrator: row.administrator,
  creator: row.creator,
  disabled: row.disabledAt !== null,
  version: row.version,
});

export const userById = (db: Queryable, id: string) => db.user.findUnique({ where: { id } });

/** The user with this login name in any case; null if there is none. */
export const userByName = (db: Queryable, name: string) => db.user.findUnique({ where: { name: name.trim().toLowerCase() } });

export async function allAccounts(db: Queryable): Promise<Account[]> {
  return (await db.user.findMany({ orderBy: { name: 'asc' } })).map(toAccount);
}

/** An enabled login by its exact name; null if there is none. */
export const accountNamed = (db: Queryable, name: string) =>
  db.user.findFirst({ where: { name, disabledAt: null }, select: { id: true, name: true, displayName: true } });

export const insertUser = (tx: Tx, user: NewUser) => tx.user.create({ data: user });

/** Changes a user if the row still has this version; returns false otherwise. */
export async function updateUser(
  tx: Tx,
  id: string,
  version: number,
  facts: Partial<Omit<NewUser, 'id'>> & { readonly disabledAt: Date | null },
): Promise<boolean> {
  const { count } = await tx.user.updateMany({ where: { id, version }, data: { ...facts, version: { increment: 1 } } });
  return count > 0;
}

/** `mustChangePassword`: whether somebody else gave it. Returns false if there is no such user. */
export async function setPasswordHash(
  db: Queryable,
  id: string,
  { passwordHash, mustChangePassword }: Required<Pick<NewUser, 'passwordHash' | 'mustChangePassword'>>,
): Promise<boolean> {
  return (await db.user.updateMany({ where: { id }, data: { passwordHash, mustChangePassword } })).count > 0;
}

/** Gives a user a password, to be changed at the next sign-in, and lets them sign in again. */
export async function resetPassword(db: Queryable, id: string, passwordHash: string): Promise<void> {
  await db.user.update({ where: { id }, data: { passwordHash, mustChangePassword: true, disabledAt: null } });
}

/** `clearance`: 0 none … 3. */
export async function setClearanceOf(db: Queryable, id: string, clearance: number): Promise<void> {
  await db.user.update({ where: { id }, data: { clearance, version: { increment: 1 } } });
}

export async function setUserLanguage(tx: Tx, id: string, lang: Account['lang']): Promise<void> {
  await tx.user.update({ where: { id }, data: { lang } });
}

/** Number of administrators who can sign in, besides one user. */
export const countOtherAdministrators = (tx: Tx, id: string): Promise<number> =>
  tx.user.count({ where: { administrator: true, disabledAt: null, NOT: { id } } });

export const countUsers = (db: Queryable): Promise<number> => db.user.count();

export async function insertUsers(db: Queryable, users: readonly NewUser[]): Promise<void> {
  await db.user.createMany({ data: [...users] });
}

/** Ids of users by their login names. */
export async function userIdsByName(db: Queryable, names: readonly string[]): Promise<Map<string, string>> {
  const users = await db.user.findMany({ where: { name: { in: [...names] } }, select: { id: true, name: true } });
  return new Map(users.map(({ id, name }) => [name, id]));
}

/** Gives users roles in a conference that are bound to nothing else. */
export async function insertMemberships(
  db: Queryable,
  conferenceId: string,
  members: readonly { readonly userId: string; readonly role: GivenRole }[],
): Promise<void> {
  await db.membership.createMany({ data: members.map((member) => ({ conferenceId, ...member })) });
}

/** Ids of users whose login name or display name contains a text. */
export async function idsOfPerson(db: Queryable, person: string): Promise<string[]> {
  const contains = person.trim();
  const users = await db.user.findMany({
    where: { OR: [{ name: { contains: contains.toLowerCase() } }, { displayName: { contains } }] },
    select: { id: true },
  });
  return users.map(({ id }) => id);
}
