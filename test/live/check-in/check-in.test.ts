import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkInContract as contract } from '../../../server/live/check-in/contract.ts';
import { checkInState } from '../../../server/live/check-in/rules/index.ts';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { correctionsContract } from '../../../server/live/corrections/contract.ts';
import { proceedingsContract } from '../../../server/live/sitting/contract/index.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { codeOf } from '../../helpers/refusals.ts';
import { published } from '../sitting/published-day.ts';
import { checkInDay } from './check-in-day.ts';

let app: TestApp;
let day: Awaited<ReturnType<typeof checkInDay>>;
beforeAll(async () => {
  app = await startApp();
});
beforeEach(async () => {
  day = await checkInDay(app);
});
afterAll(() => app.end());

const MINUTE = 60_000;
const code = (promise: Promise<unknown>) => codeOf(promise);

describe('checking in', () => {
  it('notes who came, through which door and when', async () => {
    const { isNew, note } = await day.arrive(day.secretary, { door: 'A' });
    const at = app.clock.now;
    const known = { participantId: 'guest', presence: 'inPerson', at, siteId: 'main', late: null, seq: note.seq };
    expect([isNew, note]).toEqual([true, { ...known, arrival: { at, siteId: 'main', door: 'A' } }]);
    expect(await day.notes(day.secretary)).toEqual([note]);
  });

  it('counts somebody once who is checked in at two doors, and says when they came', async () => {
    const first = await day.arrive(day.secretary, { door: 'A' });
    app.clock.now += 5 * MINUTE;
    expect(await day.arrive(day.chair, { door: 'B' })).toEqual({ isNew: false, note: first.note });
    expect((await app.journals.stateFor(day.conferenceId, { staff: true, clearance: 0 })).revision).toBe(first.note.seq);
  });

  it('counts somebody once whom two doors check in at the same moment', async () => {
    const both = await Promise.all([day.arrive(day.secretary, { door: 'A' }), day.arrive(day.chair, { door: 'B' })]);
    expect(both.map(({ isNew }) => isNew).toSorted()).toEqual([false, true]);
    expect(both[0]?.note).toEqual(both[1]?.note);
  });

  it('gives the same answer to the same press sent again', async () => {
    const seenAt = app.clock.now;
    const first = await day.arrive(day.secretary, { seenAt }, 'press-1');
    app.clock.now += MINUTE;
    expect(await day.arrive(day.secretary, { seenAt }, 'press-1')).toEqual(first);
  });

  it('takes the time of a device that waited for a line, and of none whose clock is wrong', async () => {
    const seenAt = app.clock.now - 40 * MINUTE;
    expect((await day.arrive(day.secretary, { seenAt })).note.at).toBe(seenAt);
    const wrong = [app.clock.now + MINUTE, app.clock.now - 25 * 60 * MINUTE];
    for (const [index, participantId] of ['pham-gia-tuc', 'site-head'].entries())
      expect((await day.arrive(day.secretary, { participantId, seenAt: wrong[index] ?? 0 })).note.at).toBe(app.clock.now);
  });

  it('keeps both the time of the device and that of the server in the journal', async () => {
    const seenAt = app.clock.now - MINUTE;
    const { note } = await day.arrive(day.secretary, { seenAt });
    const row = await app.db.journalEntry.findFirstOrThrow({ where: { journalId: day.conferenceId, seq: note.seq } });
    expect([Number(row.at), (JSON.parse(row.data) as { seenAt: number }).seenAt]).toEqual([app.clock.now, seenAt]);
    expect(row.data).not.toContain('Đại biểu');
  });

  it('keeps the sittings apart', async () => {
    const { note } = await day.arrive(day.secretary);
    const later = await day.arrive(day.secretary, { sittingId: 'afternoon' });
    expect([later.isNew, await day.notes(day.secretary), await day.notes(day.secretary, 'afternoon')]).toEqual([
      true,
      [note],
      [later.note],
    ]);
  });

  it('says for which sitting people come: the open one, else the next', async () => {
    const sittingOf = async () => (await day.secretary.run(contract.people, { conferenceId: day.conferenceId })).sittingId;
    const input = { conferenceId: day.conferenceId, sittingId: 'morning' };
    expect(await sittingOf()).toBe('morning');
    await day.chair.run(proceedingsContract.openSitting, input);
    expect(await sittingOf()).toBe('morning');
    await day.chair.run(proceedingsContract.closeSitting, input);
    expect(await sittingOf()).toBe('afternoon');
  });

  it('expects people and posts, and no groups', async () => {
    const { people } = await day.secretary.run(contract.people, { conferenceId: day.conferenceId });
    expect(people.map(({ id, siteId }) => `${id} ${siteId}`)).toEqual([
      'pham-gia-tuc main',
      'nguyen-van-a site-96',
      'guest main',
      'site-head site-22',
      'site-post site-22',
    ]);
    expect(await code(day.arrive(day.secretary, { participantId: 'provincial-delegates' }))).toBe('check-in-group');
  });

  it('is refused for somebody, a sitting or a place that nobody knows, and changes nothing', async () => {
    expect(await code(day.arrive(day.secretary, { participantId: 'nobody' }))).toBe('not-found');
    expect(await code(day.arrive(day.secretary, { sittingId: 'night' }))).toBe('not-found');
    expect(await code(day.arrive(day.secretary, { siteId: 'nowhere' }))).toBe('invalid');
    expect(await day.notes(day.secretary)).toEqual([]);
  });

  it('is refused while nothing is published, and in the archive', async () => {
    const { id: conferenceId } = await app.db.conference.findFirstOrThrow({ where: { id: day.conferenceId } });
    await app.db.conference.update({ where: { id: conferenceId }, data: { archivedAt: new Date() } });
    expect(await code(day.arrive(day.secretary))).toBe('archived');
    const { conferenceId: other, chair } = await published(app);
    await app.db.conference.update({ where: { id: other }, data: { publishedNumber: null } });
    await app.db.publication.deleteMany({ where: { conferenceId: other } });
    const arrival = {
      conferenceId: other,
      sittingId: 'morning',
      participantId: 'pham-gia-tuc',
      siteId: null,
      door: null,
      online: false,
      seenAt: 0,
    };
    expect(await code(chair.run(contract.arrive, arrival))).toBe('not-published');
  });
});

