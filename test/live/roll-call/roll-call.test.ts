import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sitesContract } from '../../../server/planning/sites/contract.ts';
import { rollCallContract as contract } from '../../../server/live/roll-call/contract.ts';
import { nextOpening } from '../../../server/live/roll-call/rules/opening.ts';
import { loseThoseGone } from '../../../server/live/roll-call/subscribers.ts';
import { sitesState } from '../../../server/live/roll-call/rules/index.ts';
import { siteGrid } from '../../../server/live/roll-call/presenter/site-grid.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { connect } from '../../helpers/doors.ts';
import { codeOf } from '../../helpers/refusals.ts';
import { conferenceOfSites, openPage, sendForm, wordsIn, type SitesConference } from '../../planning/sites/conference-of-sites.ts';

let app: TestApp;
let made: SitesConference;

beforeEach(async () => {
  app = await startApp();
  made = await conferenceOfSites(app);
});
afterEach(() => app.end());

const MINUTE = 60_000;
/** 08:00 on the day, in Hà Nội. */
const OPENING = Date.UTC(2025, 10, 26, 1, 0);

async function wallNow(lang: 'vi' | 'en' = 'vi') {
  const { sites } = await made.organizer.run(sitesContract.list, { conferenceId: made.conferenceId });
  const state = sitesState(await app.journals.state(made.conferenceId));
  return siteGrid({ sites, state, now: app.clock.now, opensAt: OPENING, lang, zone: 'Asia/Ho_Chi_Minh' });
}
const tileOf = async (name: string) => {
  const found = (await wallNow()).tiles.find((one) => one.name === name);
  if (!found) throw new Error(`There is no tile ${name}`);
  const { name: _name, id: _id, ...tile } = found;
  return tile;
};
const about = async (name: string) => ({ conferenceId: made.conferenceId, siteId: await made.idOf(name) });

