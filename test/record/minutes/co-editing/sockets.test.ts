import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { conferencesContract } from '../../../../server/planning/conferences/contract.ts';
import type { Plan } from '../../../../server/planning/plan/contract.ts';
import { planPublished } from '../../../../server/planning/publishing/contract.ts';
import { insertPublication } from '../../../../server/planning/publishing/store.ts';
import { newId } from '../../../../server/platform/ids.ts';
import { transact } from '../../../../server/platform/database/open.ts';
import { STILL_HERE } from '../../../../server/platform/sockets/protocol.ts';
import { CoEditors, MAX_CO_EDITORS } from '../../../../server/record/minutes/co-editing/co-editors.ts';
import { coEditingContract as contract, type CoEditorsNow } from '../../../../server/record/minutes/co-editing/contract.ts';
import { wholePlan } from '../../../live/sitting/morning-plan.ts';
import { startApp, type Login, type TestApp } from '../../../helpers/app.ts';
import { callHttp, callSocket, httpOutcome } from '../../../helpers/doors.ts';
import { codeOf } from '../../../helpers/refusals.ts';
import { WAIT_OPTIONS } from '../../../helpers/wait.ts';
import { published } from '../morning.ts';
import { CARET, openPage as open, type OpenPage } from './open-page.ts';

let app: TestApp;
const pages: OpenPage[] = [];
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  for (const { socket } of pages) socket.close();
  await app.end();
});

async function openPage(login: Pick<Login, 'token'>, conferenceId: string, page?: string): Promise<OpenPage> {
  const opened = await open(app, login, conferenceId, page);
  pages.push(opened);
  return opened;
}
const shows = (page: OpenPage, what: ReturnType<OpenPage['shown']>) => vi.waitFor(() => expect(page.shown()).toEqual(what), WAIT_OPTIONS);

/** A secretary with a clearance. */
async function cleared(conferenceId: string, clearance: number, role = 'secretary'): Promise<Login> {
  const login = await app.user({ clearance });
  await app.db.membership.create({ data: { conferenceId, userId: login.actor.id, role } });
  return login;
}
const named = async (login: Login, displayName: string): Promise<Login> => {
  await app.db.user.update({ where: { id: login.actor.id }, data: { displayName } });
  return login;
};

async function two() {
  const conferenceId = await published(app);
  const lan = await named(await app.member(conferenceId, 'secretary'), 'Lan');
  const minh = await named(await app.member(conferenceId, 'secretary'), '<b onclick="x">Minh</b>');
  return { conferenceId, lan, minh, of: { lan: await openPage(lan, conferenceId, 'l'), minh: await openPage(minh, conferenceId, 'm') } };
}
const MINH = '<b onclick="x">Minh</b>';

