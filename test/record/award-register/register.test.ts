import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { proceedingsContract } from '../../../server/live/sitting/contract/index.ts';
import { awardRegisterContract as contract } from '../../../server/record/award-register/contract.ts';
import { printingContract } from '../../../server/record/printouts/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { ceremony } from '../../live/ceremony/ceremony-day.ts';
import { docxText } from '../printouts/files.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ now: Date.parse('2025-12-05T08:00:00+07:00') });
});
afterAll(() => app.end());

const [LAO_CAI, QUANG_NINH, CA_MAU] = ['Lào Cai', 'Quảng Ninh', 'Cà Mau'].map((name) => `Văn phòng Tỉnh ủy ${name}`) as [
  string,
  string,
  string,
];

/** A ceremony after its first batch, in which one was absent. */
async function afterFirstBatch() {
  const day = await ceremony(app);
  await day.stage(0);
  await day.mark(1, 'absent');
  await day.confer();
  const { conferenceId } = day;
  const organizer = await app.member(conferenceId, 'organizer');
  const entries = async (login: Login = organizer) => (await login.run(contract.list, { conferenceId })).entries;
  const entryOf = async (name: string) => (await entries()).find(({ recipient }) => recipient === name);
  const handOver = async (recipient: string, on: string | null, version?: number) => {
    const seen = version ?? (await entryOf(recipient))?.version ?? 0;
    const handed = on === null ? null : { on, to: 'Trần A' };
    return organizer.run(contract.handOver, { conferenceId, awardId: 'flags', recipient, version: seen, handed });
  };
  return { ...day, organizer, entries, entryOf, handOver };
}

