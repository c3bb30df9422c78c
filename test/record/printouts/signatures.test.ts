import { describe, expect, it } from 'vitest';
import type { Block } from '../../../server/record/printouts/contract.ts';
import { keptWithSignatures } from '../../../server/record/printouts/rules/index.ts';
import { writeDocx } from '../../../server/record/printouts/writers/docx.ts';
import { writePdf } from '../../../server/record/printouts/writers/pdf.ts';
import { docxAsPdf, docxPart, installed, pdfPages } from './files.ts';
import { paper } from './fixtures.ts';

const line = (at: number): Block => ({ kind: 'paragraph', runs: [{ text: `Dòng thứ ${at}.` }] });
const SIGNATURES: Block = {
  kind: 'signatures',
  left: { title: 'THƯ KÝ', name: null },
  right: { title: 'CHỦ TRÌ', name: 'Chủ trì hội nghị' },
};
const lines = (n: number): Block[] => [...Array.from({ length: n }, (_, at) => line(at + 1)), SIGNATURES];
/** Lines of text on the page of the signatures. */
const beside = (pages: readonly string[]): number[] =>
  pages.filter((page) => page.includes('THƯ KÝ')).map((page) => page.match(/Dòng thứ/g)?.length ?? 0);
/** From too few lines for one page to more than one holds. */
const LENGTHS = Array.from({ length: 24 }, (_, at) => at + 14);

describe('signatures', () => {
  it('keep the two lines of text before them, and nothing that is no text', () => {
    const [first, second] = [line(1), line(2)];
    const table: Block = { kind: 'table', columns: [], rows: [] };
    expect([...keptWithSignatures([line(0), first, second, SIGNATURES, SIGNATURES])]).toEqual([first, second]);
    expect([...keptWithSignatures([first, table, second, SIGNATURES])]).toEqual([second]);
    expect([...keptWithSignatures([first, table, SIGNATURES])]).toEqual([]);
    expect([...keptWithSignatures([first, second])]).toEqual([]);
  });

  it.skipIf(!installed('pdftotext'))('stand alone on no page of a PDF, however long the text is', async () => {
    const pages = pdfPages(await writePdf(paper({ copies: LENGTHS.map(lines) })));
    expect(beside(pages)).toHaveLength(LENGTHS.length);
    expect(Math.min(...beside(pages))).toBe(2);
    expect(pages.length).toBeGreaterThan(LENGTHS.length);
  });

  it('hold on to the lines before them in Word', async () => {
    const xml = await docxPart(await writeDocx(paper({}, lines(4))), 'word/document.xml');
    const kept = xml.split('</w:p>').filter((one) => one.includes('<w:keepNext/>') && one.includes('Dòng thứ'));
    expect(kept.map((one) => /Dòng thứ \d/.exec(one)?.[0])).toEqual(['Dòng thứ 3', 'Dòng thứ 4']);
  });

  it.skipIf(!installed('soffice') || !installed('pdftotext'))('stand alone on no page that an office program sets', async () => {
    const pages = pdfPages(docxAsPdf(await writeDocx(paper({ copies: LENGTHS.map(lines) }))));
    expect(beside(pages)).toHaveLength(LENGTHS.length);
    expect(Math.min(...beside(pages))).toBe(2);
  });
});
