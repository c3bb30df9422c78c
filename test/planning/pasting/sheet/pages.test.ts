import request from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { conferencesContract } from '../../../../server/planning/conferences/contract.ts';
import { participantsContract as contract } from '../../../../server/planning/participants/contract.ts';
import { participantSheetContract } from '../../../../server/planning/participants/sheet/contract.ts';
import { pastingContract } from '../../../../server/planning/pasting/contract.ts';
import { startApp, type Login, type TestApp } from '../../../helpers/app.ts';
import { bareConference } from '../../../helpers/conference.ts';
import { importSeed } from '../../../helpers/seeded.ts';
import { officeFile, officePerson } from './office-file.ts';

let app: TestApp;
let conferenceId: string;
let organizer: Login;
let home: string;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());
beforeEach(async () => {
  conferenceId = await bareConference(app);
  organizer = await app.member(conferenceId, 'organizer');
  home = `/conferences/${conferenceId}/participants`;
});

const cookie = (login: Login) => `dc_session=${login.token}; dc_lang=vi`;
const open = (path: string, login = organizer) => request(app.url).get(path).set('cookie', cookie(login));
const tokenOf = async (login = organizer) => /name="csrf-token" content="([^"]+)"/.exec((await open(home, login)).text)?.[1] ?? '';
const plain = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00A0]+/g, ' ');
const band = (html: string) => /<section class="paste-band"[\s\S]*?<\/section>/.exec(html)?.[0] ?? '';
const unescaped = (text: string) =>
  text
    .replace(/&#x27;|&#9;|&quot;|&#x3D;/g, (code) => ({ '&#x27;': "'", '&#9;': '\t', '&quot;': '"' })[code] ?? '=')
    .replaceAll('&amp;', '&');

async function upload(file: Buffer | string, login = organizer, name = 'ds.xlsx') {
  const send = request(app.url)
    .post(`${home}/import`)
    .set('cookie', cookie(login))
    .set('x-csrf-token', await tokenOf(login));
  return send.attach('file', Buffer.from(file), name);
}
/** The fields of the band as a browser sends them. */
function fieldsOf(html: string): Record<string, string | string[]> {
  const form = band(html);
  const inputs = [...form.matchAll(/<input type="hidden" name="(lines|seen|_commandId)" value="([^"]*)"/g)];
  const selects = [...form.matchAll(/<select class="input" name="column">([\s\S]*?)<\/select>/g)];
  const column = selects.map(([, options = '']) => /value="([^"]*)" selected/.exec(options)?.[1] ?? '');
  const text = unescaped(/<textarea[^>]*name="text"[^>]*>([\s\S]*?)<\/textarea>/.exec(form)?.[1] ?? '');
  return { ...Object.fromEntries(inputs.map(([, name, value]) => [name, value ?? ''])), column, text: text.replaceAll('\n', '\r\n') };
}
const send = async (fields: Readonly<Record<string, string | string[]>>, action = `${home}/import`) =>
  request(app.url)
    .post(action)
    .set('cookie', cookie(organizer))
    .type('form')
    .send({ ...fields, _csrf: await tokenOf() });
const people = async () => (await organizer.run(contract.list, { conferenceId })).participants;

