import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proceedingsContract as live } from '../../../server/live/sitting/contract/index.ts';
import { rollCallContract } from '../../../server/live/roll-call/contract.ts';
import { stateOf } from '../../../server/live/sitting/rules/index.ts';
import { agendaContract } from '../../../server/planning/agenda/contract.ts';
import { publishingContract as contract } from '../../../server/planning/publishing/contract.ts';
import { insertPlan, requirePlan } from '../../../server/planning/plan/store.ts';
import type { GivenRole } from '../../../server/accounts/permissions.ts';
import { transact } from '../../../server/platform/database/open.ts';
import { newId } from '../../../server/platform/ids.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { callHttp, httpOutcome } from '../../helpers/doors.ts';
import { codeOf } from '../../helpers/refusals.ts';
import { openPage, sendForm, wordsIn } from '../sites/conference-of-sites.ts';
import { wholePlan } from '../../live/sitting/morning-plan.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

interface Day {
  readonly conferenceId: string;
  readonly chair: Login;
  readonly organizer: Login;
}

/** The opening was held with its speaker; now the papers are running. */
async function morning(): Promise<Day> {
  const { conferenceId, chair, organizer } = await published();
  await chair.run(live.openSitting, { conferenceId, sittingId: 'morning' });
  await chair.run(live.startItem, { conferenceId, itemId: 'opening' });
  await chair.run(live.grant, { conferenceId, participantId: 'pham-gia-tuc', handOver: false });
  await chair.run(live.startItem, { conferenceId, itemId: 'papers' });
  return { conferenceId, chair, organizer };
}

/** The plan of the morning, published by its organizer. */
async function published(clearance = 0): Promise<Day> {
  const conferenceId = newId();
  await transact(app.db, (tx) => insertPlan(tx, wholePlan(conferenceId), app.clock.now));
  const organizer = await app.member(conferenceId, 'organizer');
  await organizer.run(contract.publish, { conferenceId });
  return { conferenceId, organizer, chair: await cleared(conferenceId, 'chair', clearance) };
}

async function cleared(conferenceId: string, role: GivenRole, clearance: number): Promise<Login> {
  const login = await app.user({ clearance });
  await app.db.membership.create({ data: { conferenceId, userId: login.actor.id, role } });
  return login;
}

const removeItem = async ({ conferenceId, organizer }: Day, id: string): Promise<void> => {
  const item = (await requirePlan(app.db, conferenceId)).items.find((one) => one.id === id);
  await organizer.run(agendaContract.removeItem, { conferenceId, id, version: item?.version ?? 1 });
};
const removePaper = async ({ conferenceId, organizer }: Day, id: string): Promise<void> => {
  const paper = (await requirePlan(app.db, conferenceId)).papers.find((one) => one.id === id);
  await organizer.run(agendaContract.removePaper, { conferenceId, id, version: paper?.version ?? 1 });
};
/** Removes entities from the draft with everything that refers to them, as somebody does page by page. */
const removeParticipant = async (day: Day, id: string): Promise<void> => {
  const plan = await requirePlan(app.db, day.conferenceId);
  for (const paper of plan.papers) if (paper.participantId === id) await removePaper(day, paper.id);
  for (const item of plan.items)
    if (item.speakers.includes(id))
      await app.db.agendaItem.update({
        where: { conferenceId_id: { conferenceId: day.conferenceId, id: item.id } },
        data: { speakers: item.speakers.filter((one) => one !== id) },
      });
  await app.db.participant.delete({ where: { conferenceId_id: { conferenceId: day.conferenceId, id } } });
};
const removeSite = async (day: Day, id: string): Promise<void> => {
  const { conferenceId } = day;
  await app.db.paper.updateMany({ where: { conferenceId, siteId: id }, data: { siteId: 'main' } });
  await app.db.participant.updateMany({ where: { conferenceId, siteId: id }, data: { siteId: 'main' } });
  await app.db.site.delete({ where: { conferenceId_id: { conferenceId, id } } });
};

const touched = async ({ organizer, conferenceId }: Day) => {
  const { touches, names } = await organizer.run(contract.changes, { conferenceId });
  return touches.map(({ kind, level, list, id }) => `${kind}: ${level} ${list}/${id} ${names[`${list}/${id}`]}`);
};
const publish = ({ organizer, conferenceId }: Day, touches?: string[]) =>
  codeOf(organizer.run(contract.publish, { conferenceId, ...(touches ? { touches } : {}) }));
