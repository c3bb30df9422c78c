import { APPOINTED_PARTICIPANTS } from '../../accounts/permissions.ts';
import { findRow } from '../../planning/conferences/store.ts';
import { whoComes } from '../../planning/invitations/store.ts';
import type { Actor } from '../../platform/contract.ts';
import type { Database, Tx } from '../../platform/database/open.ts';
import { AppError } from '../../platform/errors.ts';
import type { Plan } from '../../planning/plan/contract.ts';
import { accessOf } from '../../planning/sites/access/store.ts';
import { currentNumber, publishedPlan } from '../../planning/publishing/store.ts';
import { TEXT_KINDS, type ProceedingsText, type TextRef } from './contract/index.ts';
import { emptyPlan, indexPlan, type PlanIndex } from './rules/index.ts';
import { numberAt, type InForce } from './rules/names-then.ts';
import type { Mentioned } from './rules/past.ts';

export interface NewText extends TextRef {
  readonly conferenceId: string;
  readonly kind: ProceedingsText['kind'];
  readonly body: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Stores a text that an entry refers to, apart from the journal, so that it can be erased. */
export async function insertText(tx: Tx, { at, ...text }: NewText): Promise<void> {
  await tx.proceedingsText.create({ data: { ...text, at: new Date(at) } });
}

/** Texts by their ids, the oldest first; an erased one has no body. */
export async function textsOf(db: Database | Tx, conferenceId: string, ids: readonly string[]): Promise<ProceedingsText[]> {
  const rows = await db.proceedingsText.findMany({
    where: { conferenceId, id: { in: [...ids] } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ id, version, kind, body, at, erasedAt }) => ({
    id,
    version,
    at: at.getTime(),
    kind: TEXT_KINDS.find((one) => one === kind) ?? 'topic',
    body: erasedAt ? null : body,
  }));
}

/** Published plans never change, so that each is indexed once. */
const indexes = new WeakMap<Plan, PlanIndex>();

/** The plan in force with its number; null while nothing is published. */
export async function planInForce(db: Database | Tx, conferenceId: string): Promise<{ publication: number; plan: Plan } | null> {
  const publication = await currentNumber(db, conferenceId);
  const plan = publication === null ? null : await publishedPlan(db, conferenceId, publication);
  return publication === null || plan === null ? null : { publication, plan };
}

/**
 * The plans of the versions before the one in force, the latest first, as far as they are needed to know all that was mentioned of; none where
 * the one in force has all of it.
 */
export async function earlierPlans(
  db: Database | Tx,
  conferenceId: string,
  { publication, plan }: { readonly publication: number; readonly plan: Plan },
  mentioned: Mentioned,
): Promise<Plan[]> {
  const plans: Plan[] = [];
  for (let number = publication - 1; number > 0 && isUnknown([plan, ...plans], mentioned); number -= 1) {
    const earlier = await publishedPlan(db, conferenceId, number);
    if (earlier) plans.push(earlier);
  }
  return plans;
}

/** The versions by the time from which each was in force, the latest first. */
async function versionsInForce(db: Database | Tx, conferenceId: string): Promise<InForce[]> {
  const rows = await db.publication.findMany({ where: { conferenceId }, orderBy: { number: 'desc' }, select: { number: true, at: true } });
  return rows.map(({ number, at }) => ({ number, at: at.getTime() }));
}

/** The plans in force at these moments (milliseconds since 1970) where that was not the one in force now, by moment. */
export async function plansAt(
  db: Database | Tx,
  conferenceId: string,
  publication: number,
  moments: readonly number[],
): Promise<ReadonlyMap<number, Plan>> {
  if (publication === 1 || moments.length === 0) return new Map();
  const versions = await versionsInForce(db, conferenceId);
  const plans = new Map<number, Plan>();
  for (const at of new Set(moments)) {
    const number = numberAt(versions, at);
    const plan = number === publication ? null : await publishedPlan(db, conferenceId, number);
    if (plan) plans.set(at, plan);
  }
  return plans;
}

/** Whether something mentioned is in none of these plans. */
function isUnknown(plans: readonly Plan[], mentioned: Mentioned): boolean {
  const isMissing = (ids: ReadonlySet<string>, list: (plan: Plan) => readonly { readonly id: string }[]): boolean => {
    const known = new Set(plans.flatMap((plan) => list(plan).map(({ id }) => id)));
    return [...ids].some((id) => !known.has(id));
  };
  const spoke = plans.flatMap(({ papers }) => papers.filter(({ id }) => mentioned.papers.has(id)));
  const [participants, sites] = [spoke.flatMap(({ participantId }) => participantId ?? []), spoke.flatMap(({ siteId }) => siteId ?? [])];
  return (
    isMissing(mentioned.items, (plan) => plan.items) ||
    isMissing(mentioned.papers, (plan) => plan.papers) ||
    isMissing(new Set([...mentioned.participants, ...participants]), (plan) => plan.participants) ||
    isMissing(new Set([...mentioned.sites, ...sites]), (plan) => plan.sites)
  );
}

/**
 * The published plan for decisions. @throws AppError not-found (no such conference, or in the trash), archived.
 */
export async function planIndexOf(db: Database | Tx, conferenceId: string): Promise<PlanIndex> {
  const row = await findRow(db, conferenceId);
  if (!row || row.deletedAt !== null) throw new AppError('not-found');
  if (row.archivedAt !== null) throw new AppError('archived');
  const plan = row.publishedNumber === null ? null : await publishedPlan(db, conferenceId, row.publishedNumber);
  if (plan === null) return indexPlan(emptyPlan);
  const index = indexes.get(plan) ?? indexPlan({ ...plan, publication: row.publishedNumber });
  indexes.set(plan, index);
  return index;
}

/** Clearances of the sites, by id. */
export const siteClearancesOf = async (db: Database | Tx, conferenceId: string): Promise<ReadonlyMap<string, number>> =>
  new Map((await accessOf(db, conferenceId)).map(({ siteId, clearance }) => [siteId, clearance]));

/** The participant of a delegate's login, or who comes by an invitation; null for every other login. */
export async function participantOf(
  db: Database | Tx,
  conferenceId: string,
  { kind, id }: Pick<Actor, 'kind' | 'id'>,
): Promise<string | null> {
  if (kind === 'invited') return whoComes(db, conferenceId, id);
  if (kind !== 'user') return null;
  const membership = await db.membership.findFirst({
    where: { conferenceId, userId: id, role: { in: [...APPOINTED_PARTICIPANTS] } },
    select: { participantId: true },
  });
  return membership?.participantId ?? null;
}