describe('a file of people', () => {
  it('is shown with its columns and every row, and stored only on confirmation, in one step that is taken back in one', async () => {
    const seen = await upload(await officeFile(8));
    expect(plain(band(seen.text))).toMatch(/chưa lưu: 2 dòng mới, 6 dòng cần sửa/);
    expect(plain(band(seen.text))).toMatch(/12 Lê Minh Tên2, .*? Điểm cầu \(cột H\): Không có điểm cầu nào mang tên này/);
    expect(plain(band(seen.text))).toMatch(/Không phải đại biểu nên không đọc: dòng 8 “I KHỐI 1”;/);
    expect(await people()).toEqual([]);
    const sites = { called: ['TP. Huế', 'Cà Mau', 'Đắk Lắk'], as: ['-', '-', 'quang-ninh'] };
    const chosen = await send({ ...fieldsOf(seen.text), ...sites, step: 'read' });
    expect(plain(band(chosen.text))).toMatch(/chưa lưu: 8 dòng mới/);
    const done = await send({ ...fieldsOf(chosen.text), ...sites, step: 'add' });
    expect([done.status, done.headers['location']]).toEqual([303, expect.stringMatching(/\?added=participants\/[a-z0-9]+\/8$/)]);
    expect((await people()).map(({ name, posts }) => ({ name, posts }))).toEqual(Array.from({ length: 8 }, (_, n) => officePerson(n)));
    expect(plain(band((await upload(await officeFile(8))).text))).toMatch(/chưa lưu: 0 dòng mới, 8 dòng trùng Bỏ/);
    const { text } = await open(done.headers['location'] ?? '');
    await send({}, /action="([^"]+\/batches\/[^"]+\/remove)"/.exec(text)?.[1] ?? '');
    expect(await people()).toEqual([]);
  });

  it('is read again, and nothing added, where a column was changed after it was shown', async () => {
    const fields = fieldsOf((await upload('Họ tên;Ghi chú\nTrần A;Bí thư')).text);
    expect(fields['column']).toEqual(['name', '']);
    const changed = await send({ ...fields, column: ['name', 'posts'], step: 'add' });
    expect(plain(band(changed.text))).toMatch(/1 dòng mới/);
    expect(await people()).toEqual([]);
    expect((await send({ ...fieldsOf(changed.text), step: 'add' })).status).toBe(303);
    expect((await people()).map(({ name, posts }) => [name, posts])).toEqual([['Trần A', ['Bí thư']]]);
  });

  it('keeps its row numbers where only some rows are added', async () => {
    const seen = await upload('Họ tên;Điểm cầu\nTrần A;\nLê B;Hà Giang\nVõ C;');
    const rest = await send({ ...fieldsOf(seen.text), step: 'add' });
    expect((await people()).map(({ name }) => name)).toEqual(['Trần A', 'Võ C']);
    expect(plain(band(rest.text))).toMatch(/0 dòng mới, 1 dòng cần sửa .* 3 Lê B/);
  });

  it('that cannot be read is refused in words beside the field', async () => {
    const { text, status } = await upload('%PDF-1.7 \u0000');
    expect([status, plain(text)]).toEqual([400, expect.stringMatching(/Tệp này không phải bảng Excel \(\.xlsx\) hoặc CSV/)]);
    expect(plain((await upload('Họ tên;Chức vụ')).text)).toMatch(/Không thấy dòng nào trong tệp/);
  });

  it('is sent by those who plan only, and not into an archived conference', async () => {
    const secretary = await app.member(conferenceId, 'secretary');
    expect((await open(`${home}/import`, secretary)).status).toBe(403);
    expect((await upload('Trần A', secretary)).status).toBe(403);
    await organizer.run(conferencesContract.archive, { conferenceId });
    expect((await upload('Họ tên\nTrần A')).status).toBe(409);
  });
});

describe('the downloaded list', () => {
  it.each(['xlsx', 'csv'] as const)('as %s, imported again, finds everyone and says the same of them', async (format) => {
    const creator = await app.user({ creator: true });
    const seeded = await importSeed(creator);
    const { participants } = await creator.run(contract.list, { conferenceId: seeded });
    const { content } = await creator.run(participantSheetContract.sheet, { conferenceId: seeded, format, lang: 'vi' });
    const file = Buffer.from(content as Uint8Array).toString('base64');
    const again = await creator.run(pastingContract.readSheet, { conferenceId: seeded, content: file, sites: [] });
    expect(again.people.map(({ listed, faults }) => [listed, faults])).toEqual(participants.map(({ id }) => [id, []]));
    const facts = participants.map(({ id: _id, version: _version, extras: _extras, ...rest }) => rest);
    expect(again.people.map((one) => one.facts)).toEqual(facts);
  });
});
