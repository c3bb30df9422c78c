import { Paragraph } from 'docx';
import JSZip from 'jszip';
import request from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { awardsContract, type AwardFacts } from '../../../server/planning/awards/contract.ts';
import { awardRegisterContract } from '../../../server/record/award-register/contract.ts';
import { certificatesContract as contract, WORD_TYPE, ZIP_TYPE } from '../../../server/record/certificates/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { bareConference } from '../../helpers/conference.ts';
import { docxAsPdf, docxPart, docxText, installed, pdfPages } from '../printouts/files.ts';
import { cutField, inTable, sayingEmpty, templateFile, withMain, withPart } from './template-file.ts';

let app: TestApp;
let organizer: Login;
let conferenceId: string;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());
beforeEach(async () => {
  conferenceId = await bareConference(app);
  organizer = await app.member(conferenceId, 'organizer');
});

const award = (title: string, recipients: string[], more: Partial<AwardFacts> = {}) =>
  organizer.run(awardsContract.add, {
    conferenceId,
    kind: 'certificate-of-merit',
    title,
    class: null,
    grantor: 'Thủ tướng Chính phủ',
    recipientKind: 'individual',
    count: null,
    recipients,
    receiving: [],
    perBatch: null,
    campaign: null,
    presenters: [],
    decision: { number: '7/QĐ', date: '2025-02-03' },
    ...more,
  });
const set = (content: Buffer, name = 'mau.docx') =>
  organizer.run(contract.setTemplate, { conferenceId, template: { name, content: content.toString('base64') } });
const write = async (awardId?: string) => organizer.run(contract.write, { conferenceId, ...(awardId ? { awardId } : {}) });
const wordOf = async (awardId?: string) => (await write(awardId)).content as Uint8Array;
const refusal = (content: Buffer) =>
  set(content).then(
    () => 'taken',
    (error: { code: string; faults: { message: string; params?: object }[] }) =>
      error.code === 'invalid' ? error.faults.map(({ message, params }) => ({ message, ...params })) : error.code,
  );

describe('certificates from a template of the office', () => {
  it('are one page for each recipient, filled in whatever way a field is written and cut', async () => {
    await set(
      await templateFile([cutField, '«HINH THUC» của [[cấp_tặng]]', inTable('Số ${so_quyet_dinh}, tháng {{tháng}}; số {{number}}')]),
    );
    const { id } = await award('Bằng khen', ['Trần <A> & Cộng sự, Chuyên viên', 'Lê B']);
    await organizer.run(awardRegisterContract.number, { conferenceId, first: 3 });
    expect((await docxText(await wordOf(id))).filter((line) => line !== '')).toEqual([
      'Tặng: Trần <A> & Cộng sự, Chuyên viên.',
      'Bằng khen của Thủ tướng Chính phủ',
      'Số 7/QĐ, tháng 02; số 03',
      'Tặng: Lê B.',
      'Bằng khen của Thủ tướng Chính phủ',
      'Số 7/QĐ, tháng 02; số 04',
    ]);
    expect((await docxPart(await wordOf(id), 'word/document.xml')).match(/<w:pageBreakBefore\/>/g)).toHaveLength(1);
  });

  it('keep what is filled in where the template was made for a mail merge, and ask for no data', async () => {
    const merged =
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> MERGEFIELD Họ_tên </w:instrText></w:r>' +
      '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>«Họ_tên»</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>' +
      '<w:fldSimple w:instr=" MERGEFIELD Số "><w:r><w:t>«Số»</w:t></w:r></w:fldSimple>';
    const made = await withMain(await templateFile(['chỗ']), (xml) => xml.replace(/<w:r>(?:(?!<w:r>).)*chỗ.*?<\/w:r>/, merged));
    const template = await withPart(made, 'word/settings.xml', (xml) =>
      xml.replace(/(<w:settings[^>]*>)/, '$1<w:mailMerge><w:query/></w:mailMerge>'),
    );
    expect(await docxPart(template, 'word/settings.xml')).toContain('mailMerge');
    await set(template);
    const { id } = await award('Bằng khen', ['Lê B']);
    const main = await docxPart(await wordOf(id), 'word/document.xml');
    expect([main.includes('>Lê B<'), main.match(/<w:fld(?:Char|Simple) w:fldLock="true" /g)]).toEqual([
      true,
      ['<w:fldChar w:fldLock="true" ', '<w:fldSimple w:fldLock="true" '],
    ]);
    expect(await docxPart(await wordOf(id), 'word/settings.xml')).not.toContain('mailMerge');
  });

  it('are opened by LibreOffice with as many pages as recipients', { skip: !installed('soffice') }, async () => {
    await set(await templateFile([cutField, inTable('{{chức vụ}}')]));
    const { id } = await award('Bằng khen', ['Trần A, Chuyên viên', 'Lê B, Trưởng phòng', 'Võ C']);
    const pages = pdfPages(docxAsPdf(await wordOf(id)));
    expect(pages.map((page) => ['Trần A', 'Lê B', 'Võ C'].filter((name) => page.includes(name)))).toEqual([['Trần A'], ['Lê B'], ['Võ C']]);
    expect(pages[1]).toContain('Trưởng phòng');
  });

  it('of several awards are an archive with a file for each', async () => {
    await set(await templateFile(['{{tên}}']));
    await award('Bằng khen', ['A']);
    await award('Giấy khen', ['B'], { kind: 'certificate-of-commendation' });
    const { mediaType, content } = await write();
    expect(mediaType).toBe(ZIP_TYPE);
    const zip = await JSZip.loadAsync(content as Uint8Array);
    expect(Object.keys(zip.files)).toEqual(['01-bang-khen.docx', '02-giay-khen.docx']);
    expect((await write((await organizer.run(awardsContract.list, { conferenceId })).awards[0]?.id)).mediaType).toBe(WORD_TYPE);
  });

  it('for two thousand people are written outside the loop', async () => {
    await set(await templateFile([cutField, '{{hình thức}}', inTable('{{chức vụ}}')]));
    const { id } = await award(
      'Bằng khen',
      Array.from({ length: 2000 }, (_, n) => `Người ${n}, Chuyên viên`),
    );
    let [turns, isDone] = [0, false];
    const turn = (): void => {
      turns += 1;
      if (!isDone) setImmediate(turn);
    };
    turn();
    const text = await docxText(await wordOf(id));
    isDone = true;
    expect(text.filter((line) => line.startsWith('Tặng:'))).toHaveLength(2000);
    expect(turns).toBeGreaterThan(100);
  });
});