describe('the register of certificates', () => {
  it('has a row for each recipient, with what became of it at the ceremony', async () => {
    const { entries } = await afterFirstBatch();
    expect((await entries()).map(({ recipient, received, number }) => [recipient, received, number])).toEqual([
      [LAO_CAI, 'in-person', null],
      [QUANG_NINH, 'absent', null],
      [CA_MAU, null, null],
    ]);
  });

  it('is numbered from a number on, once, around numbers that are taken, until all are taken away', async () => {
    const { organizer, conferenceId, entries } = await afterFirstBatch();
    const numbers = async () => (await entries()).map(({ number }) => number);
    await organizer.run(contract.number, { conferenceId, first: 7 });
    await organizer.run(contract.number, { conferenceId, first: 1 });
    expect(await numbers()).toEqual([7, 8, 9]);
    await organizer.run(contract.number, { conferenceId, first: null });
    expect(await numbers()).toEqual([null, null, null]);
    await expect(organizer.run(contract.number, { conferenceId, first: 999_999 })).rejects.toMatchObject({ code: 'invalid' });
    expect(await numbers()).toEqual([null, null, null]);
  });

  it('notes who took a certificate later and on which day, and takes the note back', async () => {
    const { entryOf, handOver } = await afterFirstBatch();
    await handOver(QUANG_NINH.toUpperCase(), '2025-12-01', 0);
    expect(await entryOf(QUANG_NINH)).toMatchObject({ received: 'absent', handed: { on: '2025-12-01', to: 'Trần A' }, version: 1 });
    await handOver(QUANG_NINH, null);
    expect(await entryOf(QUANG_NINH)).toMatchObject({ handed: null, version: 2 });
  });

  it('refuses what was received at the ceremony, a day before it or to come, somebody unknown, and what has changed meanwhile', async () => {
    const { handOver, organizer, conferenceId } = await afterFirstBatch();
    await expect(handOver(LAO_CAI, '2025-12-01')).rejects.toMatchObject({ code: 'received-already' });
    await expect(handOver(CA_MAU, '1999-12-01')).rejects.toMatchObject({ code: 'handed-early' });
    await expect(handOver(CA_MAU, '2999-12-01')).rejects.toMatchObject({
      code: 'invalid',
      faults: [{ path: 'handed.on', message: 'day-to-come' }],
    });
    await expect(handOver('Không có', '2025-12-01')).rejects.toMatchObject({ code: 'not-found' });
    const both = await Promise.allSettled([handOver(CA_MAU, '2025-12-01', 0), handOver(CA_MAU, '2025-12-02', 0)]);
    expect(both.map((one) => (one.status === 'rejected' ? (one.reason as { code: string }).code : 'done')).toSorted()).toEqual([
      'done',
      'stale',
    ]);
    const secretary = await app.member(conferenceId, 'secretary');
    const chair = await app.member(conferenceId, 'chair');
    await secretary.run(contract.number, { conferenceId, first: 1 });
    await expect(chair.run(contract.number, { conferenceId, first: 1 })).rejects.toMatchObject({ code: 'forbidden' });
    expect((await organizer.run(contract.list, { conferenceId })).entries.map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it('is printed with numbers, how each was received, and a place to sign', async () => {
    const { organizer, conferenceId, handOver } = await afterFirstBatch();
    await organizer.run(contract.number, { conferenceId, first: 1 });
    await handOver(CA_MAU, '2025-12-01');
    const asked = { conferenceId, paper: 'award-register', format: 'docx', lang: 'vi' } as const;
    const text = (await docxText((await organizer.run(printingContract.paper, asked)).content as Uint8Array)).join('|');
    expect(text).toContain('SỔ CẤP BẰNG KHEN, GIẤY KHEN');
    expect(text).toContain(`02|${QUANG_NINH}|Cờ thi đua của Văn phòng Trung ương Đảng|12-QĐ/VPTW, ngày 20/11/2025|vắng mặt, phát sau|`);
    expect(text).toContain('đã phát ngày 01/12/2025, người nhận: Trần A');
  });
});

describe('the page of the register', () => {
  it('shows who has still to receive, and writes it down', async () => {
    const { organizer, chair, conferenceId, entryOf } = await afterFirstBatch();
    const at = `/conferences/${conferenceId}/awards/register`;
    const cookie = `dc_session=${organizer.token}; dc_lang=vi`;
    const open = async (path: string) => (await request(app.url).get(path).set('cookie', cookie)).text;
    const waiting = await open(`${at}?show=waiting`);
    expect([waiting.includes(LAO_CAI), waiting.includes(QUANG_NINH), waiting.includes('vắng mặt, phát sau')]).toEqual([false, true, true]);
    const _csrf = /name="csrf-token" content="([^"]+)"/.exec(waiting)?.[1] ?? '';
    const send = (path: string, form: object) =>
      request(app.url)
        .post(`${at}/${path}`)
        .set('cookie', cookie)
        .type('form')
        .send({ _csrf, ...form });
    const form = { awardId: 'flags', recipient: QUANG_NINH, version: '0', to: 'Lê B' };
    const refused = await send('handed', { ...form, on: '31/2/2025' });
    expect([refused.status, refused.text.includes('Không phải ngày có thật')]).toEqual([409, true]);
    const again = [...refused.text.matchAll(/<details class="hand-over" open>[^]*?<\/details>/g)].map(([one]) => one);
    const shown = [...[QUANG_NINH, '31/2/2025', 'Lê B'].map((typed) => `value="${typed}"`), 'autofocus', 'Không phải ngày có thật'];
    expect(again.map((one) => shown.filter((text) => one.includes(text)))).toEqual([shown]);
    const noted = await send('handed', { ...form, on: '1/12/2025', state: 'waiting', place: 'row-1' });
    expect([noted.status, noted.headers['location']]).toEqual([303, `${at}?state=waiting#row-1`]);
    expect((await entryOf(QUANG_NINH))?.handed).toEqual({ on: '2025-12-01', to: 'Lê B' });
    expect((await send('numbers', { first: '1' })).status).toBe(303);
    expect([(await send('numbers', { first: ' ' })).status, (await send('handed', { ...form, version: '1', on: ' ' })).status]).toEqual([
      409, 409,
    ]);
    expect(await entryOf(QUANG_NINH)).toMatchObject({ number: 2, handed: { to: 'Lê B' } });
    await chair.run(proceedingsContract.closeSitting, { conferenceId, sittingId: 'morning' });
    await organizer.run(conferencesContract.archive, { conferenceId });
    expect((await send('numbers', { clear: 'yes' })).status).toBe(409);
    expect((await entryOf(QUANG_NINH))?.number).toBe(2);
  });
});
