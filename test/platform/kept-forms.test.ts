import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conferencesContract } from '../../server/planning/conferences/contract.ts';
import { accessContract } from '../../server/planning/sites/access/contract.ts';
import { participantsContract } from '../../server/planning/participants/contract.ts';
import { COMMAND_ID_FIELD, newId } from '../../server/platform/ids.ts';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { published } from '../live/sitting/published-day.ts';
import { newParticipantFacts } from '../../server/planning/participants/rules.ts';

let app: TestApp;
let conferenceId: string;
beforeAll(async () => {
  app = await startApp();
  ({ conferenceId } = await published(app));
});
afterAll(() => app.end());

const plain = (html: string): string => html.replaceAll('\u00a0', ' ');
const tokenIn = (html: string): string => /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
const cookieOf = ({ token }: Pick<Login, 'token'>) => ({ cookie: `dc_session=${token}` });

const open = async (login: Login, path: string) => plain(await (await fetch(app.url + path, { headers: cookieOf(login) })).text());

/** Posts a form from its page. */
async function send(login: Login, path: string, page: string, fields: Readonly<Record<string, string>>) {
  const headers = { ...cookieOf(login), referer: app.url + page };
  const response = await fetch(app.url + path, { method: 'POST', body: new URLSearchParams(fields), headers, redirect: 'manual' });
  return { status: response.status, html: plain(await response.text()) };
}

/** The form that a refusal offers to send again. */
function offered(html: string): { action: string; fields: Record<string, string> } {
  const form = html.split('<form').find((one) => />\s*Gửi lại\s*<\/button>/.test(one)) ?? '';
  const fields = [...form.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]);
  return { action: /action="([^"]+)"/.exec(form)?.[1] ?? '', fields: Object.fromEntries(fields) as Record<string, string> };
}

const participants = () => `/conferences/${conferenceId}/participants`;
const TYPED = { name: 'Lê Thị Chữ Vừa Gõ', posts: 'Phó Chánh Văn phòng', group: '', siteId: '', roles: '' };
const names = async (login: Login) =>
  (await login.run(participantsContract.list, { conferenceId, search: 'Chữ Vừa Gõ' })).participants.map(({ name }) => name);

describe('a form that is refused keeps what was typed', () => {
  it('if its token is outdated: it is sent again with one press', async () => {
    const organizer = await app.member(conferenceId, 'organizer');
    const refused = await send(organizer, participants(), `${participants()}/new`, { ...TYPED, _csrf: 'old' });
    expect([refused.status, refused.html.includes(TYPED.name), refused.html.includes(TYPED.posts)]).toEqual([409, true, true]);
    const again = offered(refused.html);
    expect([again.action, (await send(organizer, again.action, participants(), again.fields)).status]).toEqual([participants(), 303]);
    expect(await names(organizer)).toEqual([TYPED.name]);
  });

  it('on the page of the settings, too', async () => {
    const organizer = await app.member(conferenceId, 'organizer');
    const settings = `/conferences/${conferenceId}/settings`;
    const stored = async () => (await organizer.run(conferencesContract.get, { conferenceId })).conference;
    const { version } = await stored();
    const typed = { version: String(version), address: 'delegate', form: 'state', viewersSignIn: '1', _csrf: 'old' };
    const again = offered((await send(organizer, settings, settings, typed)).html);
    expect((await stored()).form).toEqual('party');
    expect([again.action, (await send(organizer, again.action, settings, again.fields)).status]).toEqual([settings, 303]);
    const { address, form, hostFirst, viewersSignIn } = await stored();
    expect({ address, form, hostFirst, viewersSignIn }).toEqual({
      address: 'delegate',
      form: 'state',
      hostFirst: false,
      viewersSignIn: true,
    });
  });

  it('with its command id, so that sending it again has no second effect if the first one had one', async () => {
    const organizer = await app.member(conferenceId, 'organizer');
    const form = { ...TYPED, name: 'Phạm Thị Chữ Vừa Gõ', [COMMAND_ID_FIELD]: newId() };
    const token = tokenIn(await open(organizer, `${participants()}/new`));
    expect((await send(organizer, participants(), participants(), { ...form, _csrf: token })).status).toEqual(303);
    // The answer was lost, and what the browser sends again is refused on its way.
    const again = offered((await send(organizer, participants(), participants(), { ...form, _csrf: 'old' })).html);
    expect(again.fields[COMMAND_ID_FIELD]).toEqual(form[COMMAND_ID_FIELD]);
    expect((await send(organizer, again.action, participants(), again.fields)).status).toEqual(303);
    expect((await names(organizer)).filter((name) => name === form.name)).toEqual([form.name]);
  });

  it('if the login has ended: it leads through signing in, and is sent again afterwards', async () => {
    const organizer = await app.member(conferenceId, 'organizer');
    const page = `${participants()}/new`;
    const token = tokenIn(await open(organizer, page));
    await app.db.session.deleteMany({ where: { subjectId: organizer.actor.id } });
    app.clock.now += 3000;
    const refused = await send(organizer, participants(), page, { ...TYPED, _csrf: token });
    expect([refused.html.includes(TYPED.name), refused.html.includes(`href="${page}"`)]).toEqual([true, true]);
  });

  it('if somebody else has deleted the record: that is restored, and then saved', async () => {
    const [organizer, other] = [await app.member(conferenceId, 'organizer'), await app.member(conferenceId, 'organizer')];
    const { id } = await organizer.run(participantsContract.add, {
      conferenceId,
      ...newParticipantFacts({ name: 'Người sắp bị xóa' }),
    });
    const page = `${participants()}/${id}`;
    const form = { ...TYPED, name: 'Trần Văn Chữ Vừa Gõ', version: '1', _csrf: tokenIn(await open(organizer, page)) };
    await other.run(participantsContract.remove, { conferenceId, id, version: 1 });
    const refused = await send(organizer, page, page, form);
    expect([refused.status, refused.html.includes(form.name), refused.html.includes(`action="${page}/restore"`)]).toEqual([
      404,
      true,
      true,
    ]);
    const restored = await send(organizer, `${page}/restore`, page, { _csrf: tokenIn(refused.html) });
    const again = await send(organizer, page, page, offered(refused.html).fields);
    expect([restored.status, [303, 409].includes(again.status), again.status === 303 || again.html.includes(form.name)]).toEqual([
      303,
      true,
      true,
    ]);
  });

  it('but no password is written into a page', async () => {
    const user = await app.user();
    const refused = await send(user, '/me/password', '/me', {
      current: 'mat-khau-cu-rat-dai',
      password: 'mat-khau-moi-rat-dai',
      _csrf: 'old',
    });
    expect([refused.status, refused.html.includes('mat-khau')]).toEqual([409, false]);
  });
});

describe('a page that belongs to another login of the same browser', () => {
  it('says who uses the browser now, and links back to the other logins', async () => {
    await app.system.run(accessContract.openAccess, { conferenceId });
    const { conferenceId: other } = await published(app);
    const site = await app.link('site', conferenceId, 'site-15');
    const path = `/conferences/${other}/desk`;
    const answer = await fetch(app.url + path, { headers: cookieOf(site) });
    const html = plain(await answer.text());
    const says = ['Tỉnh ủy Lào Cai', `href="/sign-in?next=${encodeURIComponent(path)}"`, 'href="/join?again"'].map((word) =>
      html.includes(word),
    );
    expect([answer.status, says]).toEqual([404, [true, true, true]]);
    expect((await open(site, '/join?again')).includes('name="code"')).toBe(true);
  });
});
