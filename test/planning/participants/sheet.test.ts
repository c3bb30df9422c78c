import { readXlsx } from 'hucre/xlsx';
import JSZip from 'jszip';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { securityLogContract } from '../../../server/accounts/security-log/contract.ts';
import { participantsContract, type ParticipantFacts } from '../../../server/planning/participants/contract.ts';
import { participantSheetContract as contract } from '../../../server/planning/participants/sheet/contract.ts';
import type { InputOf } from '../../../server/platform/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { bareConference } from '../../helpers/conference.ts';
import { newParticipantFacts } from '../../../server/planning/participants/rules.ts';

let app: TestApp;
let organizer: Login;
let conferenceId: string;
const person = (name: string | null, given: Partial<ParticipantFacts> = {}): ParticipantFacts => ({
  ...newParticipantFacts({ name }),
  ...given,
});

beforeAll(async () => {
  app = await startApp();
  conferenceId = await bareConference(app);
  organizer = await app.member(conferenceId, 'organizer');
  const participants = [
    person('Trần Văn Bình', { posts: ['Bí thư', 'Chủ tịch "HĐND"'], siteId: 'quang-ninh', roles: ['chair'] }),
    person('=cmd|x!A1'),
    person(null, { group: 'Đoàn báo chí' }),
    person('Lê Thị An', { listed: false }),
  ];
  await organizer.run(participantsContract.addMany, { conferenceId, participants });
});
afterAll(() => app.end());

type Wanted = Partial<Omit<InputOf<typeof contract.sheet>, 'conferenceId' | 'format'>>;
const fileOf = (format: 'xlsx' | 'csv', wanted: Wanted = {}, login = organizer) =>
  login.run(contract.sheet, { conferenceId, format, lang: 'vi', ...wanted });
const textOf = async (...asked: Parameters<typeof fileOf>) => Buffer.from((await fileOf(...asked)).content as Uint8Array).toString();

describe('the list of participants as CSV', () => {
  it('is read as UTF-8, has only columns that say something, and runs no formula', async () => {
    expect((await textOf('csv')).split('\r\n')).toEqual([
      '\uFEFF"TT","Họ và tên","Chức vụ","Đoàn, nhóm đại biểu","Số người","Điểm cầu","Vai trò trong hội nghị","Không có tên trong danh sách"',
      '"1","Trần Văn Bình","Bí thư\nChủ tịch ""HĐND""","","","Tỉnh ủy Quảng Ninh","Chủ trì",""',
      `"2","'=cmd|x!A1","","","","","",""`,
      '"3","","","Đoàn báo chí","một số","","",""',
      '"4","Lê Thị An","","","","","","x"',
      '',
    ]);
  });

  it('has the order and the selection that the page shows, in its language', async () => {
    const sorted = await textOf('csv', { sort: 'name', show: 'listed', lang: 'en' });
    expect(sorted.split('\r\n').map((line) => line.split(',')[1])).toEqual([
      '"Full name"',
      `"'=cmd|x!A1"`,
      '"Trần Văn Bình"',
      '""',
      undefined,
    ]);
    expect((await textOf('csv', { search: 'le thi' })).split('\r\n')).toHaveLength(3);
  });
});

describe('the list of participants as a workbook', () => {
  it('prints on A4 with its headings on every page, and texts stay texts', async () => {
    const { content, name } = await fileOf('xlsx');
    expect(name).toMatch(/^danh-sach-dai-bieu.*\.xlsx$/);
    const zip = await JSZip.loadAsync(content as Uint8Array);
    const part = async (path: string) => (await zip.file(path)?.async('string')) ?? '';
    const sheet = await part('xl/worksheets/sheet1.xml');
    expect(sheet).toMatch(/<pageSetup [^>]*paperSize="9"[^>]*orientation="landscape"/);
    expect(sheet).not.toContain('<f>');
    expect(await part('xl/workbook.xml')).toContain("'Đại biểu'!$6:$6</definedName>");
  });

  it('holds the rows, the title and the sum as a reader finds them', async () => {
    const { sheets } = await readXlsx((await fileOf('xlsx')).content as Uint8Array);
    const rows = sheets[0]?.rows.map((row) => row.slice(0, 5)) ?? [];
    expect([rows[2]?.[0], rows[3]?.[0], rows[5]]).toEqual([
      'DANH SÁCH ĐẠI BIỂU',
      'Hội nghị thử',
      ['TT', 'Họ và tên', 'Chức vụ', 'Đoàn, nhóm đại biểu', 'Số người'],
    ]);
    expect(rows.slice(6)).toEqual([
      [1, 'Trần Văn Bình', 'Bí thư\nChủ tịch "HĐND"', null, null],
      [2, '=cmd|x!A1', null, null, null],
      [3, null, null, 'Đoàn báo chí', 'một số'],
      [4, 'Lê Thị An', null, null, null],
      ['Tổng cộng: 3 người đã rõ; 3 có tên; 1 đoàn chưa rõ số người.', null, null, null, null],
    ]);
  });

  it('is in reach on the page for those who see the list, and noted in the security log', async () => {
    const open = (path: string, login = organizer) => request(app.url).get(path).set('cookie', `dc_session=${login.token}`);
    const home = `/conferences/${conferenceId}/participants`;
    const { text } = await open(`${home}?sort=name`);
    expect([...text.matchAll(/href="([^"]*\.(?:xlsx|csv)[^"]*)"/g)].map(([, href]) => href?.replace('&#x3D;', '='))).toEqual([
      `${home}.xlsx?sort=name`,
      `${home}.csv?sort=name`,
    ]);
    const file = await open(`${home}.csv?sort=nonsense&show=nothing`);
    expect([file.status, file.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
    expect((await open(`${home}.csv`, await app.member(conferenceId, 'viewer'))).status).toBe(403);
    const admin = await app.user({ administrator: true });
    const { events } = await admin.run(securityLogContract.list, { kind: 'exported', page: 1 });
    const overHttp = events.filter(({ address }) => address !== null);
    expect(overHttp.map(({ detail, conference }) => ({ detail, id: conference?.id }))).toEqual([
      { detail: { what: 'participants', count: 4 }, id: conferenceId },
    ]);
  });
});
