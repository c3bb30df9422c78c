import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountsContract } from '../../server/accounts/contract.ts';
import { EVENTS_PER_PAGE, MAX_EXPORTED_EVENTS, securityLogContract as contract } from '../../server/accounts/security-log/contract.ts';
import { mustFitFile } from '../../server/accounts/security-log/rules.ts';
import { csvCell } from '../../server/platform/sheets/csv.ts';
import { recordEvent } from '../../server/accounts/security-log/store.ts';
import { conferencesContract } from '../../server/planning/conferences/contract.ts';
import { teamContract } from '../../server/planning/conferences/team/contract.ts';
import { accessContract } from '../../server/planning/sites/access/contract.ts';
import { interchangeContract } from '../../server/record/import-export/contract/index.ts';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { callHttp } from '../helpers/doors.ts';
import { published } from '../live/sitting/published-day.ts';

const SITE = 'site-96';
const PASSWORD = 'ba-con-meo-di-hop';

let app: TestApp;
let conferenceId: string;
let admin: Login;
let organizer: Login;
beforeAll(async () => {
  app = await startApp({ guesses: 3 });
  ({ conferenceId } = await published(app));
  await app.system.run(accessContract.openAccess, { conferenceId });
  admin = await app.user({ administrator: true, clearance: 2 });
  organizer = await app.member(conferenceId, 'organizer');
});
afterAll(() => app.end());

/** Kind, actor, subject and detail of the events that `work` leaves, the first one first. */
async function eventsOf(work: () => Promise<unknown>) {
  const before = await app.db.securityEvent.count();
  app.clock.now += 61_000;
  await work();
  const rows = await app.db.securityEvent.findMany({ orderBy: { at: 'asc' } });
  return rows.slice(before).map(({ kind, actorId, subjectId, detail }) => ({ kind, actorId, subjectId, detail }));
}
const event = (kind: string, login: Pick<Login, 'actor'> | null, subjectId: string | null = null, detail: object = {}) => ({
  kind,
  actorId: login?.actor.id ?? 'anonymous',
  subjectId,
  detail,
});
const failing = (work: Promise<unknown>) => expect(work).rejects.toBeInstanceOf(Error);

