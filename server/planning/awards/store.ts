import { entityOf, planList, rowFound } from '../collections/store.ts';
import type { Database } from '../../platform/database/open.ts';
import { Award, Campaign } from './contract.ts';
import { awardColumns } from './rows.ts';

export const awardList = planList({
  schema: Award,
  table: (tx) => tx.award,
  columns: (award: Award) => awardColumns(award),
  read: async (tx, where) => rowFound(await tx.award.findUnique({ where }), entityOf),
  create: (tx, data) => tx.award.create({ data }),
});

export const campaignList = planList({
  schema: Campaign,
  table: (tx) => tx.campaign,
  columns: (campaign: Campaign) => campaign,
  read: async (tx, where) => rowFound(await tx.campaign.findUnique({ where }), entityOf),
  create: (tx, data) => tx.campaign.create({ data }),
});

const inOrder = [{ position: 'asc' as const }, { id: 'asc' as const }];

/** The awards and campaigns of a draft in their order. */
export async function awardsOf(db: Database, conferenceId: string): Promise<{ awards: Award[]; campaigns: Campaign[] }> {
  const [awards, campaigns] = await Promise.all([
    db.award.findMany({ where: { conferenceId }, orderBy: inOrder }),
    db.campaign.findMany({ where: { conferenceId }, orderBy: inOrder }),
  ]);
  return { awards: awards.map((row) => Award.parse(entityOf(row))), campaigns: campaigns.map((row) => Campaign.parse(entityOf(row))) };
}
