import { z } from 'zod';
import { Classification } from '../../../planning/agenda/contract.ts';
import { isUniqueViolation } from '../../../platform/database/errors.ts';
import type { Queryable, Tx } from '../../../platform/database/open.ts';
import { Prisma } from '../../../platform/database/prisma.ts';
import { AppError } from '../../../platform/errors.ts';
import type { OfficialPaper as WrittenPaper } from '../../printouts/contract.ts';
import {
  PAPER_AUDIENCES,
  OFFICIAL_PAPER_KINDS,
  OFFICIAL_PAPER_STATES,
  OfficialPaperSources,
  URGENCIES,
  type PaperRecord,
} from '../contract/index.ts';

type Row = NonNullable<Awaited<ReturnType<Tx['officialPaper']['findFirst']>>>;

const Lines = z.array(z.string());

function toPaper({ content: _content, changedAt, ...row }: Row): PaperRecord {
  return {
    ...row,
    kind: z.enum(OFFICIAL_PAPER_KINDS).parse(row.kind),
    state: z.enum(OFFICIAL_PAPER_STATES).parse(row.state),
    secrecy: Classification.parse(row.secrecy),
    audience: z.enum(PAPER_AUDIENCES).nullable().parse(row.audience),
    urgency: z.enum(URGENCIES).nullable().parse(row.urgency),
    recipients: Lines.parse(row.recipients),
    sources: OfficialPaperSources.nullable().parse(row.sources),
    changedAt: changedAt.getTime(),
  };
}

/** A paper before any access check, with its text as it was submitted; null where nothing was decided of it yet. */
export async function storedPaper(
  db: Queryable,
  conferenceId: string,
  id: string,
): Promise<{ paper: PaperRecord; text: WrittenPaper | null } | null> {
  const row = await db.officialPaper.findUnique({ where: { conferenceId_id: { conferenceId, id } } });
  return row && { paper: toPaper(row), text: row.content === null ? null : JSON.parse(row.content) };
}

/** The papers of a conference of which something was decided, the older editions first. */
export async function storedPapers(db: Queryable, conferenceId: string): Promise<PaperRecord[]> {
  return (await db.officialPaper.findMany({ where: { conferenceId }, orderBy: { id: 'asc' } })).map(toPaper);
}

/** The text of a paper as it is stored: `json` is canonical. Left out, it stays; null: it follows its sources again. */
type Text = { readonly json: string; readonly hash: string; readonly sources: OfficialPaperSources } | null | undefined;

const textColumns = (text: Text) =>
  text === undefined ? {} : { content: text?.json ?? null, contentHash: text?.hash ?? null, sources: text?.sources ?? Prisma.DbNull };

/** Stores a paper over the version that was seen, 0 for the first time. Returns its new version. @throws AppError stale. */
export async function savePaper(tx: Tx, paper: PaperRecord, now: number, text?: Text): Promise<number> {
  const { conferenceId, id, sources: _sources, contentHash: _hash, version, ...facts } = paper;
  const data = { ...facts, ...textColumns(text), changedAt: new Date(now), version: version + 1 };
  if (version > 0) {
    const { count } = await tx.officialPaper.updateMany({ where: { conferenceId, id, version }, data });
    if (count === 0) throw new AppError('stale');
    return version + 1;
  }
  try {
    await tx.officialPaper.create({ data: { ...data, conferenceId, id } });
  } catch (error) {
    throw isUniqueViolation(error) ? new AppError('stale') : error;
  }
  return 1;
}

/** The last entry of the journal of a conference, and the version of its plan that is published. */
export async function sourcesOf(db: Queryable, conferenceId: string): Promise<OfficialPaperSources> {
  const [last, conference] = await Promise.all([
    db.journalEntry.findFirst({ where: { journalId: conferenceId }, orderBy: { seq: 'desc' }, select: { seq: true, hash: true } }),
    db.conference.findUnique({ where: { id: conferenceId }, select: { publishedNumber: true } }),
  ]);
  return { seq: last?.seq ?? 0, hash: last?.hash ?? null, publication: conference?.publishedNumber ?? null };
}

/** The documents of a conference on which comments were asked. */
export async function commentedDocuments(db: Queryable, conferenceId: string): Promise<ReadonlySet<string>> {
  const rounds = await db.commentRound.findMany({ where: { conferenceId }, select: { documentId: true } });
  return new Set(rounds.map(({ documentId }) => documentId));
}
