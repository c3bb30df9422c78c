import type { Actor } from '../../../platform/contract.ts';
import type { Queryable, Tx } from '../../../platform/database/open.ts';
import type { PaperOpinion, PaperRecord } from '../contract/index.ts';

interface NewOpinion {
  readonly actor: Actor;
  readonly speaker: string;
  readonly agrees: boolean;
  readonly text: string | null;
  readonly contentHash: string;
  readonly now: number;
}

/** Keeps what somebody says of a text, after what they said before. */
export async function addOpinion(
  tx: Tx,
  { conferenceId, id: paperId }: Pick<PaperRecord, 'conferenceId' | 'id'>,
  { actor, now, ...said }: NewOpinion,
): Promise<void> {
  const last = await tx.officialPaperOpinion.aggregate({ where: { conferenceId, paperId }, _max: { number: true } });
  const number = (last._max.number ?? 0) + 1;
  const who = { actorKind: actor.kind, actorId: actor.id };
  await tx.officialPaperOpinion.create({ data: { conferenceId, paperId, number, ...who, ...said, at: new Date(now) } });
}

/** What was said of a text, the latest first; `of`: by this login alone. */
export async function opinionsOf(db: Queryable, { conferenceId, id, contentHash }: PaperRecord, of?: Actor): Promise<PaperOpinion[]> {
  const own = of ? { actorKind: of.kind, actorId: of.id } : {};
  const rows = await db.officialPaperOpinion.findMany({ where: { conferenceId, paperId: id, ...own }, orderBy: { number: 'desc' } });
  return rows.map(({ speaker, agrees, text, at, contentHash: read }) => ({
    speaker,
    agrees,
    text,
    at: at.getTime(),
    holds: contentHash !== null && read === contentHash,
  }));
}
