import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { teamContract } from '../../../server/planning/conferences/team/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { bareConference } from '../../helpers/conference.ts';

let app: TestApp;
let at: string;
let conferenceId: string;
let organizer: Login;
beforeAll(async () => {
  app = await startApp();
  conferenceId = await bareConference(app);
  organizer = await app.member(conferenceId, 'organizer');
  at = `/conferences/${conferenceId}/team`;
  const people = { 'dang.toan': 'Đặng Khánh Toàn', 'le.toan': 'Lê Khánh Toàn', 'tran.tu': 'Trần Cẩm Tú' };
  for (const [name, displayName] of Object.entries(people)) {
    const { actor } = await app.user({ name });
    await app.db.user.update({ where: { id: actor.id }, data: { displayName } });
  }
});
afterAll(() => app.end());

const plain = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00A0]+/g, ' ');
const tokenIn = (html: string) => /name="csrf-token" content="([^"]+)"/.exec(html)?.[1] ?? '';
const open = (path: string, cookie = `dc_session=${organizer.token}`) => request(app.url).get(path).set('cookie', cookie);
async function send(action: string, fields: Readonly<Record<string, string>>) {
  const cookie = `dc_session=${organizer.token}`;
  const { text } = await open(at, cookie);
  return request(app.url)
    .post(action)
    .set('cookie', cookie)
    .type('form')
    .send({ ...fields, _csrf: tokenIn(text) });
}
const team = async () => {
  const { members } = await organizer.run(teamContract.list, { conferenceId });
  return members.filter(({ userId }) => userId !== organizer.actor.id).map(({ name, role, siteId }) => [name, role, siteId]);
};

describe('the page of the team', () => {
  it('finds accounts without accents, for organizers only', async () => {
    const find = async (search: string, login = organizer) =>
      (await login.run(teamContract.accounts, { conferenceId, search })).accounts.map(({ name }) => name);
    expect(await find('khanh toan')).toEqual(['dang.toan', 'le.toan']);
    expect(await find('đặng khánh toàn')).toEqual(['dang.toan']);
    expect(await find('TRAN.T')).toEqual(['tran.tu']);
    await expect(find('toan', await app.member(conferenceId, 'secretary'))).rejects.toMatchObject({ code: 'forbidden' });
    await app.db.user.update({ where: { name: 'le.toan' }, data: { disabledAt: new Date() } });
    expect(await find('khanh toan')).toEqual(['dang.toan']);
    await app.db.user.update({ where: { name: 'le.toan' }, data: { disabledAt: null } });
  });

  it('assigns who is meant by a name without accents, and asks where it fits several', async () => {
    expect((await send(at, { name: 'tran cam tu', role: 'chair' })).status).toBe(303);
    const several = await send(at, { name: 'khanh toan', role: 'viewer' });
    expect([several.status, plain(several.text).includes('Có 2 người hợp với chữ “khanh toan”.')]).toEqual([400, true]);
    expect([...several.text.matchAll(/name="pick" value="([^"]+)"/g)].map(([, name]) => name)).toEqual(['dang.toan', 'le.toan']);
    expect((await send(at, { name: 'khanh toan', pick: 'le.toan', role: 'viewer' })).status).toBe(303);
    const none = await send(at, { name: 'khong co ai', role: 'viewer' });
    expect([none.status, plain(none.text).includes('Không có tài khoản nào tên khong co ai')]).toEqual([400, true]);
    expect(await team()).toEqual([
      ['tran.tu', 'chair', null],
      [expect.stringMatching(/./), 'secretary', null],
      ['le.toan', 'viewer', null],
    ]);
  });

  it('assigns several at once, none of them while one is not known or not clear', async () => {
    const before = await team();
    for (const name of ['tran.tu, khong co ai', 'tran.tu, khanh toan'])
      expect((await send(at, { name, role: 'delegate' })).status).toBe(400);
    expect(await team()).toEqual(before);
    const picked = await send(at, { name: 'tran.tu, khanh toan', pick: 'dang.toan', role: 'viewer' });
    expect([picked.status, (await team()).filter(([, role]) => role === 'viewer').map(([name]) => name)]).toEqual([
      303,
      ['dang.toan', 'le.toan', 'tran.tu'],
    ]);
    for (const { userId, name, role } of (await organizer.run(teamContract.list, { conferenceId })).members)
      if (role === 'viewer' && name !== 'le.toan') await organizer.run(teamContract.remove, { conferenceId, userId, role });
  });

  it('says beside the site that a technician needs one, and takes none for a role that needs none', async () => {
    const without = await send(at, { name: 'dang.toan', role: 'technician' });
    const said = /id="add-site-error">(.+?)<\/div>/.exec(without.text)?.[1] ?? '';
    expect([without.status, plain(said).trim()]).toEqual([400, 'Kỹ thuật viên phải gắn với một điểm cầu của hội nghị này.']);
    expect(await open(at).then(({ text }) => plain(text))).toContain('Kỹ thuật viên phải gắn với một điểm cầu.');
    expect((await send(at, { name: 'dang.toan', role: 'technician', siteId: 'quang-ninh' })).status).toBe(303);
    expect((await send(at, { name: 'dang.toan', role: 'viewer', siteId: 'quang-ninh' })).status).toBe(303);
    expect((await team()).filter(([name]) => name === 'dang.toan')).toEqual([
      ['dang.toan', 'technician', 'quang-ninh'],
      ['dang.toan', 'viewer', null],
    ]);
  });

  it('invites somebody, who makes an account without JavaScript and lands in the conference', async () => {
    const made = await send(`${at}/invitations`, { displayName: 'Nguyễn Long Hải', role: 'secretary' });
    const shown = await open(String(made.headers.location));
    const link = /id="link"[^>]*>[^<]*(\/i\/[^<]+)</.exec(shown.text)?.[1] ?? '';
    expect((await open(at)).text).not.toContain(link);
    const form = await request(app.url).get(link);
    expect(plain(form.text)).toContain('Lời mời nhận vai trò Thư ký.');
    const cookie =
      (form.headers['set-cookie'] ?? [])
        .toString()
        .split(',')
        .map((one) => one.split(';')[0])
        .join('; ') ?? '';
    const post = (fields: object) =>
      request(app.url)
        .post(link)
        .set('cookie', cookie)
        .type('form')
        .send({ displayName: 'Nguyễn Long Hải', ...fields, _csrf: tokenIn(form.text) });
    const weak = await post({ name: 'long.hai', password: 'password123' });
    expect([weak.status, /id="password-error"/.test(weak.text), weak.text.includes('value="long.hai"')]).toEqual([400, true, true]);
    const joined = await post({ name: 'long.hai', password: 'ba-con-meo-di-hop' });
    expect([joined.status, joined.headers.location]).toEqual([303, `/conferences/${conferenceId}`]);
    const again = await request(app.url).get(link);
    expect([again.status, plain(again.text).includes('Lời mời này không còn dùng được')]).toEqual([404, true]);
  });
});