describe('the security log', () => {
  it('tells of sign-ins and failed ones; never what was typed as a name that no login has', async () => {
    const user = await app.user({ name: 'nguoi-trong-nhat-ky', password: PASSWORD });
    const { id } = user.actor;
    const signIn = (name: string, password: string) => callHttp(app.url, accountsContract.signIn, { name, password }, null);
    expect(await eventsOf(() => signIn('Nguoi-Trong-Nhat-Ky', PASSWORD))).toEqual([event('signed-in', user)]);
    const detail = { operation: 'accounts.signIn' };
    expect(await eventsOf(() => signIn('nguoi-trong-nhat-ky', 'sai'))).toEqual([event('sign-in-failed', null, id, detail)]);
    expect(await eventsOf(() => signIn('mat-khau-go-nham', 'sai'))).toEqual([event('sign-in-failed', null, null, detail)]);
    expect(JSON.stringify(await app.db.securityEvent.findMany())).not.toContain('mat-khau-go-nham');
  });

  it('tells once a minute of an address that is held off', async () => {
    const guess = () => callHttp(app.url, accessContract.join, { secret: 'khong-co-duong-dan-nay' }, null);
    const told = await eventsOf(async () => {
      for (let n = 0; n < 8; n += 1) await guess();
    });
    const throttled = told.filter(({ kind }) => kind === 'throttled');
    expect([throttled.length, told.filter(({ kind }) => kind !== 'throttled' && kind !== 'join-failed')]).toEqual([1, []]);
  });

  it('tells of a new login, its rights before and after, and its password', async () => {
    const facts = { displayName: 'Người mới', clearance: 0, administrator: false, creator: false };
    const made: string[] = [];
    const created = await eventsOf(async () =>
      made.push((await admin.run(accountsContract.create, { name: 'nguoi-moi', password: PASSWORD, ...facts })).id),
    );
    const [id = ''] = made;
    expect(created).toEqual([event('account-created', admin, id, { clearance: 0, administrator: false, creator: false })]);
    const edited = { id, disabled: false, ...facts, displayName: 'Tên khác' };
    expect(await eventsOf(() => admin.run(accountsContract.edit, { ...edited, version: 1 }))).toEqual([]);
    expect(await eventsOf(() => admin.run(accountsContract.edit, { ...edited, version: 2, clearance: 1, creator: true }))).toEqual([
      event('rights-changed', admin, id, { clearance: [0, 1], creator: [false, true] }),
    ]);
    expect(await eventsOf(() => admin.run(accountsContract.setPassword, { id, password: PASSWORD }))).toEqual([
      event('password-reset', admin, id),
    ]);
  });

  it('tells of what is refused above the clearance, and of a missing permission once a minute', async () => {
    const facts = { displayName: 'Người', clearance: 3, administrator: false, creator: false };
    const grant = () => failing(admin.run(accountsContract.create, { name: 'vuot-muc', password: PASSWORD, ...facts }));
    expect(await eventsOf(grant)).toEqual([event('above-clearance', admin, null, { operation: 'accounts.create' })]);
    const read = async () => {
      for (let n = 0; n < 5; n += 1) await failing(organizer.run(contract.list, { page: 1 }));
    };
    expect(await eventsOf(read)).toEqual([event('forbidden', organizer, null, { operation: 'securityLog.list' })]);
  });

  it('tells of roles, codes shown and replaced, clearances, exports and who may watch', async () => {
    const member = await app.user({ name: 'thanh-vien' });
    const role = { conferenceId, role: 'secretary' as const };
    expect(await eventsOf(() => organizer.run(teamContract.add, { ...role, name: 'thanh-vien' }))).toEqual([
      event('role-given', organizer, member.actor.id, { role: 'secretary' }),
    ]);
    expect(await eventsOf(() => organizer.run(teamContract.remove, { ...role, userId: member.actor.id }))).toEqual([
      event('role-taken', organizer, member.actor.id, { role: 'secretary' }),
    ]);
    const { access } = await admin.run(accessContract.access, { conferenceId });
    expect(await eventsOf(() => admin.run(accessContract.access, { conferenceId }))).toEqual([]);
    app.clock.now += 3_600_000;
    expect(await eventsOf(() => admin.run(accessContract.access, { conferenceId }))).toEqual([
      event('code-shown', admin, null, { count: access.length }),
    ]);
    expect(await eventsOf(() => admin.run(accessContract.rotateAccess, { conferenceId, siteId: SITE }))).toEqual([
      event('code-rotated', admin, SITE),
    ]);
    expect(await eventsOf(() => admin.run(accessContract.setClearance, { conferenceId, siteId: SITE, clearance: 2 }))).toEqual([
      event('clearance-changed', admin, SITE, { clearance: [1, 2] }),
    ]);
    expect(await eventsOf(() => organizer.run(interchangeContract.export, { conferenceId }))).toEqual([
      event('exported', organizer, null, { what: 'conference' }),
    ]);
    const { version } = await app.db.conference.findUniqueOrThrow({ where: { id: conferenceId } });
    const settings = { conferenceId, version, viewersSignIn: false, address: 'comrade' as const, form: 'party' as const };
    expect(await eventsOf(() => organizer.run(conferencesContract.configure, settings))).toEqual([
      event('viewers-changed', organizer, null, { viewersSignIn: [true, false] }),
    ]);
  });

  it('outlives the conference that it tells of, whose erasure it tells', async () => {
    const other = await published(app);
    const { title } = await app.db.conference.findUniqueOrThrow({ where: { id: other.conferenceId } });
    await admin.run(conferencesContract.trash, { conferenceId: other.conferenceId });
    expect(await eventsOf(() => admin.run(conferencesContract.erase, { conferenceId: other.conferenceId, title }))).toEqual([
      event('erased', admin, null, { what: 'conference' }),
    ]);
    const { events } = await admin.run(contract.list, { kind: 'erased', page: 1 });
    expect(events.map(({ conference }) => conference)).toEqual([{ kind: 'conference', id: other.conferenceId, name: null }]);
  });

  it('cannot be changed, even by the server itself', async () => {
    const before = await app.db.securityEvent.findMany();
    await failing(app.db.securityEvent.updateMany({ data: { actorId: 'somebody-else' } }));
    await failing(app.db.securityEvent.deleteMany({}));
    expect([before.length > 0, await app.db.securityEvent.findMany()]).toEqual([true, before]);
  });

  it('is filtered by kind, person and day, and read page by page', async () => {
    const person = await app.user({ name: 'le-thi-loc' });
    const day = Date.UTC(2024, 0, 10, 3);
    for (let n = 0; n < EVENTS_PER_PAGE + 1; n += 1)
      await recordEvent(app.db, { kind: n === 0 ? 'signed-out' : 'signed-in', actor: person.actor, at: day + n });
    const of = async (input: object) => (await admin.run(contract.list, { page: 1, ...input })).total;
    expect(await of({ person: 'LE-THI' })).toBe(EVENTS_PER_PAGE + 1);
    expect(await of({ person: 'le-thi-loc', kind: 'signed-out' })).toBe(1);
    expect(await of({ from: '2024-01-10', to: '2024-01-10' })).toBe(EVENTS_PER_PAGE + 1);
    expect(await of({ person: 'le-thi', from: '2024-01-11' })).toBe(0);
    const second = await admin.run(contract.list, { person: 'le-thi-loc', page: 2 });
    expect(second.events.map(({ kind, actor }) => [kind, actor.name])).toEqual([['signed-out', 'le-thi-loc (le-thi-loc)']]);
  });

  it('is exported as a file that a spreadsheet does not calculate, and tells so itself', async () => {
    const person = await app.user({ name: 'nguoi-xuat' });
    await app.db.user.update({ where: { id: person.actor.id }, data: { displayName: '=HYPERLINK("http://x")' } });
    await recordEvent(app.db, { kind: 'signed-in', actor: person.actor, at: app.clock.now });
    const files: string[] = [];
    const told = await eventsOf(async () => {
      const headers = { authorization: `Bearer ${admin.token}` };
      const answer = await fetch(`${app.url}/api/v1/security-events.csv?person=nguoi-xuat&lang=en`, { headers });
      files.push(await answer.text());
    });
    expect(told).toEqual([event('exported', admin, null, { what: 'security-log', count: 1 })]);
    expect(files[0]).toContain(`,"Signed in","'=HYPERLINK(""http://x"") (nguoi-xuat)",`);
    expect(files[0]?.split('\r\n').length).toBe(3);
  });

  it('refuses to export more than one file holds', () => {
    expect(() => mustFitFile(MAX_EXPORTED_EVENTS)).not.toThrow();
    expect(() => mustFitFile(MAX_EXPORTED_EVENTS + 1)).toThrow('export-too-long');
  });
});

describe('a cell of an exported file', () => {
  it.each([
    ['=1+1', `"'=1+1"`],
    [' =1+1', `"' =1+1"`],
    ['+84 24', `"'+84 24"`],
    ['-1', `"'-1"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['\t=1', `"'\t=1"`],
    ['\r\n', `"'\r\n"`],
    ['Lê "Lộc"', '"Lê ""Lộc"""'],
    ['2025-11-26', '"2025-11-26"'],
    ['', '""'],
  ])('is quoted, and begins with an apostrophe where a spreadsheet would calculate: %j', (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });
});
