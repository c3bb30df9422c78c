import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agendaContract } from '../../../server/planning/agenda/contract.ts';
import { documentsContract as contract } from '../../../server/planning/documents/contract.ts';
import { fileFault } from '../../../server/planning/documents/rules.ts';
import { itemList } from '../../../server/planning/agenda/store.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { bareConference } from '../../helpers/conference.ts';
import { bareItem } from '../agenda/draft.ts';

let app: TestApp;
let conferenceId: string;
let home: string;
let organizer: Login;
beforeAll(async () => {
  app = await startApp();
  conferenceId = await bareConference(app);
  home = `/conferences/${conferenceId}/documents`;
  organizer = await app.member(conferenceId, 'organizer');
});
afterAll(() => app.end());

const plain = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00A0]+/g, ' ');
const cookie = () => `dc_session=${organizer.token}`;
async function tokenOf(page: string): Promise<string> {
  const { text } = await request(app.url).get(page).set('cookie', cookie());
  return /name="csrf-token" content="([^"]+)"/.exec(text)?.[1] ?? '';
}
/** Posts the form for new documents with these files. */
async function upload(files: Readonly<Record<string, string>>, title = '', more: Readonly<Record<string, string>> = {}) {
  const sending = request(app.url)
    .post(home)
    .set('cookie', cookie())
    .field('_csrf', await tokenOf(`${home}/new`))
    .field('kind', 'report')
    .field('title', title);
  for (const [name, value] of Object.entries(more)) void sending.field(name, value);
  for (const [name, content] of Object.entries(files)) void sending.attach('file', Buffer.from(content), name);
  return sending;
}
const documents = async () => {
  const { documents: all } = await organizer.run(contract.list, { conferenceId });
  return all.map(({ title, files }) => [title, ...files.map(({ name }) => name)]);
};

describe('files that are uploaded together', () => {
  it('become a document each, named like its file; those that are refused are named and leave nothing behind', async () => {
    const made = await upload({ 'Báo cáo_tổng kết.txt': 'Kết quả', 'Đề cương.txt': 'Mục một' });
    expect([made.status, made.headers.location]).toEqual([303, home]);
    expect(await documents()).toEqual([
      ['Báo cáo tổng kết', 'Báo cáo_tổng kết.txt'],
      ['Đề cương', 'Đề cương.txt'],
    ]);
    const mixed = await upload({ 'gia.pdf': 'MZ', 'Phụ lục.txt': 'Bảng' });
    expect([mixed.status, plain(mixed.text).includes('Đã thêm 1 tài liệu; 1 tệp không nhận được')]).toEqual([400, true]);
    expect(plain(mixed.text)).toContain('gia.pdf: Tệp có đuôi .pdf nhưng nội dung không phải loại này');
    expect((await documents()).slice(2)).toEqual([['Phụ lục', 'Phụ lục.txt']]);
  });

  it('give one file its own name unless a title was typed', async () => {
    expect([(await upload({ 'Tờ trình.txt': 'a' })).status, (await upload({ 'b.txt': 'b' }, 'Nghị quyết')).status]).toEqual([303, 303]);
    expect((await documents()).slice(3)).toEqual([
      ['Tờ trình', 'Tờ trình.txt'],
      ['Nghị quyết', 'b.txt'],
    ]);
    expect((await upload({})).status).toBe(400);
  });

  it('are too many at twenty-one, and then none is stored', async () => {
    const before = (await documents()).length;
    const { status } = await upload(Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`tep-${n}.txt`, 'a'])));
    expect([status >= 400, (await documents()).length]).toEqual([true, before]);
  });
});

describe('a document', () => {
  const itemsOf = async (id: string) => (await organizer.run(contract.get, { conferenceId, id })).document.items.map(({ title }) => title);
  const firstDocument = async () => (await organizer.run(contract.list, { conferenceId })).documents[0]?.id ?? '';
  const versionOf = async (id: string) => (await itemList.require(app.db, conferenceId, id)).entity.version;

  it('is tied to an item and taken off it from its own page, once however often it is asked', async () => {
    const { id: item } = await organizer.run(agendaContract.addItem, bareItem(conferenceId, 'Báo cáo tổng kết'));
    const id = await firstDocument();
    const post = async (fields: object) =>
      request(app.url)
        .post(`${home}/${id}/items`)
        .set('cookie', cookie())
        .type('form')
        .send({ ...fields, _csrf: await tokenOf(`${home}/${id}`) });
    expect((await post({ itemId: item, tied: '1' })).status).toBe(303);
    const tied = await versionOf(item);
    await organizer.run(agendaContract.tieDocument, { conferenceId, id: item, documentId: id, tied: true });
    expect([await itemsOf(id), await versionOf(item)]).toEqual([['Báo cáo tổng kết'], tied]);
    expect((await post({ itemId: item })).status).toBe(303);
    expect(await itemsOf(id)).toEqual([]);
  });

  it('is tied to nothing by whoever may not read it or the item', async () => {
    const cleared = await app.user({ administrator: true, clearance: 3 });
    const secret = bareItem(conferenceId, 'Nội dung mật', { classification: 'mat' });
    const { id: item } = await cleared.run(agendaContract.addItem, secret);
    const facts = { kind: 'report', resultsFrom: null, tasksTo: null, adoptedIn: null, status: null } as const;
    const { id: hidden } = await cleared.run(contract.add, { conferenceId, ...facts, title: 'Phương án', classification: 'mat' });
    const open = await firstDocument();
    const { id: openItem } = await organizer.run(agendaContract.addItem, bareItem(conferenceId, 'Thảo luận'));
    for (const pair of [
      { id: item, documentId: open },
      { id: openItem, documentId: hidden },
      { id: openItem, documentId: 'khong-co' },
    ])
      await expect(organizer.run(agendaContract.tieDocument, { conferenceId, ...pair, tied: true })).rejects.toMatchObject({
        code: 'not-found',
      });
    await cleared.run(agendaContract.tieDocument, { conferenceId, id: item, documentId: hidden, tied: true });
  });
});

describe('a file that is dropped onto an agenda item', () => {
  it('becomes a document of it, once however often it is sent, or nothing where there is no such item', async () => {
    const { id: itemId } = await organizer.run(agendaContract.addItem, bareItem(conferenceId, 'Tham luận'));
    const form = { itemId, _commandId: crypto.randomUUID() };
    const sent = [await upload({ 'Tham luận.txt': 'Bài' }, '', form), await upload({ 'Tham luận.txt': 'Bài' }, '', form)];
    expect(sent.map(({ status }) => status)).toEqual([303, 303]);
    const own = (await organizer.run(contract.list, { conferenceId })).documents.filter(({ title }) => title === 'Tham luận');
    expect(own.map(({ files, items }) => [files.length, items.map(({ id }) => id)])).toEqual([[1, [itemId]]]);
    const { status } = await upload({ 'Lạc.txt': 'Bài' }, '', { itemId: 'unknown' });
    expect([status, (await documents()).filter(([title]) => title === 'Lạc')]).toEqual([400, []]);
  });

  it('is refused before it is sent where its name or size says enough', () => {
    const faults = [
      { name: 'cu.doc', size: 5 },
      { name: 'trống.pdf', size: 0 },
      { name: 'lớn.pdf', size: 41 * 1024 * 1024 },
      { name: 'ảnh.JPEG', size: 5 },
    ].map(fileFault);
    expect(faults).toEqual(['file-type', 'file-empty', 'too-large', null]);
  });
});
