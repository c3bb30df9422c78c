import { entityOf, planList, rowFound } from '../collections/store.ts';
import type { Database } from '../../platform/database/open.ts';
import { Recommendation } from './contract.ts';
import { recommendationColumns } from './rows.ts';

export const recommendationList = planList({
  schema: Recommendation,
  table: (tx) => tx.recommendation,
  columns: (recommendation: Recommendation) => recommendationColumns(recommendation),
  read: async (tx, where) => rowFound(await tx.recommendation.findUnique({ where }), entityOf),
  create: (tx, data) => tx.recommendation.create({ data }),
});

/** The recommendations of a draft in their order. */
export async function recommendationsOf(db: Database, conferenceId: string): Promise<Recommendation[]> {
  const rows = await db.recommendation.findMany({ where: { conferenceId }, orderBy: [{ position: 'asc' }, { id: 'asc' }] });
  return rows.map((row) => Recommendation.parse(entityOf(row)));
}
