import type { Queryable, Tx } from '../../../platform/database/open.ts';
import { withBuiltIn } from '../../protocol/rules/in-force.ts';
import { AWARD_CATALOGUES } from '../rules/catalogues.ts';
import { catalogueOn } from '../rules/award-order.ts';
import { KeptCatalogue, type CatalogueFacts } from './contract.ts';

/** All catalogues, the earliest first: those of the office, and those of the software whose day the office has not taken. */
export async function awardCatalogues(db: Queryable): Promise<KeptCatalogue[]> {
  const rows = await db.awardCatalogue.findMany();
  return withBuiltIn(
    rows.map((row) => KeptCatalogue.parse(row)),
    AWARD_CATALOGUES,
  );
}

/** The catalogue in force on the first day of a conference; null: not known, then the newest. */
export const catalogueFor = async (db: Queryable, date: string | null): Promise<KeptCatalogue> =>
  catalogueOn(date, await awardCatalogues(db));

export const catalogueStore = {
  insert: (tx: Tx, id: string, facts: CatalogueFacts) => tx.awardCatalogue.create({ data: { id, ...facts } }),
  exists: async (tx: Tx, id: string): Promise<boolean> =>
    (await tx.awardCatalogue.findUnique({ where: { id }, select: { id: true } })) !== null,
  async update(tx: Tx, id: string, version: number, facts: CatalogueFacts): Promise<boolean> {
    const { count } = await tx.awardCatalogue.updateMany({ where: { id, version }, data: { ...facts, version: { increment: 1 } } });
    return count > 0;
  },
  async remove(tx: Tx, id: string, version: number): Promise<boolean> {
    return (await tx.awardCatalogue.deleteMany({ where: { id, version } })).count > 0;
  },
};
