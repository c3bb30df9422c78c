import type { Plan } from '../../../server/planning/plan/contract.ts';
import { insertPlan } from '../../../server/planning/plan/store.ts';
import { transact } from '../../../server/platform/database/open.ts';
import { newId } from '../../../server/platform/ids.ts';
import { proceedingsContract as contract } from '../../../server/live/sitting/contract/index.ts';
import { insertPublication } from '../../../server/planning/publishing/store.ts';
import type { Login, TestApp } from '../../helpers/app.ts';
import { wholePlan } from './morning-plan.ts';

export interface PublishedDay {
  readonly conferenceId: string;
  readonly chair: Login;
}

/** Clears a site for items up to a level. */
export async function clearSite(app: TestApp, conferenceId: string, siteId: string, clearance: number): Promise<void> {
  const fresh = { code: newId(), secret: newId(), rotatedAt: new Date(app.clock.now) };
  await app.db.siteAccess.upsert({
    where: { conferenceId_siteId: { conferenceId, siteId } },
    create: { conferenceId, siteId, clearance, ...fresh },
    update: { clearance },
  });
}

/**
 * A conference with a published agenda and a chair; among its sites, Cà Mau is cleared for the classified item. `change`: makes another
 * plan of the usual one.
 */
export async function published(app: TestApp, change: (plan: Plan) => Plan = (plan) => plan): Promise<PublishedDay> {
  const conferenceId = newId();
  const plan = change(wholePlan(conferenceId));
  await transact(app.db, async (tx) => {
    await insertPlan(tx, plan, app.clock.now);
    await insertPublication(tx, { conferenceId, number: 1, at: app.clock.now, actorId: 'organizer', note: null, plan, changes: [] });
  });
  await clearSite(app, conferenceId, 'site-96', 1);
  return { conferenceId, chair: await app.member(conferenceId, 'chair') };
}

/** The same with the morning open and the papers running. */
export async function withPapers(app: TestApp): Promise<PublishedDay> {
  const day = await published(app);
  const { conferenceId, chair } = day;
  await chair.run(contract.openSitting, { conferenceId, sittingId: 'morning' });
  await chair.run(contract.startItem, { conferenceId, itemId: 'papers' });
  return day;
}

/** The papers run, and the site of Quảng Ninh has the floor for a second. */
export async function siteSpeaks(app: TestApp): Promise<PublishedDay> {
  const day = await withPapers(app);
  await day.chair.run(contract.grant, { conferenceId: day.conferenceId, paperId: 'quang-ninh', handOver: false });
  app.clock.now += 1000;
  return day;
}

/** The classified item runs; its chair is cleared for it. */
export async function secretRuns(app: TestApp): Promise<PublishedDay> {
  const { conferenceId } = await published(app);
  const chair = await app.user({ clearance: 1 });
  await app.db.membership.create({ data: { conferenceId, userId: chair.actor.id, role: 'chair' } });
  await chair.run(contract.openSitting, { conferenceId, sittingId: 'morning' });
  await chair.run(contract.startItem, { conferenceId, itemId: 'secret' });
  return { conferenceId, chair };
}

/** Outcome of a command: 'accepted', or the code of its refusal. */
export const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'accepted',
    (error: { code?: string }) => error.code,
  );