describe('the roll call', () => {
  it('awaits sites quietly until an hour before the opening, then calls them late', async () => {
    app.clock.now = OPENING - 61 * MINUTE;
    expect(await tileOf('Lai Châu')).toEqual({ state: 'wait', text: 'Chưa vào', inside: 'Chưa vào' });
    app.clock.now = OPENING - 60 * MINUTE;
    expect(await tileOf('Lai Châu')).toEqual({ state: 'absent', text: 'Chưa vào' });
  });

  it('says in one sentence who is ready and who is missing', async () => {
    const { sites } = await made.organizer.run(sitesContract.list, { conferenceId: made.conferenceId });
    for (const { id: siteId, name } of sites) {
      if (name !== 'Tỉnh ủy Cà Mau') await made.organizer.run(contract.ready, { conferenceId: made.conferenceId, siteId, ready: true });
    }
    expect((await wallNow()).summary).toBe('34/35 sẵn sàng; còn thiếu: Cà Mau.');
    await made.organizer.run(contract.ready, { ...(await about('Cà Mau')), ready: true });
    expect([(await wallNow()).summary, (await wallNow('en')).summary]).toEqual(['35/35 điểm cầu sẵn sàng.', '35/35 sites are ready.']);
  });

  it('marks a site ready before the opening, and leaves it without a mark afterwards', async () => {
    await made.organizer.run(contract.ready, { ...(await about('Huế')), ready: true });
    expect(await tileOf('Huế')).toEqual({ state: 'ready' });
    const state = { ...sitesState(await app.journals.state(made.conferenceId)), openedAt: app.clock.now };
    const sites = [{ id: await made.idOf('Huế'), kind: 'province' as const, name: 'Thành ủy Huế', province: '46' }];
    const opened = siteGrid({ sites, state, now: app.clock.now, opensAt: OPENING, lang: 'vi', zone: 'Asia/Ho_Chi_Minh' });
    expect(opened.tiles).toEqual([{ id: sites[0]?.id, name: 'Huế', state: null }]);
  });

  it('records an arrival once, a loss with its time, and the return', async () => {
    const site = await about('Cà Mau');
    await app.system.run(contract.arrive, site);
    await app.system.run(contract.arrive, site);
    app.clock.now = OPENING + 64 * MINUTE;
    await app.system.run(contract.lose, site);
    await app.system.run(contract.lose, site);
    expect(await tileOf('Cà Mau')).toEqual({ state: 'lost', note: '09:04' });
    await app.system.run(contract.arrive, site);
    expect(await tileOf('Cà Mau')).toEqual({ state: null });
    const entries = await app.db.journalEntry.findMany({ where: { journalId: made.conferenceId }, orderBy: { seq: 'asc' } });
    expect(entries.map(({ kind, actorKind }) => [kind, actorKind])).toEqual([
      ['site.arrived', 'system'],
      ['site.lost', 'system'],
      ['site.arrived', 'system'],
    ]);
  });

  it('recognises a site by its connection', async () => {
    const login = await made.join('Huế');
    const arrived = new Promise<void>((resolve) => app.journals.onEntries(() => resolve()));
    const socket = await connect(app.url, login.token);
    await arrived;
    expect((await wallNow()).connected).toBe(1);
    socket.close();
  });

  it('records no loss of a site that never joined, and readiness by telephone does not restore a lost connection', async () => {
    const site = await about('Huế');
    await app.system.run(contract.lose, site);
    expect((await wallNow()).lost).toBe(0);
    await app.system.run(contract.arrive, site);
    await app.system.run(contract.lose, site);
    await made.organizer.run(contract.ready, { ...site, ready: true });
    expect((await tileOf('Huế')).state).toBe('lost');
  });

  it('counts heads: unknown until somebody reports, never 0, and unknown again by null', async () => {
    expect((await wallNow()).present).toBeNull();
    await made.organizer.run(contract.count, { ...(await about('Huế')), present: 1200 });
    await made.organizer.run(contract.count, { ...(await about('Lào Cai')), present: 14 });
    const { present, reported, unreported } = await wallNow();
    expect({ present, reported, unreported }).toEqual({ present: '1.214', reported: 2, unreported: 33 });
    await made.organizer.run(contract.count, { ...(await about('Huế')), present: null });
    await made.organizer.run(contract.count, { ...(await about('Lào Cai')), present: null });
    expect((await wallNow()).present).toBeNull();
  });

  it('reminds those that have not reported, and forgets the reminder with the report', async () => {
    await made.organizer.run(contract.count, { ...(await about('Huế')), present: 20 });
    expect(await made.organizer.run(contract.remind, { conferenceId: made.conferenceId, siteId: null })).toEqual({ reminded: 34 });
    const reminded = async (name: string) =>
      sitesState(await app.journals.state(made.conferenceId)).sites[await made.idOf(name)]?.remindedAt ?? null;
    expect([await reminded('Huế'), await reminded('Lào Cai')]).toEqual([null, app.clock.now]);
    await made.organizer.run(contract.count, { ...(await about('Lào Cai')), present: 14 });
    expect(await reminded('Lào Cai')).toBeNull();
  });

  it('shows an incident to the desk and to the site concerned, and to nobody else', async () => {
    const [one, other] = [await made.join('Huế'), await made.join('Lào Cai')];
    const site = await about('Huế');
    const { incidentId } = await one.run(contract.report, { ...site, text: 'Mất tiếng từ 09:04' });
    const told = async (login: Pick<typeof one, 'run'>) =>
      (await login.run(contract.incidents, { conferenceId: made.conferenceId })).incidents.map(({ text }) => text);
    expect([await told(one), await told(made.organizer), await told(other)]).toEqual([['Mất tiếng từ 09:04'], ['Mất tiếng từ 09:04'], []]);
    const row = await app.db.journalEntry.findFirst({ where: { journalId: made.conferenceId, kind: 'site.incident' } });
    expect(row?.data.includes('Mất tiếng')).toBe(false);
    await made.organizer.run(contract.resolve, { ...site, incidentId });
    const [incident] = (await one.run(contract.incidents, { conferenceId: made.conferenceId })).incidents;
    expect(incident?.resolvedAt).toBe(app.clock.now);
  });

  it('does not apply to a group', async () => {
    const { conferenceId } = made;
    const group = {
      kind: 'unit',
      name: 'Các đơn vị',
      aliases: [],
      group: true,
      count: null,
      province: null,
      expand: null,
      groupId: null,
    } as const;
    const { id: siteId } = await made.organizer.run(sitesContract.add, { conferenceId, ...group, aliases: [] });
    await expect(made.organizer.run(contract.ready, { conferenceId, siteId, ready: true })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is on one page, with the numbers to call', async () => {
    const site = await about('Lai Châu');
    await app.db.siteAccess.updateMany({ where: site, data: { contactName: 'Lò Văn Minh', contactPhone: '0213 3876 111' } });
    const page = `/conferences/${made.conferenceId}/roll-call`;
    const { text } = await openPage(app, page, made.organizer);
    expect(wordsIn(text)).toContain('Khai mạc dự kiến 08:00. Điểm cầu vào trước ít nhất 60 phút.');
    expect(text).toContain('href="tel:02133876111"');
    const noted = await sendForm(app, page, `${page}/${site.siteId}/ready`, { ready: 'yes' }, made.organizer);
    expect([noted.status, (await tileOf('Lai Châu')).state]).toEqual([303, 'ready']);
  });
});

describe('the time of the next opening', () => {
  const conference = { date: '2025-11-26', starts: '08:00', timeZone: 'Asia/Ho_Chi_Minh' };

  it('is that of the first sitting that is not long past', () => {
    const sittings = [
      { date: null, starts: null },
      { date: '2025-11-26', starts: '14:00' },
    ];
    expect(nextOpening(conference, sittings, OPENING - 5 * MINUTE)).toBe(OPENING);
    expect(nextOpening(conference, sittings, OPENING + 300 * MINUTE)).toBe(OPENING + 360 * MINUTE);
  });

  it('is not known if only a part of the day is, or nothing', () => {
    expect(nextOpening({ ...conference, starts: 'morning' }, [], OPENING)).toBeNull();
    expect(nextOpening({ ...conference, date: null }, [], OPENING)).toBeNull();
  });
});

describe('after a start', () => {
  it('sites that had joined and have not come back are lost, others are not', async () => {
    const [gone, back] = [await about('Cà Mau'), await about('Huế')];
    for (const site of [gone, back]) await app.system.run(contract.arrive, site);
    const socket = await connect(app.url, (await made.join('Huế')).token);
    await loseThoseGone({ ...app, logins: { forget: () => {} } }, app.clock.now);
    expect([(await tileOf('Cà Mau')).state, (await tileOf('Huế')).state]).toEqual(['lost', null]);
    socket.close();
  });
});

describe('a flood', () => {
  it('of "ready" from one site makes one entry per change', async () => {
    const site = await made.join('Huế');
    const place = await about('Huế');
    const before = (await app.journals.open(made.conferenceId)).head.seq;
    for (let press = 0; press < 1000; press += 1) await site.run(contract.ready, { ...place, ready: true });
    const checks = { camera: true, microphone: true, line: null, person: null, phone: null };
    for (let press = 0; press < 100; press += 1) await site.run(contract.check, { ...place, checks });
    const rows = await app.db.journalEntry.findMany({
      where: { journalId: made.conferenceId, seq: { gt: before } },
      orderBy: { seq: 'asc' },
    });
    expect(rows.map(({ kind }) => kind)).toEqual(['site.arrived', 'site.ready', 'site.checked']);
  });

  it('of incidents from one login is refused in words after ten within a minute, and from no other', async () => {
    const site = await made.join('Huế');
    const place = await about('Huế');
    const report = () => codeOf(site.run(contract.report, { ...place, text: 'Mất tiếng' }));
    const answers = [];
    for (let press = 0; press < 12; press += 1) answers.push(await report());
    expect(answers.slice(9)).toEqual(['accepted', 'incidents-too-many', 'incidents-too-many']);
    const chair = await app.member(made.conferenceId, 'chair');
    expect(await codeOf(chair.run(contract.report, { ...place, text: 'Mất tiếng' }))).toBe('accepted');
    app.clock.now += 61_000;
    expect(await report()).toBe('accepted');
  });
});
