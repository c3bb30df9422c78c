import { listStore } from '../collections/store.ts';
import type { Database } from '../../platform/database/open.ts';
import { Prisma } from '../../platform/database/prisma.ts';
import { Award, Campaign } from './contract.ts';

export const awardList = listStore<Prisma.AwardModel>()({
  schema: Award,
  table: (tx) => tx.award,
  rows: (tx, query) => tx.award.findMany(query),
  fromRow: (row) => row,
  // An unknown decision is NULL in the database, not JSON null.
  toColumns: (award: Award) => ({ ...award, decision: award.decision ?? Prisma.DbNull }),
  create: (tx, data) => tx.award.createMany({ data }),
});

export const campaignList = listStore<Prisma.CampaignModel>()({
  schema: Campaign,
  table: (tx) => tx.campaign,
  rows: (tx, query) => tx.campaign.findMany(query),
  fromRow: (row) => row,
  toColumns: (campaign: Campaign) => campaign,
  create: (tx, data) => tx.campaign.createMany({ data }),
});

/** The awards and campaigns of a draft in their order. */
export async function awardsAndCampaigns(db: Database, conferenceId: string): Promise<{ awards: Award[]; campaigns: Campaign[] }> {
  const [awards, campaigns] = await Promise.all([awardList.all(db, conferenceId), campaignList.all(db, conferenceId)]);
  return { awards, campaigns };
}