const asked = async ({ organizer, conferenceId }: Day) =>
  (await organizer.run(contract.changes, { conferenceId })).touches
    .filter(({ level }) => level === 'ask')
    .map(({ list, id }) => `${list}/${id}`);
const inForce = async ({ organizer, conferenceId }: Day) => (await organizer.run(contract.changes, { conferenceId })).from;

const heard = 'heard: tell participants/pham-gia-tuc Phạm Gia Túc';

describe('a publication', () => {
  it('touches nothing if only the future changes', async () => {
    const day = await morning();
    await removeItem(day, 'later');
    expect(await touched(day)).toEqual([]);
    expect(await publish(day)).toBe('accepted');
  });

  it('is refused while it would remove the running item, and accepted once that has ended', async () => {
    const day = await morning();
    await removeItem(day, 'papers');
    const papers = (kind: string) => `${kind} items/papers Tham luận của các đại biểu`;
    expect((await touched(day))[0]).toBe(papers('running: refuse'));
    expect([await publish(day, await asked(day)), await inForce(day)]).toEqual(['touches-running', 1]);
    await day.chair.run(live.finishItem, { conferenceId: day.conferenceId, itemId: 'papers' });
    expect(await touched(day)).toEqual([papers('held: tell')]);
    expect([await publish(day), await inForce(day)]).toEqual(['accepted', 2]);
  });

  it('is refused while it would remove the open sitting, or move its running item', async () => {
    const day = await morning();
    const { conferenceId } = day;
    await app.db.agendaItem.update({ where: { conferenceId_id: { conferenceId, id: 'papers' } }, data: { sittingId: 'afternoon' } });
    expect(await touched(day)).toEqual(['running-moved: refuse items/papers Tham luận của các đại biểu']);
    expect(await publish(day)).toBe('touches-running');
    const sitting = (await requirePlan(app.db, conferenceId)).sittings.find(({ id }) => id === 'morning');
    await day.organizer.run(agendaContract.removeSitting, { conferenceId, id: 'morning', version: sitting?.version ?? 1 });
    expect((await touched(day))[0]).toBe('open: refuse sittings/morning ');
    expect(await publish(day)).toBe('touches-running');
    await day.chair.run(live.closeSitting, { conferenceId, sittingId: 'morning' });
    expect(await publish(day)).toBe('accepted');
  });

  it('is refused while the current speaker would leave the plan: as a person, by a paper, or as a site', async () => {
    const day = await morning();
    const { conferenceId, chair } = day;
    await chair.run(live.grant, { conferenceId, paperId: 'ca-mau', handOver: false });
    await removeParticipant(day, 'nguyen-van-a');
    await removeSite(day, 'site-96');
    expect(await touched(day)).toEqual([
      'speaking: refuse papers/ca-mau Nguyễn Văn An',
      'speaking: refuse sites/site-96 Tỉnh ủy Cà Mau',
      'speaking: refuse participants/nguyen-van-a Nguyễn Văn An',
    ]);
    expect(await publish(day, await asked(day))).toBe('touches-running');
    await chair.run(live.end, { conferenceId });
    expect((await touched(day)).map((line) => line.split(' ')[0])).toEqual(['heard:', 'heard:', 'heard:']);
    expect(await publish(day)).toBe('accepted');
  });

  it('mentions who was heard, and is not prevented by them', async () => {
    const day = await morning();
    await removeParticipant(day, 'pham-gia-tuc');
    expect(await touched(day)).toEqual([heard]);
    expect(await publish(day)).toBe('accepted');
  });

  it('asks about those who wait, were notified or are connected, and accepts the confirmation only for them', async () => {
    const day = await morning();
    const { conferenceId } = day;
    await (await app.link('site', conferenceId, 'site-15')).run(rollCallContract.ready, { conferenceId, siteId: 'site-15', ready: true });
    await removePaper(day, 'lao-cai');
    await removeSite(day, 'site-15');
    expect(await touched(day)).toEqual([
      'waiting: ask papers/lao-cai Hạ tầng số, chuyển đổi số từ tỉnh đến xã',
      'waiting: ask sites/site-15 Tỉnh ủy Lào Cai',
    ]);
    const known = await asked(day);
    await removeSite(day, 'site-22');
    expect([await publish(day), await publish(day, known)]).toEqual(['touches-waiting', 'touches-waiting']);
    const answer = await callHttp(app.url, contract.publish, { conferenceId, touches: known }, day.organizer.token);
    expect(httpOutcome(answer)).toBe('touches-waiting');
    expect([await publish(day, await asked(day)), await inForce(day)]).toEqual(['accepted', 2]);
  });

  it('asks about a site that is connected but not waiting', async () => {
    const day = await morning();
    const { conferenceId } = day;
    await day.chair.run(live.startItem, { conferenceId, itemId: 'closing' });
    await (await app.link('site', conferenceId, 'site-22')).run(rollCallContract.ready, { conferenceId, siteId: 'site-22', ready: true });
    await removeSite(day, 'site-22');
    expect(await touched(day)).toEqual(['connected: ask sites/site-22 Tỉnh ủy Quảng Ninh']);
  });

  it('asks before the running item changes its classification', async () => {
    const day = await morning();
    const { conferenceId } = day;
    await app.db.agendaItem.update({ where: { conferenceId_id: { conferenceId, id: 'papers' } }, data: { classification: 'mat' } });
    const known = { ...day, organizer: await cleared(conferenceId, 'organizer', 3) };
    expect(await touched(known)).toEqual(['running-classified: ask items/papers Tham luận của các đại biểu']);
    expect(await publish(known)).toBe('touches-waiting');
    expect(await publish(known, ['items/papers'])).toBe('accepted');
  });

  it('tells an organizer without clearance that a classified item is running, like the desk, but not its name', async () => {
    const day = await published(1);
    const { conferenceId, chair } = day;
    await chair.run(live.openSitting, { conferenceId, sittingId: 'morning' });
    await chair.run(live.startItem, { conferenceId, itemId: 'secret' });
    await app.db.agendaItem.delete({ where: { conferenceId_id: { conferenceId, id: 'secret' } } });
    expect(await touched(day)).toEqual(['running: refuse items/secret undefined']);
    expect(await publish(day)).toBe('touches-running');
  });
});

