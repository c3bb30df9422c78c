import { Prisma } from '../../../prisma/generated/sqlite/client.ts';
import type { Award } from './contract.ts';

/** Columns of an award; a decision that is not known is no JSON at all. */
export const awardColumns = (award: Award) => ({ ...award, decision: award.decision ?? Prisma.DbNull });
