import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { directoryContract } from '../../../server/planning/directory/contract.ts';
import { protocolContract } from '../../../server/planning/protocol/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';

let app: TestApp;
let admin: Login;
beforeAll(async () => {
  app = await startApp();
  admin = await app.user({ administrator: true });
});
afterAll(() => app.end());

const cookie = () => `dc_session=${admin.token}; dc_lang=vi`;

/** What the page says above the form that was sent. */
async function alertAfter(path: string, fields: Readonly<Record<string, string>>): Promise<string> {
  const { text: open } = await request(app.url).get(path).set('cookie', cookie());
  const token = /name="csrf-token" content="([^"]+)"/.exec(open)?.[1] ?? '';
  const sent = request(app.url).post(path).set('cookie', cookie()).type('form');
  const { text } = await sent.send({ ...fields, _csrf: token });
  const alert = /<div class="form-errors" role="alert"[\s\S]*?<\/div>/.exec(text)?.[0] ?? '';
  return alert
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

describe('a form of the office that is refused as a whole', () => {
  it('says so when somebody else has changed the person', async () => {
    const { id } = await admin.run(directoryContract.add, { name: 'Trần Thị Bình', posts: [] });
    await admin.run(directoryContract.edit, { id, version: 1, name: 'Trần Thị An', posts: [] });
    expect(await alertAfter(`/directory/${id}`, { version: '1', name: 'Trần Thị Chi' })).toEqual(
      'Người khác đã sửa nội dung này trước. Xin xem bản mới rồi sửa lại; phần vừa nhập chưa được lưu.',
    );
  });

  it('says so when another order of protocol begins on the day', async () => {
    await admin.run(protocolContract.add, { source: '12-QĐ/VP', from: '2027-01-01', ranks: [['Trưởng ban']] });
    expect(await alertAfter('/protocol', { source: '13-QĐ/VP', from: '01/01/2027', ranks: 'Giám đốc' })).toEqual(
      'Đã có một thứ tự lễ tân có hiệu lực từ ngày này. Sửa thứ tự đó, hoặc chọn ngày khác.',
    );
  });
});
