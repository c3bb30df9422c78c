import { proceedingsContract as live } from '../../../server/live/sitting/contract/index.ts';
import type { Plan } from '../../../server/planning/plan/contract.ts';
import { MORNING, type TestApp } from '../../helpers/app.ts';
import { published } from './morning.ts';

/** In minutes. */
export const HOUR = 60;

/** So long after half past seven of the first day. */
export const passTo = (app: TestApp, minutes: number, seconds = 0) => void (app.clock.now = MORNING + (minutes * 60 + seconds) * 1000);

/** Three sittings over two days; the second has one item, the third another. */
export const threeSittings = (plan: Plan): Plan => {
  const [morning] = plan.sittings;
  if (!morning) throw new Error('no sitting');
  const items = plan.items.filter(({ classification }) => classification === null);
  const into: Readonly<Record<string, string>> = { closing: 'afternoon', later: 'next-day' };
  return {
    ...plan,
    sittings: [morning, { ...morning, id: 'afternoon', title: 'Phiên chiều' }, { ...morning, id: 'next-day', title: 'Phiên ngày thứ ba' }],
    items: items.map((item) => ({ ...item, sittingId: into[item.id] ?? 'morning' })),
  };
};

/** A conference of which the first sitting was held, the second on the day after, and the third is to come. */
export async function twoOfThree(app: TestApp) {
  const at = (minutes: number, seconds = 0) => passTo(app, minutes, seconds);
  at(0);
  const conferenceId = await published(app, threeSittings);
  const [chair, secretary] = [await app.member(conferenceId, 'chair'), await app.member(conferenceId, 'secretary')];
  at(32);
  await chair.run(live.openSitting, { conferenceId, sittingId: 'morning' });
  await chair.run(live.startItem, { conferenceId, itemId: 'opening' });
  await chair.run(live.grant, { conferenceId, participantId: 'pham-gia-tuc', handOver: false });
  at(32, 4);
  await chair.run(live.end, { conferenceId });
  at(90);
  await chair.run(live.adjournSitting, { conferenceId, sittingId: 'morning' });
  at(100);
  await chair.run(live.resumeSitting, { conferenceId, sittingId: 'morning' });
  at(120);
  await chair.run(live.closeSitting, { conferenceId, sittingId: 'morning' });
  at(24 * HOUR + 30);
  await chair.run(live.openSitting, { conferenceId, sittingId: 'afternoon' });
  await chair.run(live.startItem, { conferenceId, itemId: 'closing' });
  at(25 * HOUR);
  await chair.run(live.closeSitting, { conferenceId, sittingId: 'afternoon' });
  return { conferenceId, chair, secretary };
}
