import { rollCallContract } from '../../../server/live/roll-call/contract.ts';
import { proceedingsContract as contract } from '../../../server/live/sitting/contract/index.ts';
import { insertPlan } from '../../../server/planning/plan/store.ts';
import { insertPublication } from '../../../server/planning/publishing/store.ts';
import { transact } from '../../../server/platform/database/open.ts';
import { newId } from '../../../server/platform/ids.ts';
import type { TestApp } from '../../helpers/app.ts';
import { wholePlan } from '../sitting/morning-plan.ts';
import type { PublishedDay } from '../sitting/published-day.ts';

const REQUESTS = 31;
const ANNOUNCEMENTS = 55;
const INCIDENTS = 5;
const LONG =
  'Tình hình triển khai chuyển đổi số trong công tác văn phòng cấp ủy, những khó khăn về hạ tầng ở các xã vùng sâu, vùng xa, biên giới, hải đảo và kiến nghị với Văn phòng Trung ương Đảng';

/** A conference in which everything is long: 34 sites, topics, titles, a list of requests and a log. */
export async function crowdedDay(app: TestApp): Promise<PublishedDay> {
  const conferenceId = newId();
  const whole = wholePlan(conferenceId);
  const [main, ...known] = whole.sites;
  if (!main) throw new Error('The plan has no main hall.');
  const more = Array.from({ length: 34 - known.length }, (_, at) => ({
    ...main,
    id: `more-${at}`,
    kind: 'unit' as const,
    name: `Đảng ủy Bộ, cơ quan Trung ương thứ ${at + 1}`,
  }));
  const plan = {
    ...whole,
    sites: [main, ...known, ...more],
    papers: whole.papers.map((paper) => ({ ...paper, topic: `${LONG} (${paper.id})` })),
    items: whole.items.map((item) => (item.id === 'papers' ? { ...item, title: `Tham luận của các đại biểu: ${LONG}` } : item)),
  };
  await transact(app.db, async (tx) => {
    await insertPlan(tx, plan, app.clock.now);
    await insertPublication(tx, { conferenceId, number: 1, at: app.clock.now, actorId: 'organizer', note: null, plan, changes: [] });
  });
  const chair = await app.member(conferenceId, 'chair');
  await chair.run(contract.openSitting, { conferenceId, sittingId: 'morning' });
  await chair.run(contract.startItem, { conferenceId, itemId: 'papers' });
  for (const { id } of [...known, ...more].slice(0, REQUESTS)) {
    const site = await app.link('site', conferenceId, id);
    await site.run(contract.request, { conferenceId, topic: LONG });
  }
  const lao = await app.link('site', conferenceId, 'site-15');
  for (let n = 1; n <= INCIDENTS; n += 1)
    await lao.run(rollCallContract.report, { conferenceId, siteId: 'site-15', text: `Sự cố ${n}: ${LONG}` });
  for (let n = 1; n <= ANNOUNCEMENTS; n += 1)
    await chair.run(contract.announce, { conferenceId, text: `Thông báo ${n}: ${LONG}`, to: 'sites' });
  await app.system.run(rollCallContract.lose, { conferenceId, siteId: 'site-15' });
  await chair.run(contract.grant, { conferenceId, paperId: 'quang-ninh', handOver: false });
  await chair.run(contract.prepare, { conferenceId, paperId: 'lao-cai' });
  return { conferenceId, chair };
}
