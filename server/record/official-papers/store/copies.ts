import type { Actor } from '../../../platform/contract.ts';
import type { Queryable, Tx } from '../../../platform/database/open.ts';
import { AppError } from '../../../platform/errors.ts';
import type { PaperCopy, PaperRecord } from '../contract/index.ts';

type PaperKey = Pick<PaperRecord, 'conferenceId' | 'id'>;

/** Notes a copy that somebody has to hand back. Returns its number. */
export async function noteCopy(
  tx: Tx,
  { conferenceId, id: paperId }: PaperKey,
  { holder, actor, now }: { readonly holder: string; readonly actor: Actor; readonly now: number },
): Promise<number> {
  const last = await tx.officialPaperCopy.aggregate({ where: { conferenceId, paperId }, _max: { number: true } });
  const number = (last._max.number ?? 0) + 1;
  await tx.officialPaperCopy.create({ data: { conferenceId, paperId, number, holder, outAt: new Date(now), outBy: actor.id } });
  return number;
}

/** Ticks a copy off. @throws AppError not-found, copy-back if that was done already. */
export async function tickCopy(tx: Tx, { conferenceId, id: paperId }: PaperKey, number: number, actor: Actor, now: number): Promise<void> {
  const where = { conferenceId, paperId, number };
  const data = { returnedAt: new Date(now), returnedBy: actor.id };
  const { count } = await tx.officialPaperCopy.updateMany({ where: { ...where, returnedAt: null }, data });
  if (count === 0) throw new AppError((await tx.officialPaperCopy.count({ where })) === 0 ? 'not-found' : 'copy-back');
}

/** The copies of a paper, in the order in which they were handed out. */
export async function copiesOut(db: Queryable, { conferenceId, id: paperId }: PaperKey): Promise<PaperCopy[]> {
  const rows = await db.officialPaperCopy.findMany({ where: { conferenceId, paperId }, orderBy: { number: 'asc' } });
  return rows.map(({ number, holder, outAt, returnedAt }) => ({
    number,
    holder,
    outAt: outAt.getTime(),
    returnedAt: returnedAt?.getTime() ?? null,
  }));
}