describe('the totals of now', () => {
  it('follow what is noted, and the quorum of the settings', async () => {
    const { conferenceId, chair } = day;
    const totals = () => chair.run(contract.totals, { conferenceId });
    expect(await totals()).toEqual({
      expected: 5,
      inPerson: 0,
      online: 0,
      left: 0,
      excused: 0,
      absent: 0,
      unknown: 5,
      late: 0,
      needed: null,
    });
    await day.arrive(chair);
    await day.arrive(chair, { participantId: 'site-head', online: true });
    const organizer = await app.member(conferenceId, 'organizer');
    const settings = { viewersSignIn: true, address: 'comrade', form: 'party' } as const;
    await organizer.run(conferencesContract.configure, { conferenceId, version: 1, ...settings, quorum: 'two-thirds' });
    const { inPerson, online, unknown, needed } = await totals();
    expect({ inPerson, online, unknown, needed }).toEqual({ inPerson: 1, online: 1, unknown: 3, needed: 4 });
    await organizer.run(conferencesContract.configure, { conferenceId, version: 2, ...settings });
    expect((await totals()).needed).toBe(4);
  });

  it('are those of the open sitting', async () => {
    const input = { conferenceId: day.conferenceId, sittingId: 'morning' };
    await day.arrive(day.chair);
    await day.chair.run(proceedingsContract.openSitting, input);
    await day.chair.run(proceedingsContract.closeSitting, input);
    expect((await day.chair.run(contract.totals, { conferenceId: day.conferenceId })).inPerson).toBe(0);
  });
});

describe('a site', () => {
  it('lists and checks in its own people only, and only there', async () => {
    const { conferenceId } = day;
    const technician = await app.bound(conferenceId, 'technician', { siteId: 'site-22' });
    await day.arrive(day.secretary);
    const { note } = await day.arrive(technician, { participantId: 'site-head', siteId: 'site-22' });
    expect([note.siteId, await day.notes(technician)]).toEqual(['site-22', [note]]);
    const { people } = await technician.run(contract.people, { conferenceId });
    expect(people.map(({ id }) => id)).toEqual(['site-head', 'site-post']);
    expect(await code(day.arrive(technician, { siteId: 'site-22' }))).toBe('check-in-elsewhere');
    expect(await code(day.arrive(technician, { participantId: 'site-post', siteId: null }))).toBe('check-in-elsewhere');
    expect(await code(day.note(technician, 'absent', 0))).toBe('check-in-elsewhere');
  });

  it('that a technician is not appointed for is none', async () => {
    const technician = await app.member(day.conferenceId, 'technician');
    expect(await code(technician.run(contract.people, { conferenceId: day.conferenceId }))).toBe('forbidden');
  });
});

describe('what is noted', () => {
  it('is corrected by those who saw it last, and by nobody else', async () => {
    const { note } = await day.arrive(day.secretary);
    expect(await code(day.note(day.chair, 'absent', 0))).toBe('check-in-changed');
    app.clock.now += MINUTE;
    const { seq } = await day.note(day.secretary, 'left', note.seq);
    expect(await day.notes(day.chair)).toEqual([{ ...note, presence: 'left', at: app.clock.now, seq: note.seq + 1 }]);
    expect(await day.note(day.secretary, null, seq)).toEqual({ seq: 0 });
    expect(await day.notes(day.secretary)).toEqual([]);
  });

  it('counts over an absence that was noted before somebody came, and not over their leaving', async () => {
    const seenAt = app.clock.now;
    app.clock.now += 30 * MINUTE;
    await day.note(day.secretary, 'absent', 0);
    const came = await day.arrive(day.secretary, { seenAt });
    expect([came.isNew, came.note.at]).toEqual([true, seenAt]);
    await day.note(day.secretary, 'left', came.note.seq);
    const [left] = await day.notes(day.chair);
    expect(await day.arrive(day.chair, { seenAt: seenAt + MINUTE })).toEqual({ isNew: false, note: left });
    app.clock.now += MINUTE;
    const back = await day.arrive(day.chair);
    expect([back.isNew, back.note.arrival?.at]).toEqual([true, seenAt]);
  });

  it('is told to the staff alone, also when it is undone', async () => {
    const { conferenceId, chair } = day;
    const { note } = await day.arrive(chair);
    await chair.run(correctionsContract.correct, { conferenceId, seq: note.seq });
    expect(await day.notes(chair)).toEqual([]);
    const everyone = await app.journals.stateFor(conferenceId, { staff: false, clearance: 3 });
    expect(everyone.visibleAfter(note.seq - 1)).toEqual([{ seq: note.seq }, { seq: note.seq + 1 }]);
  });

  it('is the same after the journal is read again', async () => {
    await day.arrive(day.secretary);
    const before = checkInState(await app.journals.state(day.conferenceId));
    app.journals.forget(day.conferenceId);
    expect(checkInState(await app.journals.state(day.conferenceId))).toEqual(before);
  });
});
