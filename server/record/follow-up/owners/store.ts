import { randomBytes } from 'node:crypto';
import { isUniqueViolation } from '../../../platform/database/errors.ts';
import type { Queryable, Tx } from '../../../platform/database/open.ts';
import { AppError } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { isStepOf } from '../rules/history.ts';
import type { TaskReport } from './contract.ts';
import type { KeptOwner } from './rules.ts';

export type OwnerRow = NonNullable<Awaited<ReturnType<Tx['taskOwner']['findFirst']>>>;
type OwnerFacts = Partial<Pick<OwnerRow, 'email' | 'secret' | 'calendarSecret'>>;

/** Path of the page of an owner. */
export const pathOfOwner = (secret: string | null): string | null => secret && `/v/${secret}`;

/** The secret of a link: 192 random bits. */
export const newSecret = (): string => randomBytes(24).toString('base64url');

export const findOwner = (db: Queryable, conferenceId: string, key: string): Promise<OwnerRow | null> =>
  db.taskOwner.findUnique({ where: { conferenceId_key: { conferenceId, key } } });

/** What is kept of the owners of a conference, by key. */
export async function keptOwners(db: Queryable, conferenceId: string): Promise<Map<string, KeptOwner & { readonly name: string }>> {
  const rows = await db.taskOwner.findMany({ where: { conferenceId } });
  return new Map(rows.map(({ key, name, email, secret, version }) => [key, { name, email, hasLink: secret !== null, version }]));
}

/** Keeps something of an owner of this version, 0 for the first time. Returns the new version. @throws AppError stale. */
export async function putOwner(
  tx: Tx,
  { conferenceId, key, name, version }: Pick<OwnerRow, 'conferenceId' | 'key' | 'name' | 'version'>,
  facts: OwnerFacts,
): Promise<number> {
  if (version === 0) return insertOwner(tx, { conferenceId, key, name, ...facts });
  const { count } = await tx.taskOwner.updateMany({ where: { conferenceId, key, version }, data: { ...facts, version: version + 1 } });
  if (count === 0) throw new AppError('stale');
  return version + 1;
}

async function insertOwner(tx: Tx, data: OwnerFacts & Pick<OwnerRow, 'conferenceId' | 'key' | 'name'>): Promise<number> {
  try {
    await tx.taskOwner.create({ data: { id: newId(), ...data } });
    return 1;
  } catch (error) {
    throw isUniqueViolation(error) ? new AppError('stale') : error;
  }
}

/** The owner behind the secret of a link; null if it was replaced or revoked, or its conference is gone. */
export const ownerBehind = (db: Queryable, secret: string): Promise<OwnerRow | null> =>
  db.taskOwner.findFirst({ where: { secret, conference: { deletedAt: null } } });

/** Whether the last line of a task's history is this report of this owner: a second press, or an answer that was lost. */
export async function isReported(db: Queryable, { conferenceId, id }: OwnerRow, matterId: string, report: TaskReport): Promise<boolean> {
  const last = await db.matterStep.findFirst({ where: { conferenceId, matterId }, orderBy: { number: 'desc' } });
  return last !== null && last.actorKind === OWNER && last.actorId === id && isStepOf(last, report);
}

/** The kind of an actor who reports by the link of an owner. */
export const OWNER = 'owner';
