import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentsContract as contract } from '../../../server/planning/documents/contract.ts';
import { safeName } from '../../../server/planning/documents/content/names.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { bytesOf } from '../../helpers/files.ts';
import JSZip from 'jszip';
import { base64, conferenceWithSites, givenOut, outcome, paper, PDF } from './papers.ts';

const zip = (names: readonly string[]): Promise<Buffer> => {
  const made = new JSZip();
  for (const name of names) made.file(name, '<x/>');
  return made.generateAsync({ type: 'nodebuffer' });
};
const DOCX = ['[Content_Types].xml', 'word/document.xml'];

describe('files of a document', () => {
  let app: TestApp;
  let room: Awaited<ReturnType<typeof conferenceWithSites>>;
  beforeAll(async () => {
    app = await startApp();
    room = await conferenceWithSites(app);
  });
  afterAll(() => app.end());

  const upload = async (name: string, bytes: Buffer) => {
    const { conferenceId, organizer } = room;
    const { id } = await organizer.run(contract.add, { conferenceId, ...paper() });
    return outcome(organizer.run(contract.addFile, { conferenceId, id, name, content: base64(bytes) }));
  };

  it('are accepted if their content matches their name', async () => {
    const odt = new JSZip();
    odt.file('mimetype', 'application/vnd.oasis.opendocument.text', { compression: 'STORE' });
    odt.file('content.xml', '<x/>');
    const taken: [string, Buffer][] = [
      ['a.pdf', PDF],
      ['a.DOCX', await zip(DOCX)],
      ['a.xlsx', await zip(['[Content_Types].xml', 'xl/workbook.xml'])],
      ['a.pptx', await zip(['[Content_Types].xml', 'ppt/presentation.xml'])],
      ['a.odt', await odt.generateAsync({ type: 'nodebuffer' })],
      ['a.jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1])],
      ['a.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1])],
      ['a.txt', Buffer.from('Kính gửi các đồng chí,\r\n')],
    ];
    for (const [name, bytes] of taken) expect([name, await upload(name, bytes)]).toEqual([name, 'ok']);
  });

  it('are refused if their content is something else, whatever their name', async () => {
    const html = Buffer.from('<script>alert(1)</script>');
    const refused: [string, Buffer, string][] = [
      ['a.pdf', html, 'file-mismatch'],
      ['a.png', PDF, 'file-mismatch'],
      ['a.docx', await zip(['readme.txt']), 'file-mismatch'],
      ['a.docx', await zip([...DOCX, 'word/vbaProject.bin']), 'file-mismatch'],
      ['a.docx', (await zip(DOCX)).subarray(0, 60), 'file-mismatch'],
      ['a.txt', Buffer.from([0x61, 0, 0x62]), 'file-mismatch'],
      ['a.txt', Buffer.from([0xff, 0xfe, 0x61]), 'file-mismatch'],
      ['a.html', html, 'file-type'],
      ['a.svg', Buffer.from('<svg/>'), 'file-type'],
      ['a.exe', Buffer.from('MZ'), 'file-type'],
      ['pdf', PDF, 'file-type'],
      ['a.pdf', Buffer.alloc(0), 'file-empty'],
    ];
    for (const [name, bytes, code] of refused) expect([name, await upload(name, bytes)]).toEqual([name, code]);
  });

  it('larger than 40 MB, or not in base64, are refused', async () => {
    const { conferenceId, organizer } = room;
    const { id } = await organizer.run(contract.add, { conferenceId, ...paper() });
    expect(await upload('a.txt', Buffer.alloc(40 * 1024 * 1024 + 1, 'a'))).toBe('too-large');
    expect(await outcome(organizer.run(contract.addFile, { conferenceId, id, name: 'a.txt', content: 'không' }))).toBe('invalid');
  });

  it('are numbered, and stored once however often the same content is uploaded', async () => {
    const { conferenceId, organizer } = room;
    const text = base64(Buffer.from('Chỉ một lần'));
    const first = await organizer.run(contract.add, { conferenceId, ...paper() });
    const second = await organizer.run(contract.add, { conferenceId, ...paper() });
    const add = (id: string) => organizer.run(contract.addFile, { conferenceId, id, name: 'mot.txt', content: text });
    const made = [await add(first.id), await add(first.id), await add(second.id)];
    expect(made.map(({ number }) => number)).toEqual([1, 2, 1]);
    const sha256 = made[0]?.sha256 ?? '';
    expect(await app.db.fileContent.count({ where: { sha256 } })).toBe(1);
    for (const [id, number] of [
      [first.id, 1],
      [first.id, 2],
    ] as const)
      await organizer.run(contract.removeFile, { conferenceId, id, number });
    expect(bytesOf(await organizer.run(contract.openFile, { conferenceId, id: second.id, number: 1 })).toString('base64')).toBe(text);
    await organizer.run(contract.removeFile, { conferenceId, id: second.id, number: 1 });
    expect(await app.db.fileContent.count({ where: { sha256 } })).toBe(0);
  });

  it('come back byte for byte', async () => {
    const { conferenceId, organizer } = room;
    const id = await givenOut(organizer, conferenceId, []);
    const file = await organizer.run(contract.openFile, { conferenceId, id, number: 1 });
    expect([file.name, file.mediaType, bytesOf(file).equals(PDF)]).toEqual(['bao-cao.pdf', 'application/pdf', true]);
  });

  it('have names without paths, devices, hidden extensions or unsafe characters', () => {
    const names: [string, string][] = [
      ['../../etc/passwd.txt', 'passwd.txt'],
      ['C:\\temp\\Báo cáo (1).txt', 'Báo cáo (1).txt'],
      ['a\u202etxt.exe.txt', 'atxt.exe.txt'],
      ['con.txt', 'tai-lieu.txt'],
      ['.txt', 'tai-lieu.txt'],
      ['a"b<c>\n.TXT', 'a b c.txt'],
      ['Ba\u0301o ca\u0301o.txt', 'Báo cáo.txt'],
    ];
    expect(names.map(([given]) => safeName(given, 'txt'))).toEqual(names.map(([, safe]) => safe));
  });
});

describe('who opened a document', () => {
  let app: TestApp;
  beforeAll(async () => void (app = await startApp()));
  afterAll(() => app.end());

  it('is recorded by version, the first time only, and counted for the receiving sites', async () => {
    const { conferenceId, organizer, quangNinh, caMau, sites } = await conferenceWithSites(app);
    const id = await givenOut(organizer, conferenceId, [{ target: 'role', id: 'site' }]);
    const opened = app.clock.now;
    await sites.quangNinh.run(contract.openFile, { conferenceId, id, number: 1 });
    app.clock.now += 60_000;
    await sites.quangNinh.run(contract.openFile, { conferenceId, id, number: 1 });
    const circulation = await organizer.run(contract.circulation, { conferenceId, id });
    expect(circulation.openings).toEqual([{ number: 1, kind: 'site', id: quangNinh, name: 'Tỉnh ủy Quảng Ninh', at: opened }]);
    expect(circulation.waiting).toEqual([{ id: caMau, name: 'Tỉnh ủy Cà Mau' }]);
    const sitesOf = async () => (await organizer.run(contract.get, { conferenceId, id })).document.sites;
    expect(await sitesOf()).toEqual({ opened: 1, total: 2 });
    await organizer.run(contract.addFile, { conferenceId, id, name: 'ban-2.pdf', content: base64(PDF) });
    expect(await sitesOf()).toEqual({ opened: 0, total: 2 });
  });

  it('counts a site whose technician opened it', async () => {
    const { conferenceId, organizer, quangNinh } = await conferenceWithSites(app);
    const technician = await app.bound(conferenceId, 'technician', { siteId: quangNinh });
    const id = await givenOut(organizer, conferenceId, [{ target: 'site', id: quangNinh }]);
    await technician.run(contract.openFile, { conferenceId, id, number: 1 });
    expect((await organizer.run(contract.get, { conferenceId, id })).document.sites).toEqual({ opened: 1, total: 1 });
  });
});

describe('the list of documents', () => {
  let app: TestApp;
  beforeAll(async () => void (app = await startApp()));
  afterAll(() => app.end());

  it('keeps its order, moves one before another, and refuses a stale edit', async () => {
    const { conferenceId, organizer } = await conferenceWithSites(app);
    const add = async (title: string) => (await organizer.run(contract.add, { conferenceId, ...paper({ title }) })).id;
    const [a, b, c] = [await add('A'), await add('B'), await add('C')];
    const titles = async () => (await organizer.run(contract.list, { conferenceId })).documents.map(({ title }) => title);
    await organizer.run(contract.place, { conferenceId, id: c, version: 1, before: a });
    expect(await titles()).toEqual(['C', 'A', 'B']);
    await organizer.run(contract.edit, { conferenceId, id: b, version: 1, ...paper({ title: 'B2' }) });
    expect(await outcome(organizer.run(contract.edit, { conferenceId, id: b, version: 1, ...paper({ title: 'B3' }) }))).toBe('stale');
    expect(await titles()).toEqual(['C', 'A', 'B2']);
  });

  it('removes a document without files, and restores it', async () => {
    const { conferenceId, organizer } = await conferenceWithSites(app);
    const id = await givenOut(organizer, conferenceId, []);
    expect(await outcome(organizer.run(contract.remove, { conferenceId, id, version: 2 }))).toBe('has-files');
    await organizer.run(contract.removeFile, { conferenceId, id, number: 1 });
    await organizer.run(contract.remove, { conferenceId, id, version: 2 });
    expect((await organizer.run(contract.list, { conferenceId })).documents).toEqual([]);
    await organizer.run(contract.restore, { conferenceId, id });
    expect((await organizer.run(contract.get, { conferenceId, id })).document.title).toBe(paper().title);
  });

  it('hands documents out only to existing sites and participants', async () => {
    const { conferenceId, organizer } = await conferenceWithSites(app);
    const { id } = await organizer.run(contract.add, { conferenceId, ...paper() });
    const handouts = [{ target: 'site' as const, id: 'khong-co' }];
    expect(await outcome(organizer.run(contract.handOut, { conferenceId, id, version: 1, stamp: null, handouts }))).toBe('invalid');
  });
});
