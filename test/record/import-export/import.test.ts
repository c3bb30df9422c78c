import { readFileSync } from 'node:fs';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { interchangeContract } from '../../../server/record/import-export/contract/index.ts';
import { ConferenceFile, formatSchema } from '../../../server/record/import-export/contract/format.ts';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';

const text = readFileSync('prisma/seed/conference-2025.json', 'utf8');
type File = { [key: string]: unknown } & Record<'agenda' | 'participants' | 'sites' | 'documents', Record<string, unknown>[]>;
const file = (): File => JSON.parse(text) as File;

let app: TestApp;
let creator: Login;
beforeAll(async () => {
  app = await startApp();
  creator = await app.user({ creator: true, clearance: 3 });
});
afterAll(() => app.end());

const send = (path: string, login: Login = creator, lang = 'vi') =>
  request(app.url).post(`/api/v1${path}`).set('authorization', `Bearer ${login.token}`).set('accept-language', lang);
const fetchFrom = (path: string, login: Login = creator) =>
  request(app.url).get(`/api/v1${path}`).set('authorization', `Bearer ${login.token}`);
const counts = async () => ({ conferences: await app.db.conference.count(), participants: await app.db.participant.count() });

describe('a conference/1 file', () => {
  test('creates a new conference each time, which is exported as the same file', async () => {
    const first = await send('/conferences/import').send(file()).expect(200);
    const second = await send('/conferences/import').send(file()).expect(200);
    expect(first.body.id).not.toBe(second.body.id);
    const exported = await fetchFrom(`/conferences/${first.body.id}/export`).expect(200);
    expect(exported.body).toEqual(file());
  });

  test('makes its sender an organizer', async () => {
    const { body } = await send('/conferences/import').send(file()).expect(200);
    const { roles } = await creator.run(conferencesContract.get, { conferenceId: body.id });
    expect(roles).toEqual(['organizer']);
  });

  test('is answered with what is worth a second look, and where it is in the file', async () => {
    const { body } = await send('/conferences/import').send(file()).expect(200);
    expect(body.warnings.map(({ code, paths }: { code: string; paths: string[] }) => [code, paths.slice(0, 3)])).toEqual([
      ['period-mismatch', ['agenda[1]', 'documents[0]']],
      ['like-names', ['participants[10]', 'participants[11]']],
      ['speaker-not-listed', ['participants[10]', 'agenda[1]']],
      ['speaker-not-listed', ['participants[11]', 'agenda[3]']],
      ['no-chair', []],
      ['no-secretary', []],
      ['unknown-start', []],
      ['unknown-length', ['agenda[0]', 'agenda[1]', 'agenda[2]']],
    ]);
    expect([body.warnings[0].message, body.warnings[0].english]).toEqual([
      'Chương trình và tài liệu kèm theo ghi hai khoảng thời gian khác nhau.',
      'The agenda and its document give two different periods.',
    ]);
  });

  test('may hold thousands of participants', async () => {
    const large = file();
    for (let at = 0; at < 5000; at += 1)
      large.participants.push({ id: `p${at}`, name: `Đại biểu ${at}`, posts: ['Ủy viên'], site: 'main', listed: true });
    const { body } = await send('/conferences/import').send(large).expect(200);
    expect(await app.db.participant.count({ where: { conferenceId: body.id } })).toBe(5012);
    const exported = await fetchFrom(`/conferences/${body.id}/export`).expect(200);
    expect(exported.body.participants.length).toBe(5012);
  });

  test('is imported once under an id of its own', async () => {
    const own = () => send('/conferences/import').set('idempotency-key', 'import-1').send(file()).expect(200);
    expect((await own()).body).toEqual((await own()).body);
  });
});

