import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isCommonPassword } from '../../server/accounts/common-passwords.ts';
import { accountsContract as contract } from '../../server/accounts/contract.ts';
import { isLoginName } from '../../server/accounts/rules.ts';
import { conferencesContract } from '../../server/planning/conferences/contract.ts';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { callHttp, callSocket, connect, httpOutcome, socketOutcome } from '../helpers/doors.ts';
import { published } from '../live/sitting/published-day.ts';

const GIVEN = 'mat-khau-ban-dau';
const OWN = 'ba-con-meo-di-hop';
const FACTS = { displayName: 'Người mới', clearance: 0, administrator: true, creator: true };

let app: TestApp;
let admin: Login;
beforeAll(async () => {
  app = await startApp();
  admin = await app.user({ administrator: true });
});
afterAll(() => app.end());

async function signIn(name: string, password: string): Promise<string> {
  const { body } = await callHttp(app.url, contract.signIn, { name, password }, null);
  return (body as { token: string }).token;
}
const outcomeOf = async (token: string) => httpOutcome(await callHttp(app.url, conferencesContract.list, {}, token));

describe('a password that somebody else gave', () => {
  it('opens nothing, over any transport, until it is changed', async () => {
    const { id } = await admin.run(contract.create, { name: 'nguoi-moi', password: GIVEN, ...FACTS });
    const { conferenceId } = await published(app);
    await app.db.membership.create({ data: { conferenceId, userId: id, role: 'organizer' } });
    const token = await signIn('nguoi-moi', GIVEN);
    const socket = await connect(app.url, token);
    const about = (operation: Parameters<typeof callHttp>[1], input: Record<string, unknown>) => callHttp(app.url, operation, input, token);
    expect([
      await outcomeOf(token),
      httpOutcome(await about(contract.list, {})),
      httpOutcome(await about(conferencesContract.get, { conferenceId })),
      httpOutcome(await about(contract.sessions, {})),
      socketOutcome(await callSocket(socket, 'conferences.list', {})),
      socketOutcome(await callSocket(socket, 'follow', { conferenceId, revision: null })),
    ]).toEqual(Array.from({ length: 6 }, () => 'password-change-due'));
    const page = await fetch(`${app.url}/conferences`, { headers: { cookie: `dc_session=${token}` }, redirect: 'manual' });
    expect([page.status, page.headers.get('location')]).toEqual([303, '/me']);
    expect(httpOutcome(await about(contract.changePassword, { current: GIVEN, password: GIVEN }))).toBe('password-unchanged');
    expect(httpOutcome(await about(contract.changePassword, { current: GIVEN, password: OWN }))).toBe('ok');
    expect([await outcomeOf(token), await outcomeOf(await signIn('nguoi-moi', OWN))]).toEqual(['ok', 'ok']);
    socket.close();
  });

  it('is asked for again after a reset', async () => {
    const user = await app.user({ name: 'nguoi-quen', password: OWN });
    expect(await outcomeOf(await signIn('nguoi-quen', OWN))).toBe('ok');
    await admin.run(contract.setPassword, { id: user.actor.id, password: GIVEN });
    expect(await outcomeOf(await signIn('nguoi-quen', GIVEN))).toBe('password-change-due');
  });
});

describe('a password that others would guess', () => {
  it.each(['password123', 'Password123', 'qwertyuiop', '1234567890', 'nguoi-de-doan', 'Nguoi-De-Doan1'])(
    'is refused wherever one is set: %s',
    async (password) => {
      const name = 'nguoi-de-doan';
      const refusal = { code: 'password-common' };
      await expect(admin.run(contract.create, { name, password, ...FACTS })).rejects.toMatchObject(refusal);
      const user = await app.user({ name, password: OWN });
      await expect(admin.run(contract.setPassword, { id: user.actor.id, password })).rejects.toMatchObject(refusal);
      await expect(user.run(contract.changePassword, { current: OWN, password })).rejects.toMatchObject(refusal);
      await app.db.user.delete({ where: { id: user.actor.id } });
    },
  );

  it('is one of a list of thousands; a few words of one’s own are not', async () => {
    expect([await isCommonPassword('iloveyou1'), await isCommonPassword(OWN)]).toEqual([true, false]);
    expect([isLoginName('admin123', 'admin'), isLoginName('admin và ba con mèo', 'admin')]).toEqual([true, false]);
  });
});
