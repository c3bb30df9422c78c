import { listStore } from '../collections/store.ts';
import { Prisma } from '../../platform/database/prisma.ts';
import { Recommendation } from './contract.ts';

export const recommendationList = listStore<Prisma.RecommendationModel>()({
  schema: Recommendation,
  table: (tx) => tx.recommendation,
  rows: (tx, query) => tx.recommendation.findMany(query),
  fromRow: (row) => row,
  // An unknown deadline is NULL in the database, not JSON null.
  toColumns: (one: Recommendation) => ({ ...one, due: one.due ?? Prisma.DbNull }),
  create: (tx, data) => tx.recommendation.createMany({ data }),
});
