import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statisticsContract as contract } from '../../../server/record/statistics/contract.ts';
import { proceedingsContract as live } from '../../../server/live/sitting/contract/index.ts';
import { MORNING, startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { published } from '../minutes/morning.ts';

let app: TestApp;
let conferenceId: string;
let cleared: Login;
let uncleared: Login;

/** A speech in an item that is no secret, and one in an item that is: 60 and 777 seconds. */
beforeAll(async () => {
  app = await startApp();
  conferenceId = await published(app);
  cleared = await app.user({ clearance: 3 });
  await app.db.membership.create({ data: { conferenceId, userId: cleared.actor.id, role: 'chair' } });
  uncleared = await app.member(conferenceId, 'secretary');
  await app.db.siteAccess.create({
    data: { conferenceId, siteId: 'site-96', code: 'ca-mau', secret: 'ca-mau', rotatedAt: new Date(app.clock.now), clearance: 3 },
  });
  await cleared.run(live.openSitting, { conferenceId, sittingId: 'morning' });
  await cleared.run(live.startItem, { conferenceId, itemId: 'opening' });
  await cleared.run(live.grant, { conferenceId, participantId: 'pham-gia-tuc', seconds: 120, handOver: false });
  app.clock.now = MORNING + 60_000;
  await cleared.run(live.end, { conferenceId });
  await cleared.run(live.startItem, { conferenceId, itemId: 'secret' });
  await cleared.run(live.grant, { conferenceId, participantId: 'nguyen-van-a', seconds: 600, handOver: false });
  app.clock.now += 777_000;
  await cleared.run(live.end, { conferenceId });
});
afterAll(() => app.end());

const get = (path: string, { token }: Pick<Login, 'token'>) =>
  fetch(`${app.url}${path}`, { headers: { cookie: `dc_session=${token}`, 'accept-language': 'vi' } });
/** The page keeps short words together by spaces that do not break. */
const words = (html: string): string => html.replaceAll('\u00a0', ' ');
const page = async (who: Pick<Login, 'token'>, query = '') => {
  const response = await get(`/conferences/${conferenceId}/statistics${query}`, who);
  return { status: response.status, html: words(await response.text()) };
};

describe('figures of classified items', () => {
  it('are for those who are cleared for them', async () => {
    const { speaking, leftOut } = await cleared.run(contract.get, { conferenceId });
    expect(leftOut).toBe(0);
    expect(speaking.people.map(({ id, used }) => [id, used])).toEqual([
      ['nguyen-van-a', 777],
      ['pham-gia-tuc', 60],
    ]);
  });

  it('are left out for all others, and that is said', async () => {
    const { speaking, leftOut, items } = await uncleared.run(contract.get, { conferenceId });
    expect(leftOut).toBe(1);
    expect(speaking).toMatchObject({ used: 60, planned: 120, turns: 1 });
    expect(speaking.people.map(({ id }) => id)).toEqual(['pham-gia-tuc']);
    expect(items.find(({ id }) => id === 'secret')?.title).toBeNull();
  });

  it('do not stand on the page of somebody who is not cleared', async () => {
    const { html } = await page(uncleared);
    expect(html).toContain('Không tính phát biểu, đăng ký và biểu quyết trong 1 nội dung ngoài phạm vi được biết.');
    expect(html).not.toContain('Công tác bảo vệ');
    expect(html).not.toContain('Nguyễn Văn An');
    expect((await page(cleared)).html).toContain('Công tác bảo vệ');
  });

  it('appear once somebody is cleared, and are gone once they are not', async () => {
    const asked = () => uncleared.run(contract.get, { conferenceId }).then(({ speaking }) => speaking.used);
    const raised = { ...uncleared.actor, clearance: 3 };
    const before = await asked();
    const during = await app.bus.run(contract.get, raised, { conferenceId }, {});
    expect([before, during.speaking.used, await asked()]).toEqual([60, 837, 60]);
  });
});

describe('the page of figures', () => {
  it('is for those who plan, lead or write the minutes', async () => {
    const [viewer, stranger] = [await app.member(conferenceId, 'viewer'), await app.user()];
    const statuses = await Promise.all([cleared, uncleared, viewer, stranger].map(async (who) => (await page(who)).status));
    expect(statuses).toEqual([200, 200, 403, 404]);
  });

  it('tells nothing of a sitting that there is not', async () => {
    expect((await page(uncleared, '?sitting=khong-co')).status).toBe(404);
    expect((await page(uncleared, '?sitting=morning&by=provinces')).status).toBe(200);
  });

  it('follows what happens, without folding again what it knows', async () => {
    const used = async () => (await cleared.run(contract.get, { conferenceId })).speaking.used;
    const before = await used();
    await cleared.run(live.startItem, { conferenceId, itemId: 'papers' });
    await cleared.run(live.grant, { conferenceId, paperId: 'quang-ninh', handOver: false });
    app.clock.now += 30_000;
    const during = await used();
    const { state } = await cleared.run(live.liveState, { conferenceId });
    expect([before, during, Object.keys(state).includes('history')]).toEqual([837, 867, false]);
  });

  it('says before anything has happened what is planned', async () => {
    const fresh = await published(app);
    await app.db.membership.create({ data: { conferenceId: fresh, userId: cleared.actor.id, role: 'chair' } });
    const html = words(await (await get(`/conferences/${fresh}/statistics`, cleared)).text());
    expect(html).toContain('Chưa có diễn biến');
    expect(html).toContain('Số liệu có từ khi khai mạc.');
  });
});
