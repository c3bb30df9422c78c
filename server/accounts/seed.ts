import { countUsers, insertMemberships, insertUsers, userIdsByName } from './users/store.ts';
import { randomBytes } from 'node:crypto';
import type { Database } from '../platform/database/open.ts';
import { newId } from '../platform/ids.ts';
import { hashPassword } from './passwords.ts';
import type { GivenRole } from './permissions.ts';

interface SeededAccount {
  readonly name: string;
  /** A post, not a person: demo data contains no invented names. */
  readonly displayName: string;
  readonly administrator?: boolean;
  readonly creator?: boolean;
  readonly role: GivenRole | null;
}

const ACCOUNTS: readonly SeededAccount[] = [
  { name: 'admin', displayName: 'Quản trị hệ thống', administrator: true, creator: true, role: null },
  { name: 'organizer', displayName: 'Ban Tổ chức', creator: true, role: 'organizer' },
  { name: 'chair', displayName: 'Chủ trì', role: 'chair' },
  { name: 'secretary', displayName: 'Thư ký', role: 'secretary' },
  { name: 'viewer', displayName: 'Người theo dõi', role: 'viewer' },
];

export interface SeededAccounts {
  readonly names: readonly string[];
  readonly password: string;
}

/** Whether there are any accounts. */
export const hasAccounts = async (db: Database): Promise<boolean> => (await countUsers(db)) > 0;

/** Creates the accounts of the first start, all with the same password: the given one or a random one. */
export async function seedAccounts(db: Database, demoPassword: string | null, now: number): Promise<SeededAccounts> {
  const password = demoPassword ?? randomBytes(9).toString('base64url');
  const passwordHash = await hashPassword(password);
  const createdAt = new Date(now);
  await insertUsers(
    db,
    ACCOUNTS.map(({ role: _role, ...account }) => ({ ...account, id: newId(), passwordHash, createdAt })),
  );
  return { names: ACCOUNTS.map((account) => account.name), password };
}

/** Gives the seeded accounts their roles in the seeded conference. */
export async function seedMemberships(db: Database, conferenceId: string): Promise<void> {
  const ids = await userIdsByName(
    db,
    ACCOUNTS.map(({ name }) => name),
  );
  const members = ACCOUNTS.flatMap(({ name, role }) => {
    const userId = ids.get(name);
    return userId && role ? [{ userId, role }] : [];
  });
  await insertMemberships(db, conferenceId, members);
}