describe('a template', () => {
  it('is refused with the place where a field is unknown, does not end, or stands in a footer, and what was stored stays', async () => {
    await set(await templateFile(['{{tên}}']), 'dung.docx');
    expect(await refusal(await templateFile(['Tặng {{tên}}', 'Quê {{quê quán}}', 'Số {{số vào sổ']))).toEqual([
      { message: 'template-field', n: 2, text: 'Quê {{quê quán}}', name: 'quê quán' },
      { message: 'template-open', n: 3, text: 'Số {{số vào sổ' },
    ]);
    expect(await refusal(await templateFile(['{{tên}}'], 'Số {{số}}'))).toEqual([{ message: 'template-header', n: 1, text: 'Số {{số}}' }]);
    expect(await refusal(await templateFile(['Không có gì']))).toEqual([{ message: 'template-no-field' }]);
    expect(await organizer.run(contract.template, { conferenceId })).toMatchObject({ template: { name: 'dung.docx' } });
  });

  it('is refused where it is no Word file, damaged, with macros, or unpacks to too much', async () => {
    const good = await templateFile(['{{tên}}']);
    const zip = await JSZip.loadAsync(good);
    const packed = async (name: string, text: string) => {
      const copy = await JSZip.loadAsync(good);
      return copy.file(name, text).generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
    };
    zip.remove('word/document.xml');
    const outcomes = [
      Buffer.from('%PDF-1.7'),
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      good.subarray(0, good.length / 2),
      await zip.generateAsync({ type: 'nodebuffer' }),
      await packed('word/vbaProject.bin', 'x'),
      await packed('[Content_Types].xml', 'application/vnd.ms-word.document.macroEnabled.main+xml'),
      await packed('word/media/bomb.xml', ' '.repeat(70 * 1024 * 1024)),
      await withMain(good, (xml) => `<!DOCTYPE x [<!ENTITY a "b">]>${xml}`),
      await withMain(good, () => '<w:document/>'),
      sayingEmpty(await packed('word/media/bomb.bin', ' '.repeat(1024 * 1024)), 'word/media/bomb.bin'),
      Buffer.concat([good, Buffer.from('PK\x05\x06', 'latin1')]),
    ];
    const codes = [];
    for (const bytes of outcomes) codes.push(await refusal(bytes));
    expect(codes).toEqual([
      'template-unknown',
      'template-broken',
      'template-broken',
      'template-unknown',
      'template-macros',
      'template-macros',
      'template-too-large',
      'template-broken',
      'template-broken',
      'template-broken',
      'template-broken',
    ]);
    expect(await organizer.run(contract.template, { conferenceId })).toEqual({ template: null });
    await expect(write()).rejects.toMatchObject({ code: 'no-template' });
  });

  it('is stored by those who plan; without recipients nothing is written', async () => {
    const secretary = await app.member(conferenceId, 'secretary');
    const template = { name: 'a.docx', content: (await templateFile(['{{tên}}'])).toString('base64') };
    await expect(secretary.run(contract.setTemplate, { conferenceId, template })).rejects.toMatchObject({ code: 'forbidden' });
    await organizer.run(contract.setTemplate, { conferenceId, template });
    await expect(write()).rejects.toMatchObject({ code: 'no-recipients' });
    await organizer.run(contract.setTemplate, { conferenceId, template: null });
    expect(await secretary.run(contract.template, { conferenceId })).toEqual({ template: null });
  });
});

describe('the page of certificates', () => {
  it('takes a template, says where a wrong one is wrong, and hands out the files', async () => {
    const { id } = await award('Bằng khen', ['A']);
    const at = `/conferences/${conferenceId}/awards/certificates`;
    const cookie = `dc_session=${organizer.token}; dc_lang=vi`;
    const open = (path: string) => request(app.url).get(path).set('cookie', cookie);
    const token = /name="csrf-token" content="([^"]+)"/.exec((await open(at)).text)?.[1] ?? '';
    const upload = (file: Buffer) =>
      request(app.url).post(at).set('cookie', cookie).set('x-csrf-token', token).attach('file', file, 'mẫu.docx');
    const refused = await upload(await templateFile(['Quê {{quê quán}}']));
    expect([refused.status, refused.text.includes('không có trường nào tên')]).toEqual([400, true]);
    expect((await upload(await templateFile([new Paragraph('{{tên}}')]))).status).toBe(303);
    const { headers, status } = await open(`${at}/file?award=${id}`);
    expect([status, headers['content-type']]).toEqual([200, WORD_TYPE]);
    const none = await open(`${at}/file?award=khong-co`);
    expect(none.status).toBe(400);
  });
});
