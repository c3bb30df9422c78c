import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { presenceListView } from '../../../server/live/check-in/presenter/list.ts';
import { checkInContract as contract } from '../../../server/live/check-in/contract.ts';
import { rollCallContract } from '../../../server/live/roll-call/contract.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { proceedingsContract } from '../../../server/live/sitting/contract/index.ts';
import { presenceSentences } from '../../../server/record/minutes/presenter/presence.ts';
import { gatherSheet, type Ask } from '../../../server/record/minutes/presenter/sheet.ts';
import { codeOf } from '../../helpers/refusals.ts';
import { openPage, sendForm, wordsIn } from '../../planning/sites/conference-of-sites.ts';
import { checkInDay } from './check-in-day.ts';

let app: TestApp;
let day: Awaited<ReturnType<typeof checkInDay>>;
let at: string;
beforeAll(async () => {
  app = await startApp();
  day = await checkInDay(app);
  at = `/conferences/${day.conferenceId}/check-in`;
});
afterAll(() => app.end());

const page = async (query = '') => wordsIn((await openPage(app, `${at}${query}`, day.secretary)).text);
const mark = (fields: Record<string, string>) =>
  sendForm(app, at, `${at}/guest`, { sittingId: 'morning', back: at, ...fields }, day.secretary);
const guest = async () => (await day.notes(day.secretary)).find(({ participantId }) => participantId === 'guest');

describe('the list of presences', () => {
  it('takes marks without a script, and says when somebody else was first', async () => {
    expect(await page()).toContain('0/5');
    expect((await mark({ presence: 'inPerson', seen: '0', now: 'unknown' })).status).toBe(303);
    expect(await page()).toContain('1/5');
    const refused = await mark({ presence: 'absent', seen: '0', now: 'unknown' });
    expect([refused.status, wordsIn(refused.text).includes('Vừa có người ghi nhận khác')]).toEqual([409, true]);
    const note = await guest();
    await mark({ late: 'yes', now: 'inPerson', seen: String(note?.seq) });
    expect(await guest()).toEqual({ ...note, late: true, seq: (note?.seq ?? 0) + 1 });
  });

  it('keeps it marked that somebody was late when they leave, and forgets it with an absence', async () => {
    const late = async (presence: string) => {
      await mark({ presence, wasLate: 'yes', now: 'inPerson', seen: String((await guest())?.seq) });
      const note = await guest();
      return [note?.presence, note?.late];
    };
    expect([await late('left'), await late('absent'), await late('inPerson')]).toEqual([
      ['left', true],
      ['absent', null],
      ['inPerson', true],
    ]);
    expect((await openPage(app, at, day.secretary)).text).toContain('name="wasLate" value="yes"');
  });

  it('keeps why somebody is excused, tells it in the minutes, and refuses a reason of somebody who is not', async () => {
    const { conferenceId, secretary } = day;
    const seen = async () => String((await guest())?.seq ?? 0);
    await mark({ presence: 'excused', reason: 'Đi công tác tại Lào', now: 'inPerson', seen: await seen() });
    expect(await page()).toContain('Lý do: Đi công tác tại Lào');
    await mark({ presence: 'excused', reason: 'Đi công tác tại Cam-pu-chia', now: 'excused', seen: await seen() });
    const at = { conferenceId, sittingId: 'morning' };
    const { reasons } = await secretary.run(contract.notes, { ...at, since: 0 });
    expect(reasons).toEqual([{ participantId: 'guest', text: 'Đi công tác tại Cam-pu-chia' }]);
    const wrong = secretary.run(contract.note, {
      ...at,
      participantId: 'guest',
      presence: 'left',
      late: null,
      reason: 'Về sớm',
      seen: Number(await seen()),
    });
    expect(await codeOf(wrong)).toBe('invalid');
    const { entries } = await day.chair.run(proceedingsContract.journal, { conferenceId, after: 0 });
    expect(JSON.stringify(entries).includes('công tác')).toBe(false);
    await day.chair.run(proceedingsContract.openSitting, at);
    const ask: Ask = (operation, input) => secretary.run(operation, input);
    const sheet = await gatherSheet(ask, conferenceId, app.clock.now);
    expect(presenceSentences(sheet, 'vi').join(' ')).toContain('vắng có lý do 1: Đại biểu guest (Đi công tác tại Cam-pu-chia)');
    await mark({ presence: 'inPerson', now: 'excused', seen: await seen() });
    await mark({ late: 'yes', now: 'inPerson', seen: await seen() });
    expect((await secretary.run(contract.notes, { ...at, since: 0 })).reasons).toEqual([]);
  });

  it('shows only those asked for', async () => {
    const names = async (query: string) => (await page(query)).includes('Đại biểu guest');
    expect([await names('?show=late'), await names('?show=unknown'), await names('?search=guest'), await names('?search=tuc')]).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  it('replaces a badge', async () => {
    await sendForm(app, at, `${at}/guest/badge`, { issue: '1', back: at }, day.secretary);
    const { people } = await day.secretary.run(contract.people, { conferenceId: day.conferenceId });
    expect(people.find(({ id }) => id === 'guest')?.badges.length).toBe(2);
  });

  it('sends nobody to another place', async () => {
    const answer = await mark({ presence: '', seen: String((await guest())?.seq), now: 'inPerson', back: 'https://example.com' });
    expect(answer.headers['location']).toBe(at);
  });

  it('is for the staff alone', async () => {
    const technician = await app.bound(day.conferenceId, 'technician', { siteId: 'site-22' });
    expect((await openPage(app, at, technician)).status).toBe(403);
  });

  it('sets the named people of a place beside its head count, and says the difference', async () => {
    const { conferenceId } = day;
    await day.chair.run(rollCallContract.count, { conferenceId, siteId: 'site-22', present: 3 });
    await day.arrive(day.secretary, { participantId: 'site-head', siteId: 'site-22' });
    const list = await day.secretary.run(contract.people, { conferenceId });
    const notes = await day.notes(day.secretary);
    const heads = new Map([['site-22', 3]]);
    const input = { list, notes, openedAt: null, reasons: new Map(), heads, lang: 'vi' as const, zone: 'Asia/Ho_Chi_Minh' };
    const { places } = presenceListView(input, { query: '', show: null, page: 1 });
    expect(places.find(({ name }) => name === 'Tỉnh ủy Quảng Ninh')).toEqual({
      name: 'Tỉnh ủy Quảng Ninh',
      named: '1/2',
      heads: '3',
      difference: 'Báo nhiều hơn 2 người',
      differs: true,
    });
    expect(places.find(({ name }) => name === 'Tỉnh ủy Cà Mau')).toEqual({
      name: 'Tỉnh ủy Cà Mau',
      named: '0/1',
      heads: null,
      difference: null,
      differs: false,
    });
    expect(await page()).toContain('Báo nhiều hơn 2 người');
  });
});

describe('the list of participants', () => {
  it('has a column of presences once anybody was noted', async () => {
    const fresh = await checkInDay(app);
    const cells = async () => {
      const { text } = await openPage(app, `/conferences/${fresh.conferenceId}/participants`, fresh.secretary);
      if (!text.includes('>Có mặt</th>')) return [];
      return [...text.matchAll(/<td class="count-cell.*?<\/td>/gs)].map(([cell]) => wordsIn(cell).trim());
    };
    expect(await cells()).toEqual([]);
    await fresh.note(fresh.secretary, 'excused', 0);
    expect(await cells()).toEqual(['chưa đến', 'chưa đến', 'Vắng có lý do', 'chưa đến', 'chưa đến', 'một số']);
  });
});