describe('a publication and a live command at once', () => {
  it('never leave an item running that is not in the plan', async () => {
    const day = await morning();
    const { conferenceId, chair } = day;
    await removeItem(day, 'closing');
    const answers = await Promise.all([publish(day), codeOf(chair.run(live.startItem, { conferenceId, itemId: 'closing' }))]);
    const { state } = await chair.run(live.liveState, { conferenceId });
    const running = stateOf(state).runningItemId;
    expect([
      [['accepted', 'not-found'], 'papers'],
      [['touches-running', 'accepted'], 'closing'],
    ]).toContainEqual([answers, running]);
  });

  it('on another server too', async () => {
    const day = await morning();
    const { conferenceId, chair } = day;
    // The previous plan is still cached, as when another server publishes.
    await chair.run(live.startItem, { conferenceId, itemId: 'closing' });
    await removeItem(day, 'papers');
    const other = await startApp({ databaseUrl: app.databaseUrl });
    const there = (operation: typeof contract.publish) => other.bus.run(operation, day.organizer.actor, { conferenceId });
    expect(await codeOf(there(contract.publish))).toBe('accepted');
    expect(await codeOf(chair.run(live.startItem, { conferenceId, itemId: 'papers' }))).toBe('not-found');
    await other.end();
  });
});

describe('the page before a publication', () => {
  it('lists what it touches in words, and publishes once the reader confirms', async () => {
    const day = await morning();
    const { conferenceId, organizer } = day;
    await removeParticipant(day, 'pham-gia-tuc');
    await removePaper(day, 'lao-cai');
    const page = `/conferences/${conferenceId}/publish`;
    const words = wordsIn((await openPage(app, page, organizer)).text);
    expect(words).toContain('Bản mới thay đổi ngay việc đang diễn ra hoặc đang chờ');
    expect(words).toContain('“Hạ tầng số, chuyển đổi số từ tỉnh đến xã” đang chờ trình bày sẽ rời danh sách.');
    expect(words).toContain('Phạm Gia Túc đã phát biểu: biên bản và các màn hình vẫn giữ tên.');
    const send = (fields: Record<string, string>) => sendForm(app, page, page, { number: '2', note: '', ...fields }, organizer);
    const refused = await send({ asked: 'papers/lao-cai' });
    expect([refused.status, wordsIn(refused.text).includes('thay đổi 1 việc đang diễn ra hoặc đang chờ mà chưa được xác nhận')]).toEqual([
      400,
      true,
    ]);
    expect((await send({ asked: 'papers/lao-cai', known: '1' })).status).toBe(303);
    expect(await inForce(day)).toBe(2);
  });
});
