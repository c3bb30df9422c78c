import { mayRead } from '../../agenda/rules/secrecy.ts';
import { Classification } from '../../agenda/contract.ts';
import { BY_POSITION, listStore } from '../../collections/store.ts';
import type { Queryable, Tx } from '../../../platform/database/open.ts';
import type { Prisma } from '../../../platform/database/prisma.ts';
import { ConferenceDocument, Handout, Stamp } from '../contract.ts';

export const documentList = listStore<Omit<Prisma.DocumentModel, 'stamp'>>()({
  schema: ConferenceDocument,
  table: (tx) => tx.document,
  // A document's stamp belongs to its files, which are not part of the plan.
  rows: (tx, query) => tx.document.findMany({ ...query, omit: { stamp: true } }),
  fromRow: (row) => row,
  toColumns: (document: ConferenceDocument) => document,
  create: (tx, data) => tx.document.createMany({ data }),
});

const withParts = {
  files: { orderBy: { number: 'desc' as const } },
  handouts: { orderBy: [{ target: 'asc' as const }, { targetId: 'asc' as const }] },
  openings: true,
} satisfies Prisma.DocumentInclude;
type Row = Prisma.DocumentGetPayload<{ include: typeof withParts }>;

const handoutOf = ({ target, targetId }: Row['handouts'][number]): Handout =>
  Handout.parse(target === 'everyone' ? { target } : { target, id: targetId });

/** A document with its versions, recipients and openings, before any access check. */
export interface StoredDocument {
  readonly document: ConferenceDocument;
  readonly stamp: Stamp;
  readonly files: Row['files'];
  readonly handouts: Handout[];
  readonly openings: Row['openings'];
}

const stored = ({ files, handouts, openings, stamp, ...row }: Row): StoredDocument => ({
  document: documentList.read(row),
  stamp: Stamp.parse(stamp),
  files,
  handouts: handouts.map(handoutOf),
  openings,
});

/** The documents of a conference in their order. */
export async function storedDocuments(db: Queryable, conferenceId: string): Promise<StoredDocument[]> {
  return (await db.document.findMany({ where: { conferenceId }, orderBy: BY_POSITION, include: withParts })).map(stored);
}

/** One document; null if there is none. */
export async function storedDocument(db: Queryable, conferenceId: string, id: string): Promise<StoredDocument | null> {
  const row = await db.document.findUnique({ where: { conferenceId_id: { conferenceId, id } }, include: withParts });
  return row && stored(row);
}

const ids = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []);

export interface NamingItem {
  readonly id: string;
  readonly title: string;
  readonly documents: string[];
}

/** Items of the draft for which a reader is cleared, in the order of the agenda. */
export async function knownItems(db: Queryable, conferenceId: string, clearance: number): Promise<NamingItem[]> {
  const rows = await db.agendaItem.findMany({
    where: { conferenceId },
    orderBy: BY_POSITION,
    select: { id: true, title: true, documents: true, classification: true },
  });
  const known = rows.filter(({ classification }) => mayRead(clearance, { classification: Classification.parse(classification) }));
  return known.map(({ id, title, documents }) => ({ id, title, documents: ids(documents) }));
}

/** Number of a document's files. */
export const filesOfDocument = (tx: Tx, conferenceId: string, documentId: string): Promise<number> =>
  tx.documentFile.count({ where: { conferenceId, documentId } });

/** Writes a document's recipients and stamp, and raises its version. */
export async function writeHandouts(
  tx: Tx,
  where: { conferenceId: string; id: string; version: number },
  stamp: Stamp,
  handouts: readonly Handout[],
  now: number,
) {
  const { conferenceId, id: documentId, version } = where;
  const { count } = await tx.document.updateMany({ where, data: { stamp, version: version + 1 } });
  if (count === 0) return null;
  const rows = handouts.map((one) => ({ conferenceId, documentId, target: one.target, targetId: one.target === 'everyone' ? '' : one.id }));
  const before = await tx.documentHandout.findMany({ where: { conferenceId, documentId } });
  const since = new Map(before.map(({ target, targetId, at }) => [`${target}:${targetId}`, at]));
  await tx.documentHandout.deleteMany({ where: { conferenceId, documentId } });
  await tx.documentHandout.createMany({
    data: rows.map((row) => ({ ...row, at: since.get(`${row.target}:${row.targetId}`) ?? new Date(now) })),
  });
  return version + 1;
}
