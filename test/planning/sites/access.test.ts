import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { interchangeContract } from '../../../server/record/import-export/contract/index.ts';
import { proceedingsContract } from '../../../server/live/sitting/contract/index.ts';
import { accessContract as contract } from '../../../server/planning/sites/access/contract.ts';
import { rollCallContract } from '../../../server/live/roll-call/contract.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { callHttp, callSocket, connect, httpOutcome, socketOutcome } from '../../helpers/doors.ts';
import { conferenceOfSites, openPage, sendForm, wordsIn, type SitesConference } from './conference-of-sites.ts';

let app: TestApp;
let made: SitesConference;

beforeAll(async () => {
  app = await startApp();
  made = await conferenceOfSites(app);
});
afterAll(() => app.end());

describe('joining as a site', () => {
  it('works with a code however people type it, and leads to the page of that one site', async () => {
    const { code } = await made.accessOf('Lào Cai');
    const joined = await sendForm(app, '/join', '/join', { code: code.toLowerCase().replace('-', ' ') }, null);
    expect([joined.status, joined.headers.location]).toEqual([303, `/conferences/${made.conferenceId}/site`]);
    const token = /dc_session=([^;]+)/.exec(String(joined.headers['set-cookie']))?.[1] ?? '';
    expect(wordsIn((await openPage(app, `/conferences/${made.conferenceId}/site`, { token })).text)).toContain('Tỉnh ủy Lào Cai');
  });

  it('says what a code looks like if it is not one, and what to do if no site has it', async () => {
    const short = await sendForm(app, '/join', '/join', { code: 'LC4K' }, null);
    const unknown = await sendForm(app, '/join', '/join', { code: 'LLLL-LLLL' }, null);
    expect([short.status, unknown.status]).toEqual([400, 400]);
    expect(wordsIn(short.text)).toContain('Mã gồm 8 chữ và số, ví dụ LC4K-7Q2M. Xem trong giấy mời.');
    expect(wordsIn(unknown.text)).toContain('Không có điểm cầu nào dùng mã này.');
  });

  it('works with the link too, which asks first if somebody is signed in', async () => {
    const { path } = await made.accessOf('Sơn La');
    expect((await openPage(app, path, null)).headers.location).toBe(`/conferences/${made.conferenceId}/site`);
    const asked = await openPage(app, path, made.organizer);
    expect([asked.status, wordsIn(asked.text).includes('Vào Tỉnh ủy Sơn La?')]).toEqual([200, true]);
  });

  it('is limited when somebody tries code after code', async () => {
    const careful = await startApp({ guesses: 3 });
    const tries: string[] = [];
    for (let attempt = 0; attempt < 4; attempt += 1)
      tries.push(httpOutcome(await callHttp(careful.url, contract.join, { code: 'LLLLLLLL' }, null)));
    await careful.end();
    expect(tries).toEqual(['code-unknown', 'code-unknown', 'code-unknown', 'too-many']);
  });
});

