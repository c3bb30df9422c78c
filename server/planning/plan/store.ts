import { rowToConference } from '../conferences/store.ts';
import type { Tx } from '../../platform/database/open.ts';
import { AppError } from '../../platform/errors.ts';
import { Plan } from './contract.ts';
import {
  awardColumns,
  conferenceRow,
  documentOf,
  entityOf,
  participantColumns,
  participantOf,
  recommendationColumns,
  siteColumns,
  siteOf,
} from './rows.ts';

const CHUNK = 500;

/** Told while participants are stored, who are most of a large plan: how many so far, of how many. */
export type OnStored = (stored: number, total: number) => void | Promise<void>;

type Table<Row> = { createMany(args: { data: Row[] }): Promise<unknown> };

async function insert<Row extends { id: string }>(table: Table<Row>, rows: readonly Row[], onStored?: OnStored): Promise<void> {
  for (let at = 0; at < rows.length; at += CHUNK) {
    const chunk = rows.slice(at, at + CHUNK);
    await table.createMany({ data: chunk });
    await onStored?.(at + chunk.length, rows.length);
  }
}

/** Stores a plan as a new conference. Keeps the ids and the order of the lists; assigns no roles. */
export async function insertPlan(tx: Tx, plan: Plan, now: number, onStored?: OnStored): Promise<void> {
  const conferenceId = plan.conference.id;
  const placed = <T extends object>(entities: readonly T[]) => entities.map((entity, position) => ({ ...entity, conferenceId, position }));
  await tx.conference.create({ data: conferenceRow(plan.conference, now) });
  await insert(tx.sitting, placed(plan.sittings));
  await insert(tx.site, placed(plan.sites.map(siteColumns)));
  await insert(tx.participant, placed(plan.participants.map(participantColumns)), onStored);
  await insert(tx.agendaItem, placed(plan.items));
  await insert(tx.paper, placed(plan.papers));
  await insert(tx.document, placed(plan.documents));
  await insert(tx.award, placed(plan.awards.map(awardColumns)));
  await insert(tx.recommendation, placed(plan.recommendations.map(recommendationColumns)));
  await insert(tx.campaign, placed(plan.campaigns));
}

/** The draft of a conference, whole, in the order of its lists; null when there is none or it is in the trash. */
export async function loadPlan(tx: Tx, conferenceId: string): Promise<Plan | null> {
  const row = await tx.conference.findUnique({ where: { id: conferenceId } });
  if (!row || row.deletedAt !== null) return null;
  const inOrder = { where: { conferenceId }, orderBy: [{ position: 'asc' as const }, { id: 'asc' as const }] };
  return Plan.parse({
    conference: rowToConference(row),
    sittings: (await tx.sitting.findMany(inOrder)).map(entityOf),
    items: (await tx.agendaItem.findMany(inOrder)).map(entityOf),
    papers: (await tx.paper.findMany(inOrder)).map(entityOf),
    sites: (await tx.site.findMany(inOrder)).map(siteOf),
    participants: (await tx.participant.findMany(inOrder)).map(participantOf),
    documents: (await tx.document.findMany(inOrder)).map(documentOf),
    awards: (await tx.award.findMany(inOrder)).map(entityOf),
    recommendations: (await tx.recommendation.findMany(inOrder)).map(entityOf),
    campaigns: (await tx.campaign.findMany(inOrder)).map(entityOf),
  });
}

/** The draft of a conference. @throws AppError not-found, also for one in the trash. */
export async function requirePlan(tx: Tx, conferenceId: string): Promise<Plan> {
  const plan = await loadPlan(tx, conferenceId);
  if (!plan) throw new AppError('not-found');
  return plan;
}