describe('two secretaries', () => {
  it('see each other’s name and place, as do those who only read, and nothing of it is stored', async () => {
    const { conferenceId, lan, of } = await two();
    const chair = await openPage(await app.member(conferenceId, 'chair'), conferenceId);
    expect([await of.lan.reports(), await of.minh.reports({ part: 'item.papers', caret: null })]).toEqual(['ok', 'ok']);
    const both: ReturnType<OpenPage['shown']> = [
      ['Lan', 'item.opening', true],
      [MINH, 'item.papers', false],
    ];
    for (const page of [of.lan, of.minh, chair]) await shows(page, both);
    const { coEditors } = await lan.run(contract.coEditors, { conferenceId });
    expect(coEditors.map(({ page, userId, colour, caret }) => [page, userId === lan.actor.id, colour, caret])).toEqual([
      ['l', true, 1, CARET],
      ['m', false, 2, null],
    ]);
    const stored = await Promise.all([
      app.db.minutesUpdate.count({ where: { conferenceId } }),
      app.db.journalEntry.count({ where: { journalId: conferenceId } }),
    ]);
    expect(stored).toEqual([0, 0]);
  });

  it('are gone at once when their page is closed, but not while it has another socket', async () => {
    const { conferenceId, minh, of } = await two();
    await Promise.all([of.lan.reports(), of.minh.reports()]);
    const anew = await openPage(minh, conferenceId, 'm');
    of.minh.socket.close();
    await of.lan.reports({ part: 'item.closing' });
    const here = of.lan.shown;
    await vi.waitFor(() => expect(here()?.find(([name]) => name === 'Lan')?.[1]).toBe('item.closing'), WAIT_OPTIONS);
    expect(
      here()
        ?.map(([name]) => name)
        .toSorted(),
    ).toEqual([MINH, 'Lan']);
    anew.socket.close();
    await shows(of.lan, [['Lan', 'item.closing', true]]);
  });

  it('are gone within seconds when the page has fallen silent', async () => {
    const { of } = await two();
    await of.minh.reports();
    of.minh.socket.emit(STILL_HERE);
    await shows(of.lan, [[MINH, 'item.opening', true]]);
    await shows(of.lan, []);
    expect(of.minh.socket.connected).toBe(false);
  });

  it('stand nowhere after another version is published, until their pages have followed it and report again', async () => {
    const { conferenceId, of } = await two();
    await of.lan.reports({ part: 'item.papers' });
    await shows(of.minh, [['Lan', 'item.papers', true]]);
    const plan = wholePlan(conferenceId);
    const next: Plan = { ...plan, items: plan.items.map((item) => (item.id === 'papers' ? { ...item, classification: 'mat' } : item)) };
    const version = { conferenceId, number: 2, at: app.clock.now, actorId: 'organizer', note: null, plan: next, changes: [] };
    await transact(app.db, (tx) => insertPublication(tx, version));
    app.bus.emit([{ kind: planPublished.kind, conferenceId }]);
    await shows(of.minh, [['Lan', null, false]]);
    expect([await of.lan.reports({ part: 'item.papers' }), await of.lan.reports()]).toEqual(['not-found', 'ok']);
    await shows(of.minh, [['Lan', 'item.opening', true]]);
  });
});

describe('what is known of co-editors', () => {
  it('comes to nobody who may not read the draft', async () => {
    const { conferenceId, of } = await two();
    const other = await published(app);
    const access = { conferenceId, siteId: 'site-22', code: newId(), secret: newId(), rotatedAt: new Date(app.clock.now) };
    await app.db.siteAccess.create({ data: access });
    const outsiders: Login[] = [
      await app.member(conferenceId, 'viewer'),
      await app.member(conferenceId, 'technician'),
      await app.link('site', conferenceId, 'site-22'),
      await app.member(other, 'secretary'),
    ];
    const open = await Promise.all(outsiders.map((login) => openPage(login, conferenceId, 'x')));
    await of.lan.reports();
    await shows(of.minh, [['Lan', 'item.opening', true]]);
    await Promise.all(open.map((page) => page.caughtUp()));
    expect(open.map((page) => page.told())).toEqual([0, 0, 0, 0]);
    expect(await Promise.all(outsiders.map((login) => codeOf(login.run(contract.coEditors, { conferenceId }))))).toEqual([
      'forbidden',
      'forbidden',
      'forbidden',
      'not-found',
    ]);
  });

  it('hides part and caret from those who are not cleared for the item, and lets them stand nowhere in it', async () => {
    const { conferenceId, lan, of } = await two();
    const thu = await named(await cleared(conferenceId, 3), 'Thu');
    const [page, reader] = [await openPage(thu, conferenceId, 't'), await openPage(await cleared(conferenceId, 3, 'chair'), conferenceId)];
    expect([await page.reports({ part: 'item.secret' }), await of.lan.reports({ part: 'item.secret' })]).toEqual(['ok', 'not-found']);
    await shows(reader, [['Thu', 'item.secret', true]]);
    await shows(of.lan, [['Thu', null, false]]);
    const asked = await lan.run(contract.coEditors, { conferenceId });
    expect([asked.coEditors.map(({ part, caret }) => [part, caret]), JSON.stringify(asked).includes('secret')]).toEqual([
      [[null, null]],
      false,
    ]);
  });
});

