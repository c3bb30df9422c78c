import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../server/platform/sheets/read-xlsx.ts';
import { awardRegisterContract as contract } from '../../../server/record/award-register/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { award, ceremony, withCeremony } from '../../live/ceremony/ceremony-day.ts';
import { published } from '../../live/sitting/published-day.ts';

const MANY = 250;
const people = Array.from({ length: MANY }, (_, n) => `Đại biểu thứ ${n + 1}`);

let app: TestApp;
let organizer: Login;
let conferenceId: string;
/** Some orders, flags of which one was not received, and many certificates. */
beforeAll(async () => {
  app = await startApp({ now: Date.parse('2025-12-05T08:00:00+07:00') });
  const made = await published(app, (plan) => {
    const given = withCeremony(plan);
    const order = award('order', { kind: 'order', title: 'Huân chương Lao động', class: 'second', recipients: ['Nguyễn Thị Hồng'] });
    const certificates = award('certificates', { recipientKind: 'individual', recipients: people });
    return { ...given, awards: [...given.awards.filter(({ id }) => id === 'flags'), order, certificates] };
  });
  ({ conferenceId } = made);
  organizer = await app.member(conferenceId, 'organizer');
  const day = await ceremony(app, made);
  await day.stage(0);
  await day.mark(1, 'absent');
  await day.confer();
  await organizer.run(contract.number, { conferenceId, first: 1 });
});
afterAll(() => app.end());

type Asked = Partial<Omit<Parameters<typeof organizer.run<typeof contract.find>>[1], 'conferenceId'>>;
const find = (asked: Asked = {}) => organizer.run(contract.find, { conferenceId, ...asked });
const names = async (asked: Asked) => (await find(asked)).entries.map(({ recipient }) => recipient);

describe('the register of certificates', () => {
  it('is found without accents by names, numbers and decisions, all words together', async () => {
    expect(await names({ search: 'hong nguyen' })).toEqual(['Nguyễn Thị Hồng']);
    expect(await names({ search: 'HỒNG' })).toEqual(['Nguyễn Thị Hồng']);
    expect(await names({ search: '12-qd/vptw ca mau' })).toEqual(['Văn phòng Tỉnh ủy Cà Mau']);
    // By the number 250, and by the name.
    expect(await names({ search: 'thứ 250' })).toEqual(['Đại biểu thứ 246', 'Đại biểu thứ 250']);
    expect(await names({ search: 'khong co ai' })).toEqual([]);
  });

  it('is filtered by kind and by what became of a certificate', async () => {
    expect(await names({ kind: 'emulation-flag', state: 'done' })).toEqual(['Văn phòng Tỉnh ủy Lào Cai']);
    expect(await names({ kind: 'emulation-flag', state: 'waiting' })).toEqual(['Văn phòng Tỉnh ủy Quảng Ninh', 'Văn phòng Tỉnh ủy Cà Mau']);
    expect([await names({ state: 'unnumbered' }), (await find({ kind: 'prize' })).total]).toEqual([[], 0]);
  });

  it('is told 100 rows at a time in the order of awards, with the sums of all of it', async () => {
    const pages = await Promise.all([1, 2, 3, 4].map((page) => find({ page })));
    expect(pages.map(({ entries, awards }) => [entries.length, awards.map(({ id }) => id)])).toEqual([
      [100, ['order', 'flags', 'certificates']],
      [100, ['certificates']],
      [54, ['certificates']],
      [0, []],
    ]);
    const { total, all, waiting, unnumbered, next, kinds } = await find({ search: 'hồng' });
    expect({ total, all, waiting, unnumbered, next, kinds }).toEqual({
      total: 1,
      all: MANY + 4,
      waiting: MANY + 3,
      unnumbered: 0,
      next: MANY + 5,
      kinds: ['order', 'emulation-flag', 'certificate-of-merit'],
    });
  });

  it('tells at once what was written since it was last found', async () => {
    const [before] = (await find({ search: 'ca mau' })).entries;
    const whose = { conferenceId, awardId: 'flags', recipient: before?.recipient ?? '', version: before?.version ?? 0 };
    await organizer.run(contract.handOver, { ...whose, handed: { on: '2025-12-05', to: 'Lê Văn Bưởi' } });
    expect(await names({ search: 'buoi' })).toEqual(['Văn phòng Tỉnh ủy Cà Mau']);
    await organizer.run(contract.handOver, { ...whose, version: whose.version + 1, handed: null });
    expect(await names({ search: 'buoi' })).toEqual([]);
  });

  it('is written as a spreadsheet, whole or as it is filtered', async () => {
    const rowsOf = async (asked: object) => {
      const { content, name } = await organizer.run(contract.sheet, { conferenceId, lang: 'vi', ...asked });
      const [sheet] = await readWorkbook(Buffer.from(content as Uint8Array));
      return { name, texts: JSON.stringify(sheet) };
    };
    const { name, texts } = await rowsOf({ state: 'waiting', kind: 'emulation-flag' });
    expect(name).toBe('so-cap-bang-khen-giay-khen-2025-11-26.xlsx');
    expect(
      ['Quảng Ninh', 'Cà Mau', 'Lào Cai', 'vắng mặt, phát sau', '12-QĐ/VPTW, ngày 20/11/2025'].map((text) => texts.includes(text)),
    ).toEqual([true, true, false, true, true]);
    expect((await rowsOf({})).texts.match(/Đại biểu thứ \d+/g)?.length).toBe(MANY);
  });

  it('is shown page by page with its filters, which stay when a certificate is handed over', async () => {
    const at = `/conferences/${conferenceId}/awards/register`;
    const cookie = `dc_session=${organizer.token}; dc_lang=vi`;
    const open = async (query: string) => (await request(app.url).get(`${at}${query}`).set('cookie', cookie)).text;
    const shown = await open('?kind=certificate-of-merit&page=2');
    const links = [...shown.matchAll(/rel="(prev|next)" href="([^"]+)"/g)].map(([, rel, href]) => [
      rel,
      href?.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='),
    ]);
    expect(links).toEqual([
      ['prev', `${at}?kind=certificate-of-merit`],
      ['next', `${at}?kind=certificate-of-merit&page=3`],
    ]);
    expect(shown.match(/<tr id="row-/g)?.length).toBe(100);
    const _csrf = /name="csrf-token" content="([^"]+)"/.exec(shown)?.[1] ?? '';
    const form = { awardId: 'certificates', recipient: 'Đại biểu thứ 120', version: '1', on: '5/12/2025', to: 'Trần A' };
    const kept = { kind: 'certificate-of-merit', page: '2', place: 'row-20' };
    const sent = await request(app.url)
      .post(`${at}/handed`)
      .set('cookie', cookie)
      .type('form')
      .send({ _csrf, ...form, ...kept });
    expect(sent.headers['location']).toBe(`${at}?kind=certificate-of-merit&page=2#row-20`);
    expect(await open('?search=<b>khong&state=quatsch&page=-7')).toContain('Không có dòng nào như vậy');
  });
});
