import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountsContract } from '../../../server/accounts/contract.ts';
import { teamContract } from '../../../server/planning/conferences/team/contract.ts';
import { accessContract as contract } from '../../../server/planning/sites/access/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { codeOf } from '../../helpers/refusals.ts';
import { conferenceOfSites, openPage, wordsIn, type SitesConference } from './conference-of-sites.ts';

let app: TestApp;
let made: SitesConference;
/** Organizers of one conference: one who may read Tối mật, one who may read nothing. */
let cleared: Login;
let uncleared: Login;

beforeAll(async () => {
  app = await startApp();
  made = await conferenceOfSites(app);
  cleared = await app.user({ clearance: 2 });
  uncleared = await app.user({});
  for (const login of [cleared, uncleared]) {
    const { name } = await app.db.user.findUniqueOrThrow({ where: { id: login.actor.id } });
    await made.organizer.run(teamContract.add, { conferenceId: made.conferenceId, name, role: 'organizer' });
  }
});
afterAll(() => app.end());

const ofSite = async (name: string) => ({ conferenceId: made.conferenceId, siteId: await made.idOf(name) });
const accessOf = async (login: Login, name: string) => {
  const { access } = await login.run(contract.access, { conferenceId: made.conferenceId });
  const siteId = await made.idOf(name);
  return access.find((one) => one.siteId === siteId);
};

describe('nobody grants, shows or renews access beyond their own clearance:', () => {
  it('a site is cleared up to the actor’s level, and not lowered from above it', async () => {
    const site = await ofSite('Lào Cai');
    expect(await codeOf(uncleared.run(contract.setClearance, { ...site, clearance: 1 }))).toBe('above-clearance');
    expect(await codeOf(cleared.run(contract.setClearance, { ...site, clearance: 3 }))).toBe('above-clearance');
    expect((await accessOf(cleared, 'Lào Cai'))?.clearance).toBe(0);
    expect(await codeOf(cleared.run(contract.setClearance, { ...site, clearance: 2 }))).toBe('accepted');
    expect(await codeOf(uncleared.run(contract.setClearance, { ...site, clearance: 0 }))).toBe('above-clearance');
  });

  it('the code and the link of a cleared site are shown to nobody below it, on no page and in no answer', async () => {
    const site = await ofSite('Sơn La');
    await cleared.run(contract.setClearance, { ...site, clearance: 2 });
    const shown = await accessOf(cleared, 'Sơn La');
    expect(await accessOf(uncleared, 'Sơn La')).toEqual({ ...shown, code: null, path: null });
    const at = `/conferences/${site.conferenceId}/sites`;
    for (const path of [at, `${at}/${site.siteId}`, `${at}/invitations`]) {
      const text = (await openPage(app, path, uncleared)).text;
      expect([path, text.includes(String(shown?.code)), text.includes(String(shown?.path))]).toEqual([path, false, false]);
    }
    expect(wordsIn((await openPage(app, `${at}/${site.siteId}`, uncleared)).text)).toContain(
      'Mã và đường dẫn chỉ hiện cho người được tiếp cận đến mức độ mật của điểm cầu này.',
    );
    expect((await openPage(app, `${at}/${site.siteId}/qr.svg`, uncleared)).status).toBe(404);
    expect((await openPage(app, `${at}/${site.siteId}/qr.svg`, cleared)).status).toBe(200);
  });

  it('a new code for it is created only by those with its clearance', async () => {
    const site = await ofSite('Cao Bằng');
    await cleared.run(contract.setClearance, { ...site, clearance: 1 });
    const before = await accessOf(cleared, 'Cao Bằng');
    expect(await codeOf(uncleared.run(contract.rotateAccess, site))).toBe('above-clearance');
    expect(await accessOf(cleared, 'Cao Bằng')).toEqual(before);
    expect(await codeOf(cleared.run(contract.rotateAccess, site))).toBe('accepted');
  });

  it('an administrator cannot create, clear or take over a login with more clearance', async () => {
    const administrator = await app.user({ administrator: true });
    const facts = { displayName: 'Văn thư', administrator: false, creator: false };
    const login = { ...facts, name: 'van.thu', password: 'mat khau dai' };
    expect(await codeOf(administrator.run(accountsContract.create, { ...login, clearance: 1 }))).toBe('above-clearance');
    expect(await codeOf(administrator.run(accountsContract.create, { ...login, clearance: 0 }))).toBe('accepted');
    const { id, version } = await app.db.user.findUniqueOrThrow({ where: { name: 'van.thu' } });
    const edit = { ...facts, id, version, disabled: false };
    expect(await codeOf(administrator.run(accountsContract.edit, { ...edit, clearance: 1 }))).toBe('above-clearance');
    const password = 'mat khau khac';
    expect(await codeOf(administrator.run(accountsContract.setPassword, { id: cleared.actor.id, password }))).toBe('above-clearance');
    const row = await app.db.user.findUniqueOrThrow({ where: { id: cleared.actor.id } });
    const same = { id: row.id, version: row.version, disabled: true, displayName: row.displayName, administrator: false, creator: false };
    expect(await codeOf(administrator.run(accountsContract.edit, { ...same, clearance: row.clearance }))).toBe('accepted');
  });
});