describe('a file with faults', () => {
  const refused = async (change: (file: File) => void, lang = 'vi') => {
    const wrong = file();
    change(wrong);
    const before = await counts();
    const { body } = await send('/conferences/import', creator, lang).send(wrong).expect(400);
    expect(await counts()).toEqual(before);
    return (body.error.faults as { path: string; message: string }[]).map(({ path, message }) => [path, message]);
  };

  test('is refused with each of them by its path, and nothing is stored', async () => {
    const faults = await refused((wrong) => {
      wrong.starts = '9 giờ';
      wrong.colour = 'red';
      Object.assign(wrong.agenda[3] ?? {}, { speakers: ['nobody'], room: 1 });
      Object.assign(wrong.sites[1] ?? {}, { id: 'main' });
      Object.assign(wrong.documents[0] ?? {}, { adoptedIn: 'nowhere', resultsFrom: '2022-13' });
      delete wrong.participants[0]?.id;
      delete wrong.title;
    });
    expect(faults).toEqual([
      ['title', 'Cần điền mục này.'],
      ['starts', 'Cần giờ như 08:00 hoặc 8h30, hoặc một buổi sáng, chiều, tối (trong tệp: morning, afternoon, evening).'],
      ['participants[0].id', 'Cần điền mục này.'],
      ['agenda[3].room', 'Định dạng không có mục này.'],
      ['documents[0].resultsFrom', 'Không phải tháng có thật. Xin ghi tháng/năm, như 11/2025 (qua API và trong tệp: 2025-11).'],
      ['colour', 'Định dạng không có mục này.'],
      ['sites[1].id', 'Bị trùng.'],
      ['participants[9].site', 'Không có mục nào mang mã này.'],
      ['agenda[3].speakers[0]', 'Không có mục nào mang mã này.'],
      ['agenda[4].speakers[0]', 'Không có mục nào mang mã này.'],
      ['documents[0].adoptedIn', 'Không có mục nào mang mã này.'],
      ['awards[0].presenters[0]', 'Không có mục nào mang mã này.'],
    ]);
  });

  test('is refused where a named person is counted, in the words of the forms', async () => {
    expect(await refused((wrong) => Object.assign(wrong.participants[0] ?? {}, { count: 3 }))).toEqual([
      ['participants[0].count', 'Người có tên thì không ghi số người. Bỏ số người, hoặc để trống tên nếu là một nhóm.'],
    ]);
  });

  test('is refused in English as well', async () => {
    expect(await refused((wrong) => Object.assign(wrong.agenda[3] ?? {}, { speakers: ['nobody'] }), 'en')).toEqual([
      ['agenda[3].speakers[0]', 'No entry has this id.'],
    ]);
  });

  test('keeps keys that begin with x- anywhere, except those that no database can store', async () => {
    const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
    expect(
      await refused((wrong) => {
        wrong['x-note'] = { một: 'hai', half: '\ud800' };
        wrong['x-null'] = 'a\u0000b';
        wrong['x-deep'] = nested(70);
        wrong['x-within'] = {};
      }),
    ).toEqual([
      ['x-within', 'Tên này được phần mềm dùng riêng; xin đặt tên khác.'],
      [`x-deep${'[0]'.repeat(64)}`, 'Lồng nhau quá nhiều lớp.'],
      ['x-null', 'Có ký tự không hợp lệ.'],
      ['x-note.half', 'Có ký tự không hợp lệ.'],
    ]);
  });

  test('is refused if it is of another format, or missing', async () => {
    expect(await refused((wrong) => void (wrong.format = 'conference/2'))).toEqual([['format', 'Chỉ đọc được định dạng “conference/1”.']]);
    await send('/conferences/import').type('json').send('{').expect(400);
    await send('/conferences/import').send([]).expect(400);
  });
});

describe('who may', () => {
  test('import is a creator or an administrator', async () => {
    const [user, administrator] = [await app.user(), await app.user({ administrator: true })];
    const answers = [await send('/conferences/import', user).send(file()), await send('/conferences/import', administrator).send(file())];
    expect(answers.map(({ status }) => status)).toEqual([403, 200]);
  });

  test('export is the staff, and no title above their clearance goes out', async () => {
    const secret = file();
    Object.assign(secret.agenda[6] ?? {}, { classification: 'mat' });
    Object.assign(secret.documents[0] ?? {}, { classification: 'tuyet-mat' });
    const { id } = await creator.run(interchangeContract.import, ConferenceFile.parse(secret));
    const [secretary, viewer, stranger] = [await app.member(id, 'secretary'), await app.member(id, 'viewer'), await app.user()];
    const { body } = await fetchFrom(`/conferences/${id}/export`, secretary).expect(200);
    expect(body.documents).toEqual([]);
    expect(JSON.stringify(body.agenda)).not.toMatch(/Phát động|lam-thi-phuong-thanh/);
    expect((await fetchFrom(`/conferences/${id}/export`).expect(200)).body).toEqual(secret);
    await fetchFrom(`/conferences/${id}/export`, viewer).expect(403);
    await fetchFrom(`/conferences/${id}/export`, stranger).expect(404);
  });

  test('read the JSON Schema of the format is everybody', async () => {
    const { body } = await request(app.url).get('/api/v1/formats/conference-1').expect(200);
    expect(body).toEqual(JSON.parse(JSON.stringify(formatSchema())));
    expect(body.required).toEqual(['format', 'title', 'organizer', 'mode']);
    expect([body.additionalProperties, body.properties.agenda.items.additionalProperties]).toEqual([false, false]);
  });
});

test('a sender without clearance is told what they will not see, without its title', async () => {
  const uncleared = await app.user({ creator: true });
  const secret = file();
  Object.assign(secret.agenda[6] ?? {}, { classification: 'mat' });
  const { warnings } = await uncleared.run(interchangeContract.import, ConferenceFile.parse(secret));
  expect(warnings[0]).toEqual({
    code: 'above-clearance',
    message: 'Nội dung có độ mật cao hơn mức được xem của tài khoản này; sau khi nhập, tài khoản này không xem được.',
    english: 'The classification is above the clearance of this account; once imported, this account cannot see the item.',
    paths: ['agenda[6]'],
  });
});
