import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentsContract as contract } from '../../../server/planning/documents/contract.ts';
import { interchangeContract } from '../../../server/record/import-export/contract/index.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { base64, conferenceWithSites, givenOut, PDF } from './papers.ts';

let app: TestApp;
let room: Awaited<ReturnType<typeof conferenceWithSites>>;
let home: string;
beforeAll(async () => {
  app = await startApp();
  room = await conferenceWithSites(app);
  home = `/conferences/${room.conferenceId}/documents`;
});
afterAll(() => app.end());

const cookie = (login: Login, lang = 'vi') => `dc_session=${login.token}; dc_lang=${lang}`;
const open = (path: string, login: Login, lang = 'vi') => request(app.url).get(path).set('cookie', cookie(login, lang));
const plainText = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00A0]+/g, ' ');

/** Posts a form with a file as a browser without JavaScript does. */
async function sendFile(page: string, action: string, name: string, bytes: Buffer, fields: Readonly<Record<string, string>> = {}) {
  const { text } = await open(page, room.organizer);
  const token = /name="csrf-token" content="([^"]+)"/.exec(text)?.[1] ?? '';
  const sending = request(app.url).post(action).set('cookie', cookie(room.organizer)).field('_csrf', token).attach('file', bytes, name);
  for (const [field, value] of Object.entries(fields)) void sending.field(field, value);
  return sending;
}

const FACTS = {
  title: 'Dự thảo nghị quyết',
  kind: 'draft',
  status: '',
  resultsFrom: '2022-10',
  tasksTo: '',
  adoptedIn: '',
  classification: '',
};

describe('pages of documents', () => {
  it('open in both languages for the staff and for readers', async () => {
    const id = await givenOut(room.organizer, room.conferenceId, [{ target: 'everyone' }]);
    const viewer = await app.member(room.conferenceId, 'viewer');
    for (const lang of ['vi', 'en']) {
      for (const path of ['', '/new', `/${id}`])
        expect([path, (await open(home + path, room.organizer, lang)).status]).toEqual([path, 200]);
      for (const reader of [viewer, room.sites.quangNinh]) expect((await open(home, reader, lang)).status).toBe(200);
    }
  });

  it('show readers what was handed out to them, and nothing else', async () => {
    await givenOut(room.organizer, room.conferenceId, [{ target: 'site', id: room.quangNinh }], { title: 'Chỉ gửi Quảng Ninh' });
    const read = async (login: Login) => plainText((await open(home, login)).text).includes('Chỉ gửi Quảng Ninh');
    expect([await read(room.sites.quangNinh), await read(room.sites.caMau)]).toEqual([true, false]);
  });

  it('accept a document and its file in one form', async () => {
    const made = await sendFile(`${home}/new`, home, 'Dự thảo.txt', Buffer.from('Nghị quyết'), FACTS);
    expect(made.status).toBe(303);
    const { documents } = await room.organizer.run(contract.list, { conferenceId: room.conferenceId, search: 'nghi quyet' });
    expect(
      documents.map(({ title, status, resultsFrom, files }) => ({ title, status, resultsFrom, names: files.map(({ name }) => name) })),
    ).toEqual([{ title: 'Dự thảo nghị quyết', status: null, resultsFrom: '2022-10', names: ['Dự thảo.txt'] }]);
  });

  it('keep nothing of a new document whose file is refused, and say why beside it', async () => {
    const count = async () => (await room.organizer.run(contract.list, { conferenceId: room.conferenceId })).documents.length;
    const before = await count();
    const refused = await sendFile(`${home}/new`, home, 'gia.pdf', Buffer.from('MZ'), FACTS);
    expect([refused.status, plainText(refused.text).includes('Tệp có đuôi .pdf nhưng nội dung không phải loại này')]).toEqual([400, true]);
    expect(await count()).toBe(before);
  });

  it('say in words why a file is refused, and keep the document', async () => {
    const id = await givenOut(room.organizer, room.conferenceId, []);
    const refused = await sendFile(`${home}/${id}`, `${home}/${id}/files`, 'gia.pdf', Buffer.from('MZ'));
    expect([refused.status, plainText(refused.text).includes('Tệp có đuôi .pdf nhưng nội dung không phải loại này')]).toEqual([400, true]);
    expect(
      (await room.organizer.run(contract.get, { conferenceId: room.conferenceId, id })).document.files.map(({ number }) => number),
    ).toEqual([1]);
  });
});

describe('a file in a browser', () => {
  const headers = async (name: string, content: Buffer, query = '') => {
    const { conferenceId, organizer } = room;
    const id = await givenOut(organizer, conferenceId, [{ target: 'everyone' }]);
    await organizer.run(contract.addFile, { conferenceId, id, name, content: base64(content) });
    const { headers: sent, status } = await open(`${home}/${id}/files/2${query}`, room.sites.caMau);
    const policy = String(sent['content-security-policy']);
    return {
      status,
      how: String(sent['content-disposition']),
      sniff: sent['x-content-type-options'],
      cache: sent['cache-control'],
      sandbox: policy.includes('sandbox'),
      shut: policy.includes("default-src 'none'"),
    };
  };

  it('is shown if it is a PDF, an image or a text, in a sandbox', async () => {
    const safe = { status: 200, sniff: 'nosniff', cache: 'private, no-store', shut: true };
    expect(await headers('a b.pdf', PDF)).toEqual({ ...safe, how: 'inline; filename="a b.pdf"', sandbox: false });
    expect(await headers('a.txt', Buffer.from('<script>alert(1)</script>'))).toEqual({
      ...safe,
      how: 'inline; filename=a.txt',
      sandbox: true,
    });
  });

  it('is a download if requested as one', async () => {
    expect((await headers('a.pdf', PDF, '?download=1')).how).toBe('attachment; filename=a.pdf');
  });

  it('does not exist for whoever may not read it, and asks strangers to sign in', async () => {
    const id = await givenOut(room.organizer, room.conferenceId, [{ target: 'site', id: room.quangNinh }]);
    expect((await open(`${home}/${id}/files/1`, room.sites.caMau)).status).toBe(404);
    expect((await request(app.url).get(`${home}/${id}/files/1`)).status).toBe(303);
  });
});

describe('an export', () => {
  it('names no document above the clearance of whoever exports', async () => {
    const { conferenceId, organizer } = room;
    await givenOut(organizer, conferenceId, [{ target: 'everyone' }], { title: 'Phương án tuyệt đối kín', classification: 'tuyet-mat' });
    const uncleared = await app.member(conferenceId, 'organizer');
    const [all, some] = await Promise.all(
      [organizer, uncleared].map(async (login) => JSON.stringify(await login.run(interchangeContract.export, { conferenceId }))),
    );
    expect([all?.includes('tuyệt đối kín'), some?.includes('tuyệt đối kín')]).toEqual([true, false]);
  });
});