describe('a report', () => {
  it('cannot speak for somebody else: neither under another name, nor for the page of another login', async () => {
    const { conferenceId, lan, of } = await two();
    await of.lan.reports();
    expect([
      await of.minh.reports({ name: 'Lan' }),
      await of.minh.reports({ userId: lan.actor.id }),
      await of.minh.reports({ page: 'l', part: 'item.closing' }),
      await of.minh.reports({ page: 'made-up' }),
    ]).toEqual(['invalid', 'invalid', 'page-not-open', 'page-not-open']);
    const { coEditors } = await lan.run(contract.coEditors, { conferenceId });
    expect(coEditors.map(({ name, part }) => [name, part])).toEqual([['Lan', 'item.opening']]);
  });

  it('that is too long, that no editor makes, or that names no part is refused in words and changes nothing', async () => {
    const { conferenceId, lan, of } = await two();
    const long = 'A'.repeat(68);
    const input = { conferenceId, page: 'l', part: 'item.opening', caret: { anchor: long, head: long } };
    const answer = await callSocket(of.lan.socket, contract.reportPlace.name, input);
    expect(answer.ok ? null : [answer.error.code, answer.error.faults?.map(({ path }) => path)]).toEqual([
      'invalid',
      ['caret.anchor', 'caret.head'],
    ]);
    expect([
      await of.lan.reports({ caret: { anchor: 'CQ==', head: CARET.head } }),
      await of.lan.reports({ part: 'item.none' }),
      await of.lan.reports({ part: 'nowhere' }),
      httpOutcome(await callHttp(app.url, contract.reportPlace, { ...input, page: 'closed', caret: null }, lan.token)),
    ]).toEqual(['minutes-position', 'not-found', 'invalid', 'page-not-open']);
    expect((await lan.run(contract.coEditors, { conferenceId })).coEditors).toEqual([]);
  });

  it('is refused once the conference is archived', async () => {
    const { conferenceId, of } = await two();
    await (await app.member(conferenceId, 'organizer')).run(conferencesContract.archive, { conferenceId });
    expect(await of.lan.reports()).toBe('archived');
  });
});

describe('the list of co-editors', () => {
  it('is told once however often carets move, and takes no more pages than can be shown', async () => {
    const told: [clearance: number, news: CoEditorsNow][] = [];
    const list = new CoEditors({
      toStaffCleared: (_id, clearance, _event, message) => void told.push([clearance, message as CoEditorsNow]),
    });
    const report = (page: string) => list.place('c', { page, userId: 'lan', name: 'Lan', part: 'general', caret: null, level: 0 });
    for (let n = 0; n < 50; n += 1) report('one');
    await vi.waitFor(
      () => expect(told.map(([clearance, { coEditors }]) => [clearance, coEditors.length])).toEqual([0, 1, 2, 3].map((n) => [n, 1])),
      WAIT_OPTIONS,
    );
    for (let n = 1; n < MAX_CO_EDITORS; n += 1) report(`page-${n}`);
    expect(() => report('too-many')).toThrow('busy');
    report('one');
    list.close();
  });

  it('forgets the places of a conference when a version of its plan is published, and no others', () => {
    const list = new CoEditors({ toStaffCleared: () => {} });
    const report = { page: 'one', userId: 'lan', name: 'Lan', part: 'item.opening', caret: CARET, level: 0 };
    for (const conferenceId of ['a', 'b']) list.place(conferenceId, report);
    list.hear({ kind: planPublished.kind, conferenceId: 'a' });
    const placeIn = (conferenceId: string) => list.seenWith(conferenceId, 0).coEditors.map(({ part, caret }) => [part, caret]);
    expect([placeIn('a'), placeIn('b')]).toEqual([[[null, null]], [['item.opening', CARET]]]);
    expect([list.published('a'), list.published('b')]).toEqual([1, 0]);
    list.close();
  });
});
