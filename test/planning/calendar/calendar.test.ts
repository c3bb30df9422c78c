import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agendaContract } from '../../../server/planning/agenda/contract.ts';
import { calendarContract as contract } from '../../../server/planning/calendar/contract.ts';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { teamContract } from '../../../server/planning/conferences/team/contract.ts';
import { participantsContract } from '../../../server/planning/participants/contract.ts';
import { publishingContract } from '../../../server/planning/publishing/contract.ts';
import type { Item } from '../../../server/planning/agenda/contract.ts';
import { facts } from '../conferences/planning.ts';
import { outcome } from '../documents/papers.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { bytesOf } from '../../helpers/files.ts';
import { newParticipantFacts } from '../../../server/planning/participants/rules.ts';

const EIGHT = Date.UTC(2025, 10, 26, 1);
const MINUTE = 60_000;

type Planned = Pick<Item, 'title' | 'minutes'> & Partial<Item>;

/** A published conference in Hà Nội at 08:00 with these items; one participant speaks in the first. */
async function published(app: TestApp, items: readonly Planned[]) {
  const organizer = await app.user({ creator: true, clearance: 3 });
  const { id: conferenceId } = await organizer.run(conferencesContract.create, facts());
  const person = newParticipantFacts({ name: 'Nguyễn Văn An', posts: ['Chánh Văn phòng'] });
  const { id: speaker } = await organizer.run(participantsContract.add, { conferenceId, ...person });
  const plain = {
    kind: 'report' as const,
    sittingId: null,
    count: null,
    turnMinutes: null,
    topics: [],
    topicsOpen: false,
    documents: [],
    resultsFrom: null,
    tasksTo: null,
    classification: null,
  };
  const ids: string[] = [];
  for (const [at, item] of items.entries()) {
    const { id } = await organizer.run(agendaContract.addItem, { conferenceId, ...plain, speakers: at === 0 ? [speaker] : [], ...item });
    ids.push(id);
  }
  await organizer.run(publishingContract.publish, { conferenceId });
  return { conferenceId, organizer, speaker, ids };
}

describe('the calendar of a conference', () => {
  let app: TestApp;
  beforeAll(async () => void (app = await startApp()));
  afterAll(() => app.end());

  it('has every item at its time, and one entry for the day with those without a known time', async () => {
    const { conferenceId, ids } = await published(app, [
      { title: 'Khai mạc', minutes: 10 },
      { title: 'Báo cáo', minutes: null },
      { title: 'Kết luận', minutes: 10 },
    ]);
    const viewer = await app.member(conferenceId, 'viewer');
    const { events, publication } = await viewer.run(contract.events, { conferenceId });
    expect(publication).toBe(1);
    expect(events.map(({ uid, title, at, until, date }) => ({ uid, title, at, until, date }))).toEqual([
      { uid: `${conferenceId}.${ids[0]}@diem-cau`, title: 'Khai mạc', at: EIGHT, until: EIGHT + 10 * MINUTE, date: null },
      { uid: `${conferenceId}.${ids[1]}@diem-cau`, title: 'Báo cáo', at: EIGHT + 10 * MINUTE, until: null, date: null },
      { uid: `${conferenceId}.2025-11-26@diem-cau`, title: facts().title, at: null, until: null, date: '2025-11-26' },
    ]);
    expect(events[0]?.description).toBe('Nguyễn Văn An, Chánh Văn phòng');
    expect(events[2]?.description).toBe('Chưa rõ giờ:\n1. Kết luận');
  });

  it('reveals nothing about a classified item except its existence, whoever asks', async () => {
    const { conferenceId, organizer, speaker } = await published(app, [
      { title: 'Nội dung không được lộ', minutes: 10, classification: 'mat' },
      { title: 'Báo cáo', minutes: 10 },
    ]);
    const { events } = await organizer.run(contract.events, { conferenceId });
    expect(events.map(({ title, description }) => [title, description])).toEqual([
      ['Nội dung', null],
      ['Báo cáo', null],
    ]);
    const { path } = await organizer.run(contract.openLink, { conferenceId, participantId: speaker });
    const text = await (await fetch(`${app.url}${path}`)).text();
    expect(text.includes('lộ')).toBe(false);
    expect((text.match(/BEGIN:VEVENT/g) ?? []).length).toBe(0);
  });

  it('is the published version, and empty before there is one', async () => {
    const { conferenceId, organizer, ids } = await published(app, [{ title: 'Khai mạc', minutes: 10 }]);
    await organizer.run(agendaContract.setMinutes, { conferenceId, id: ids[0] ?? '', version: 1, minutes: 30 });
    const { events } = await organizer.run(contract.events, { conferenceId });
    expect(events.map(({ until }) => until)).toEqual([EIGHT + 10 * MINUTE]);
    const { id } = await organizer.run(conferencesContract.create, facts());
    expect((await organizer.run(contract.events, { conferenceId: id })).events).toEqual([]);
  });
});

