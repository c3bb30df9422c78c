import { listStore } from '../collections/store.ts';
import type { Database } from '../../platform/database/open.ts';
import { Prisma } from '../../platform/database/prisma.ts';
import { Award, Campaign } from './contract.ts';

export const awardList = listStore<Prisma.AwardModel>()({
  schema: Award,
  table: (tx) => tx.award,
  rows: (tx, query) => tx.award.findMany(query),
  // Awards of before anything was said of how they are received.
  fromRow: ({ receiving, ...row }) => ({ ...row, receiving: receiving ?? [] }),
  // An unknown decision is NULL in the database, not JSON null.
  toColumns: (award: Award) => ({ ...award, decision: award.decision ?? Prisma.DbNull }),
  create: (tx, data) => tx.award.createMany({ data }),
});

export const campaignList = listStore<Prisma.CampaignModel>()({
  schema: Campaign,
  table: (tx) => tx.campaign,
  rows: (tx, query) => tx.campaign.findMany(query),
  // Campaigns of before there were terms.
  fromRow: ({ targets, units, ...row }) => ({ ...row, targets: targets ?? [], units: units ?? [] }),
  toColumns: (campaign: Campaign) => campaign,
  create: (tx, data) => tx.campaign.createMany({ data }),
});

interface OfConference {
  readonly awards: Award[];
  readonly campaigns: Campaign[];
  /** First day of the conference, which decides the catalogue; null if not known. */
  readonly date: string | null;
  /** The host organisation. */
  readonly organizer: string;
}

/** The awards and campaigns of a draft as they were entered. */
export async function awardsAndCampaigns(db: Database, conferenceId: string): Promise<OfConference> {
  const [awards, campaigns, conference] = await Promise.all([
    awardList.all(db, conferenceId),
    campaignList.all(db, conferenceId),
    db.conference.findUniqueOrThrow({ where: { id: conferenceId }, select: { date: true, organizer: true } }),
  ]);
  return { awards, campaigns, ...conference };
}
