import { displayNames } from '../../accounts/store.ts';
import { idsOfPerson } from '../../accounts/users/store.ts';
import type { Database } from '../../platform/database/open.ts';
import type { Prisma } from '../../platform/database/prisma.ts';
import type { ChangedPart } from './contract.ts';

export interface ChangeFilter {
  readonly conferenceId: string;
  readonly part?: ChangedPart | undefined;
  readonly person?: string | undefined;
  readonly from: Date | null;
  readonly before: Date | null;
  /** Documents that the reader may not even know to exist. */
  readonly hiddenDocuments: readonly string[];
}

async function whereOf(db: Database, filter: ChangeFilter): Promise<Prisma.ChangeLogWhereInput> {
  const { conferenceId, part, person, from, before, hiddenDocuments } = filter;
  const ids = person?.trim() ? await idsOfPerson(db, person) : null;
  return {
    conferenceId,
    ...(part ? { operation: { startsWith: `${part}.` } } : {}),
    ...(ids ? { actorId: { in: ids } } : {}),
    at: { ...(from ? { gte: from } : {}), ...(before ? { lt: before } : {}) },
    ...(hiddenDocuments.length > 0 ? { NOT: { operation: { startsWith: 'documents.' }, subjectId: { in: [...hiddenDocuments] } } } : {}),
  };
}

/** Number of rows that fit, and one page of them, the latest first. */
export async function findChanges(db: Database, filter: ChangeFilter, skip: number, take: number) {
  const where = await whereOf(db, filter);
  const rows = await db.changeLog.findMany({ where, orderBy: [{ at: 'desc' }, { id: 'desc' }], skip, take });
  return { rows, total: await db.changeLog.count({ where }) };
}

const TOLD = { operation: true, subjectId: true, changes: true } as const;

/** All rows about these subjects. */
export const changesOf = (db: Database, conferenceId: string, subjectIds: readonly string[]) =>
  db.changeLog.findMany({ where: { conferenceId, subjectId: { in: [...new Set(subjectIds)] } }, select: TOLD });

/** All rows about documents. */
export const changesOfDocuments = (db: Database, conferenceId: string) =>
  db.changeLog.findMany({ where: { conferenceId, operation: { startsWith: 'documents.' } }, select: TOLD });

/** Display names of those who changed something, by kind and id. */
export async function namesOfActors(db: Database, conferenceId: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const users = await displayNames(db, ids);
  const sites = await db.site.findMany({ where: { conferenceId, id: { in: [...ids] } }, select: { id: true, name: true } });
  const invited = await db.participant.findMany({
    where: { conferenceId, id: { in: [...ids] } },
    select: { id: true, name: true, posts: true },
  });
  return new Map([
    ...invited.map(({ id, name, posts }) => [`invited/${id}`, name ?? (Array.isArray(posts) ? posts.join(', ') : '')] as const),
    ...[...users].map(([id, name]) => [`user/${id}`, name] as const),
    ...sites.map(({ id, name }) => [`site/${id}`, name] as const),
  ]);
}
