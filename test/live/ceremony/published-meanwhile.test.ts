import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proceedingsContract } from '../../../server/live/sitting/contract/index.ts';
import type { Plan } from '../../../server/planning/plan/contract.ts';
import { publishingContract as contract } from '../../../server/planning/publishing/contract.ts';
import { insertPlan } from '../../../server/planning/plan/store.ts';
import { transact } from '../../../server/platform/database/open.ts';
import { newId } from '../../../server/platform/ids.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { code } from '../sitting/published-day.ts';
import { wholePlan } from '../sitting/morning-plan.ts';
import { ceremony, withCeremony } from './ceremony-day.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

/** A ceremony, and its organizer who changes the draft meanwhile. */
async function meanwhile(change: (plan: Plan) => Plan = withCeremony) {
  const conferenceId = newId();
  await transact(app.db, (tx) => insertPlan(tx, change(wholePlan(conferenceId)), app.clock.now));
  const organizer = await app.member(conferenceId, 'organizer');
  await organizer.run(contract.publish, { conferenceId });
  const chair = await app.user({ clearance: 1 });
  await app.db.membership.create({ data: { conferenceId, userId: chair.actor.id, role: 'chair' } });
  const day = await ceremony(app, { conferenceId, chair });
  const where = (id: string) => ({ where: { conferenceId_id: { conferenceId, id } } });
  return {
    ...day,
    change: (id: string, data: { perBatch?: number; recipients?: string[]; title?: string }) => app.db.award.update({ ...where(id), data }),
    remove: (id: string) => app.db.award.delete(where(id)),
    publish: (touches: string[] = []) => code(organizer.run(contract.publish, { conferenceId, touches })),
    touched: async () =>
      (await organizer.run(contract.changes, { conferenceId })).touches.map(
        ({ kind, level, list, id }) => `${kind}: ${level} ${list}/${id}`,
      ),
  };
}

describe('a version published in the middle of a ceremony', () => {
  it('asks before it divides an award on stage into other batches', async () => {
    const day = await meanwhile();
    await day.stage(0);
    await day.change('flags', { perBatch: 1 });
    expect(await day.touched()).toEqual(['award-changed: ask awards/flags']);
    expect([await day.publish(), await day.publish(['awards/flags'])]).toEqual(['touches-waiting', 'accepted']);
  });

  it('asks before it changes who receives an award of which a batch was conferred', async () => {
    const day = await meanwhile();
    await day.stage(0);
    await day.confer();
    await day.change('flags', { recipients: ['Văn phòng Tỉnh ủy Cà Mau'] });
    expect(await day.touched()).toEqual(['award-changed: ask awards/flags']);
  });

  it('asks before an award that has begun leaves it', async () => {
    const day = await meanwhile();
    await day.stage(0);
    await day.remove('flags');
    expect(await day.touched()).toEqual(['award-removed: ask awards/flags']);
  });

  it('asks nothing about an award that has not begun, and nothing about other facts', async () => {
    const day = await meanwhile();
    await day.stage(0);
    await day.change('flags', { title: 'Cờ thi đua năm 2025' });
    await day.change('certificates', { recipients: ['Văn phòng Tỉnh ủy Cà Mau'] });
    expect([await day.touched(), await day.publish()]).toEqual([[], 'accepted']);
  });

  it('asks nothing where the stage was cleared, or the sitting is over', async () => {
    const day = await meanwhile();
    await day.stage(0);
    await day.clear(false);
    await day.change('flags', { perBatch: 1 });
    expect(await day.touched()).toEqual([]);
    await day.stage(0);
    await day.confer();
    expect(await day.touched()).toEqual(['award-changed: ask awards/flags']);
    await day.chair.run(proceedingsContract.closeSitting, { conferenceId: day.conferenceId, sittingId: 'morning' });
    expect(await day.touched()).toEqual([]);
  });

  it('neither asks nor stops an organizer who is not cleared for the item of the ceremony', async () => {
    const day = await meanwhile((plan) => {
      const open = withCeremony(plan);
      return { ...open, items: open.items.map((item) => (item.id === 'closing' ? { ...item, classification: 'mat' } : item)) };
    });
    await day.stage(0);
    await day.change('flags', { perBatch: 1 });
    expect([await day.touched(), await day.publish()]).toEqual([[], 'accepted']);
  });
});
