import { describe, expect, it } from 'vitest';
import type { OfficialPaper } from '../../../server/record/printouts/contract.ts';
import { writeDocx } from '../../../server/record/printouts/writers/docx.ts';
import { writePdf } from '../../../server/record/printouts/writers/pdf.ts';
import { docxAsPdf, docxPart, docxText, installed, pdfPages } from './files.ts';
import { paper } from './fixtures.ts';

const long = (change: Partial<OfficialPaper> = {}) =>
  paper(
    change,
    Array.from({ length: 60 }, () => ({ kind: 'paragraph', runs: [{ text: 'Hội nghị nghe báo cáo và thảo luận.' }] })),
  );
const signatures: OfficialPaper['blocks'] = [
  { kind: 'signatures', left: { title: 'NGƯỜI GHI BIÊN BẢN', name: null }, right: { title: 'CHỦ TRÌ HỘI NGHỊ', name: 'Trần Cẩm Tú' } },
];

describe('the Word file of a printout', () => {
  it('carries header, number, place and date, title and text in their order', async () => {
    const lines = (await docxText(await writeDocx(paper()))).filter(Boolean);
    expect(lines).toEqual([
      'VĂN PHÒNG TRUNG ƯƠNG ĐẢNG',
      '*',
      'Số 05-BB/VPTW',
      'ĐẢNG CỘNG SẢN VIỆT NAM',
      'Hà Nội, ngày 26 tháng 11 năm 2025',
      'BIÊN BẢN',
      'Hội nghị toàn quốc',
      'Hội nghị khai mạc.',
    ]);
  });

  it('has A4 pages with the margins of the form, in twentieths of a point', async () => {
    const xml = await docxPart(await writeDocx(paper()), 'word/document.xml');
    expect(xml.match(/<w:pgSz [^>]*w:w="(\d+)" w:h="(\d+)"/)?.slice(1)).toEqual(['11906', '16838']);
    const margins = xml.match(/<w:pgMar ([^/]*)\/>/)?.[1] ?? '';
    expect(['top', 'right', 'bottom', 'left'].map((side) => margins.match(new RegExp(`w:${side}="(\\d+)"`))?.[1])).toEqual([
      '1134',
      '850',
      '1134',
      '1701',
    ]);
  });

  it('numbers its pages at the top from the second on', async () => {
    const bytes = await writeDocx(paper());
    const [xml, rels] = await Promise.all(['word/document.xml', 'word/_rels/document.xml.rels'].map((path) => docxPart(bytes, path)));
    const header = async (type: string) => {
      const id = xml?.match(new RegExp(`headerReference w:type="${type}" r:id="(\\w+)"`))?.[1];
      const target = rels?.match(new RegExp(`Id="${id}"[^>]*Target="([^"]+)"`))?.[1];
      return docxPart(bytes, `word/${target}`);
    };
    expect(xml).toMatch(/<w:titlePg/);
    expect((await header('first')).includes('PAGE')).toEqual(false);
    expect((await header('default')).includes('PAGE')).toEqual(true);
  });

  it('keeps words that look like markup as words', async () => {
    const text = '<w:p/> & "#set" </w:t> \u0001';
    const lines = await docxText(await writeDocx(paper({}, [{ kind: 'paragraph', runs: [{ text }] }])));
    expect(lines.filter((line) => line.includes('#set'))).toEqual(['<w:p/> & "#set" </w:t> ']);
  });

  it.skipIf(!installed('soffice') || !installed('pdftotext'))(
    'opens in LibreOffice and prints with its signatures (left out where LibreOffice is not installed)',
    async () => {
      const text = pdfPages(docxAsPdf(await writeDocx(paper({}, signatures)))).join(' ');
      expect(['Số 05-BB/VPTW', 'NGƯỜI GHI BIÊN BẢN', 'CHỦ TRÌ HỘI NGHỊ', 'Trần Cẩm Tú'].filter((words) => !text.includes(words))).toEqual(
        [],
      );
    },
  );
});

describe.skipIf(!installed('pdftotext'))('a PDF of a paper (left out where pdftotext is not installed)', () => {
  it('carries the same words', async () => {
    const [text = ''] = pdfPages(await writePdf(paper()));
    const words = ['Số 05-BB/VPTW', 'ĐẢNG CỘNG SẢN VIỆT NAM', 'Hà Nội, ngày 26 tháng 11 năm 2025', 'BIÊN BẢN', 'Hội nghị khai mạc.'];
    expect(words.filter((one) => !text.includes(one))).toEqual([]);
  });

  it('has the title of the state where the state issues it', async () => {
    const [text = ''] = pdfPages(await writePdf(paper({ issuer: 'state' })));
    const words = ['Số: 05/BB-VPTW', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'];
    expect(words.filter((one) => !text.includes(one))).toEqual([]);
    expect(text.includes('ĐẢNG CỘNG SẢN')).toEqual(false);
  });

  it('numbers its pages from the second on', async () => {
    const starts = pdfPages(await writePdf(long())).map((page) => /^\d+ /.exec(page)?.[0] ?? null);
    expect(starts).toEqual([null, '2 ', ...starts.slice(2).map((_, index) => `${index + 3} `)]);
  });

  it('says on every page that it is a draft', async () => {
    const pages = pdfPages(await writePdf(long({ mark: 'Bản thảo, chưa trình ký' })));
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.filter((page) => !page.includes('Bản thảo, chưa trình ký'))).toEqual([]);
  });

  it('is written even if a text has direction marks, on which the typesetter would fail', async () => {
    const about = '"><img src=x onerror=alert(1)>\'{{7*7}};,\\n #let x = 1 $a$ @b ]] \u202e';
    const runs = [{ text: `${about}: 5 phút. ${about}` }];
    const [page = ''] = pdfPages(await writePdf(paper({ about }, [{ kind: 'paragraph', runs }])));
    expect(page).toContain('#let x = 1 $a$ @b ]]');
  });

  it('keeps words that look like markup as words', async () => {
    const text = '#panic("x") *đậm* $x^2$ @ref <label> \\u{41} #read("/etc/passwd") // ghi chú';
    const [page = ''] = pdfPages(await writePdf(paper({}, [{ kind: 'paragraph', runs: [{ text }] }])));
    expect(page.includes(text)).toEqual(true);
  });

  it('ends a state paper with its recipients and the archive', async () => {
    const [text = ''] = pdfPages(await writePdf(paper({ issuer: 'state', recipients: ['Các bộ', 'Ủy ban nhân dân các tỉnh.'] })));
    expect(text.slice(text.indexOf('Nơi nhận'))).toEqual('Nơi nhận: - Các bộ; - Ủy ban nhân dân các tỉnh; - Lưu: VT.');
  });
});
