import { Prisma } from '../../../prisma/generated/sqlite/client.ts';
import type { Recommendation } from './contract.ts';

/** Columns of a recommendation; a term that is not known is no JSON at all. */
export const recommendationColumns = (one: Recommendation) => ({ ...one, due: one.due ?? Prisma.DbNull });
