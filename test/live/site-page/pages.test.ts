import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agendaContract } from '../../../server/planning/agenda/contract.ts';
import { proceedingsContract as contract } from '../../../server/live/sitting/contract/index.ts';
import { publishingContract } from '../../../server/planning/publishing/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { conferenceOfSites, openPage, sendForm, wordsIn, type SitesConference } from '../../planning/sites/conference-of-sites.ts';

let app: TestApp;
let made: SitesConference;
let chair: Login;
let laoCai: Login;
let page: string;

beforeAll(async () => {
  app = await startApp();
  made = await conferenceOfSites(app);
  const { conferenceId } = made;
  chair = await app.member(conferenceId, 'chair');
  laoCai = await made.join('Lào Cai');
  page = `/conferences/${conferenceId}/site`;
});
afterAll(() => app.end());

const words = async (login: Pick<Login, 'token'> | null = laoCai, path = page) => wordsIn((await openPage(app, path, login)).text);
const send = (action: string, fields: Record<string, string>, login = laoCai) => sendForm(app, page, `${page}/${action}`, fields, login);

/** A published agenda with papers, its sitting open and the papers running. */
async function openWithPapers(): Promise<void> {
  const { conferenceId, organizer } = made;
  const sitting = await app.db.sitting.findFirst({ where: { conferenceId } });
  const sittingId =
    sitting?.id ?? (await organizer.run(agendaContract.addSitting, { conferenceId, title: null, date: null, starts: null })).id;
  const item = {
    id: 'papers',
    kind: 'papers',
    title: 'Tham luận của các đại biểu',
    topicsOpen: false,
    speakers: [],
    topics: [],
    documents: [],
    extras: {},
  };
  await app.db.agendaItem.create({ data: { conferenceId, sittingId, position: 0, ...item } });
  await organizer.run(publishingContract.publish, { conferenceId });
  await chair.run(contract.openSitting, { conferenceId, sittingId });
  await chair.run(contract.startItem, { conferenceId, itemId: 'papers' });
}

describe('the page of a site', () => {
  it('asks for readiness first, even without JavaScript, and shows when it was reported', async () => {
    expect(await words()).toContain('Chương trình chưa công bố');
    const sent = await send('ready', { ready: 'yes' });
    expect([sent.status, sent.headers.location]).toEqual([303, page]);
    await send('checks', { camera: 'good', microphone: 'good', line: 'bad', person: 'unknown', phone: '' });
    await send('count', { present: '14' });
    const { text } = await openPage(app, page, laoCai);
    expect(/name="present"[^>]* value="14"/.test(text)).toBe(true);
    expect(wordsIn(text)).toContain('Đường truyền Chưa đạt');
  });

  it('shows who speaks, what is next and its own place, and takes a request with a topic', async () => {
    await openWithPapers();
    const { conferenceId } = made;
    await chair.run(contract.grant, { conferenceId, siteId: await made.idOf('Quảng Ninh'), seconds: 600, handOver: false });
    expect(await words()).toContain('Tỉnh ủy Quảng Ninh');
    await send('ask', { topic: 'Hạ tầng số' });
    const asked = await words();
    expect([asked.includes('Đã đăng ký phát biểu lúc 07:30'), asked.includes('Hạ tầng số'), asked.includes('Chủ trì chưa xếp')]).toEqual([
      true,
      true,
      true,
    ]);
    expect(wordsIn((await send('ask', { topic: 'Lần nữa' })).text)).not.toContain('Đã đăng ký phát biểu.');
  });

  it('says that it is next, that it has the floor, and can end its own turn', async () => {
    const { conferenceId } = made;
    const siteId = await made.idOf('Lào Cai');
    await chair.run(contract.prepare, { conferenceId, siteId });
    expect(await words()).toContain('Sắp đến lượt phát biểu');
    const { turnId } = await chair.run(contract.grant, { conferenceId, siteId, seconds: 600, handOver: true });
    const onAir = await openPage(app, page, laoCai);
    expect(onAir.text).toContain('class="full site on-air"');
    expect(wordsIn(onAir.text)).toContain('Chủ trì đã mời đồng chí phát biểu.');
    expect((await send('end', { turnId })).status).toBe(303);
    expect((await openPage(app, page, laoCai)).text).not.toContain('on-air');
  });

  it('is also for a technician, who reports but does not speak for it', async () => {
    const technician = await app.bound(made.conferenceId, 'technician', { siteId: await made.idOf('Sơn La') });
    const { text } = await openPage(app, page, technician);
    expect([text.includes(`${page}/checks`), text.includes(`${page}/ask`), text.includes(`${page}/leave`)]).toEqual([true, false, false]);
  });

  it('reports an incident, which the desk then knows', async () => {
    await send('incident', { text: 'Mất tiếng, đang đổi micrô dự phòng' });
    expect(await words()).toContain('Mất tiếng, đang đổi micrô dự phòng');
    expect(await words(made.organizer, `/conferences/${made.conferenceId}/roll-call`)).toContain('Mất tiếng, đang đổi micrô dự phòng');
  });

  it('withdraws its request, and may ask again', async () => {
    const { text } = await openPage(app, page, laoCai);
    const requestId = /name="requestId" value="([^"]+)"/.exec(text)?.[1] ?? '';
    expect((await send('withdraw', { requestId })).status).toBe(303);
    expect(await words()).toContain('Đăng ký phát biểu');
  });

  it('has no text in the other language', async () => {
    const { text } = await openPage(app, page, laoCai, 'en');
    expect(wordsIn(text)).toContain('Request to speak');
    expect(wordsIn(text)).not.toContain('Đăng ký');
  });
});