describe('a link to a calendar', () => {
  let app: TestApp;
  beforeAll(async () => void (app = await startApp()));
  afterAll(() => app.end());
  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${app.url}${path}`, { headers });

  it('gives iCalendar in UTC without signing in, and 304 until the next publication', async () => {
    const { conferenceId, organizer, ids } = await published(app, [{ title: 'Khai mạc', minutes: 10 }]);
    const viewer = await app.member(conferenceId, 'viewer');
    const { path } = await viewer.run(contract.openLink, { conferenceId, participantId: null });
    const first = await get(path);
    const lines = (await first.text()).split('\r\n');
    expect([first.status, first.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(lines.filter((line) => /^(DTSTART|DTEND|SUMMARY|SEQUENCE)/.test(line))).toEqual([
      'SEQUENCE:1',
      'DTSTART:20251126T010000Z',
      'DTEND:20251126T011000Z',
      'SUMMARY:Khai mạc',
    ]);
    const tag = first.headers.get('etag') ?? '';
    expect((await get(path, { 'if-none-match': tag })).status).toBe(304);
    await organizer.run(agendaContract.setMinutes, { conferenceId, id: ids[0] ?? '', version: 1, minutes: 15 });
    await organizer.run(publishingContract.publish, { conferenceId });
    expect((await get(path, { 'if-none-match': tag })).status).toBe(200);
  });

  it('writes an entry without a time as an all-day event', async () => {
    const { conferenceId, organizer } = await published(app, [
      { title: 'Khai mạc', minutes: null },
      { title: 'Kết luận', minutes: null },
    ]);
    const { path } = await organizer.run(contract.openLink, { conferenceId, participantId: null });
    expect((await (await get(path)).text()).split('\r\n').filter((line) => line.startsWith('DTSTART'))).toEqual([
      'DTSTART:20251126T010000Z',
      'DTSTART;VALUE=DATE:20251126',
    ]);
  });

  it('of a participant has only their slots: items in which they speak, and papers after the earlier ones', async () => {
    const { conferenceId, organizer, speaker, ids } = await published(app, [
      { title: 'Khai mạc', minutes: 10 },
      { title: 'Tham luận', minutes: null, kind: 'papers' },
      { title: 'Kết luận', minutes: 10 },
    ]);
    const paper = { conferenceId, itemId: ids[1] ?? '', post: null, siteId: null, minutes: 15 };
    await organizer.run(agendaContract.addPaper, { ...paper, participantId: null, topic: 'Một' });
    await organizer.run(agendaContract.addPaper, { ...paper, participantId: speaker, topic: 'Hai' });
    await organizer.run(publishingContract.publish, { conferenceId });
    const { path } = await organizer.run(contract.openLink, { conferenceId, participantId: speaker });
    const secret = path.slice('/calendar/'.length, -'.ics'.length);
    const feed = bytesOf(await app.nobody.run(contract.follow, { secret, lang: 'vi' })).toString();
    expect(feed.split('\r\n').filter((line) => /^(DTSTART|DTEND|SUMMARY)/.test(line))).toEqual([
      'DTSTART:20251126T010000Z',
      'DTEND:20251126T011000Z',
      'SUMMARY:Khai mạc',
      'DTSTART:20251126T012500Z',
      'DTEND:20251126T014000Z',
      'SUMMARY:Tham luận: Hai',
    ]);
  });

  it('stops working when it is revoked or replaced, and when its user leaves the conference', async () => {
    const { conferenceId, organizer } = await published(app, [{ title: 'Khai mạc', minutes: 10 }]);
    const viewer = await app.member(conferenceId, 'viewer');
    const open = async () => (await viewer.run(contract.openLink, { conferenceId, participantId: null })).path;
    const [first, second] = [await open(), await open()];
    expect([(await get(first)).status, (await get(second)).status]).toEqual([404, 200]);
    await organizer.run(teamContract.remove, { conferenceId, userId: viewer.actor.id, role: 'viewer' });
    expect((await get(second)).status).toBe(404);
    const other = await app.member(conferenceId, 'viewer');
    const { path } = await other.run(contract.openLink, { conferenceId, participantId: null });
    await other.run(contract.closeLink, { conferenceId, participantId: null });
    expect((await get(path)).status).toBe(404);
    expect((await get('/calendar/khong-co.ics')).status).toBe(404);
  });

  it('of a participant is created by an organizer or by that participant, and by nobody else', async () => {
    const { conferenceId, organizer, speaker } = await published(app, [{ title: 'Khai mạc', minutes: 10 }]);
    const own = await app.bound(conferenceId, 'delegate', { participantId: speaker });
    const viewer = await app.member(conferenceId, 'viewer');
    const open = (login: typeof viewer) => outcome(login.run(contract.openLink, { conferenceId, participantId: speaker }));
    expect([await open(organizer), await open(own), await open(viewer)]).toEqual(['ok', 'ok', 'not-found']);
    expect((await viewer.run(contract.links, { conferenceId })).participants).toEqual([]);
    const mine = (await own.run(contract.links, { conferenceId })).participants;
    expect(mine.map(({ id, path }) => [id, path !== null])).toEqual([[speaker, true]]);
  });
});