describe('a link and code', () => {
  it('stop working at once when they are replaced, and end every session that they opened', async () => {
    const before = await made.accessOf('Cao Bằng');
    const login = await made.join('Cao Bằng');
    const socket = await connect(app.url, login.token);
    const gone = new Promise((resolve) => socket.once('disconnect', resolve));
    await made.organizer.run(contract.rotateAccess, { conferenceId: made.conferenceId, siteId: before.siteId });
    await gone;
    const input = { conferenceId: made.conferenceId };
    expect(httpOutcome(await callHttp(app.url, contract.own, input, login.token))).toBe('unauthenticated');
    await expect(connect(app.url, login.token)).rejects.toThrow('unauthenticated');
    await expect(app.nobody.run(contract.join, { code: before.code })).rejects.toMatchObject({ code: 'code-unknown' });
    expect((await openPage(app, before.path, null)).status).toBe(404);
    const after = await made.join('Cao Bằng');
    expect(httpOutcome(await callHttp(app.url, contract.own, input, after.token))).toBe('ok');
  });

  it('are refused everywhere once they are revoked, until there are new ones', async () => {
    const login = await made.join('Bắc Ninh');
    const { siteId, code } = await made.accessOf('Bắc Ninh');
    await made.organizer.run(contract.revokeAccess, { conferenceId: made.conferenceId, siteId });
    const page = await openPage(app, `/conferences/${made.conferenceId}/site`, login);
    expect([page.status, page.headers.location?.startsWith('/sign-in')]).toEqual([303, true]);
    expect(httpOutcome(await callHttp(app.url, proceedingsContract.livePlan, { conferenceId: made.conferenceId }, login.token))).toBe(
      'unauthenticated',
    );
    await expect(app.nobody.run(contract.join, { code })).rejects.toMatchObject({ code: 'code-unknown' });
    await made.organizer.run(contract.rotateAccess, { conferenceId: made.conferenceId, siteId });
    expect((await made.join('Bắc Ninh')).token).not.toBe(login.token);
  });

  it('are in no export, no change log and no journal', async () => {
    const { conferenceId } = made;
    const { access } = await made.organizer.run(contract.access, { conferenceId });
    const exported = JSON.stringify(await made.organizer.run(interchangeContract.export, { conferenceId }));
    const changes = JSON.stringify(await app.db.changeLog.findMany());
    const entries = JSON.stringify(await app.db.journalEntry.findMany(), (_, value: unknown) =>
      typeof value === 'bigint' ? Number(value) : value,
    );
    const told = access.flatMap(({ code, path }) => (code && path ? [code, code.replace('-', ''), path.slice(3)] : []));
    expect(told.length).toBe(3 * access.length);
    expect(told.filter((secret) => [exported, changes, entries].some((text) => text.includes(secret)))).toEqual([]);
  });

  it('are shown only to organizers', async () => {
    const chair = await app.member(made.conferenceId, 'chair');
    const siteId = await made.idOf('Lào Cai');
    const { code } = await made.accessOf('Lào Cai');
    expect((await openPage(app, `/conferences/${made.conferenceId}/sites`, chair)).text).not.toContain(code);
    expect((await openPage(app, `/conferences/${made.conferenceId}/sites/${siteId}/qr.svg`, chair)).status).toBe(403);
    const qr = await openPage(app, `/conferences/${made.conferenceId}/sites/${siteId}/qr.svg`, made.organizer);
    expect([qr.status, qr.headers['content-type']?.split(';')[0]]).toEqual([200, 'image/svg+xml']);
  });
});

describe('a site', () => {
  it('acts only for itself, over both transports', async () => {
    const { conferenceId } = made;
    const login = await made.join('Huế');
    const [own, other] = [await made.idOf('Huế'), await made.idOf('Lào Cai')];
    const socket = await connect(app.url, login.token);
    const outcomes = [];
    for (const siteId of [own, other]) {
      const input = { conferenceId, siteId, ready: true };
      outcomes.push(httpOutcome(await callHttp(app.url, rollCallContract.ready, input, login.token)));
      outcomes.push(socketOutcome(await callSocket(socket, rollCallContract.count.name, { conferenceId, siteId, present: 12 })));
    }
    socket.close();
    expect(outcomes).toEqual(['ok', 'ok', 'forbidden', 'forbidden']);
  });

  it('is open to a technician for their own site, and no other', async () => {
    const { conferenceId } = made;
    const siteId = await made.idOf('Lai Châu');
    const technician = await app.bound(conferenceId, 'technician', { siteId });
    expect(await technician.run(contract.own, { conferenceId })).toMatchObject({ siteId, name: 'Tỉnh ủy Lai Châu' });
    const contact = { contactName: 'Lò Văn Minh', contactPhone: '0213 3876 111' };
    await technician.run(contract.setContact, { conferenceId, siteId, ...contact });
    expect(await technician.run(contract.own, { conferenceId })).toMatchObject(contact);
    const other = { conferenceId, siteId: await made.idOf('Huế'), ...contact };
    await expect(technician.run(contract.setContact, other)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
