import { describe, expect, it } from 'vitest';
import type { Award } from '../../../server/planning/awards/contract.ts';
import { AWARD_CATALOGUES } from '../../../server/planning/awards/rules/catalogues.ts';
import type { OfficialPaper } from '../../../server/record/printouts/contract.ts';
import { awardAnnexPaper } from '../../../server/record/printouts/presenter/award-annex.ts';
import { awardProgrammePaper } from '../../../server/record/printouts/presenter/award-programme.ts';
import { awardScriptPaper } from '../../../server/record/printouts/presenter/award-script.ts';
import { writePaper } from '../../../server/record/printouts/writers/write.ts';
import { docxAsPdf, installed, pdfPages } from './files.ts';
import { plan } from './fixtures.ts';

const [catalogue] = AWARD_CATALOGUES as [(typeof AWARD_CATALOGUES)[number]];
const [like] = plan().awards as [Award];
const FLAG: Award = {
  ...like,
  id: 'flag',
  kind: 'emulation-flag',
  title: 'Cờ thi đua',
  grantor: 'Văn phòng Trung ương Đảng',
  recipients: ['VP Tỉnh ủy A', 'Văn phòng Tỉnh ủy B', 'Phòng XYZ'],
  perBatch: 2,
  decision: { number: '12-QĐ/VPTW', date: '2025-11-20' },
};
const awards = [{ ...like, kind: 'certificate-of-merit' as const, title: 'Bằng khen', decision: null }, FLAG];
/** A paper in lines: headings and paragraphs as they are, rows and list items with their marks. */
const said = ({ blocks }: OfficialPaper): string[] =>
  blocks.flatMap((block): string[] => {
    if (block.kind === 'heading') return [`# ${block.text}`];
    if (block.kind === 'table') return block.rows.map((row) => row.join(' | '));
    if (block.kind !== 'paragraph' && block.kind !== 'item') return [];
    return [`${block.kind === 'item' ? `${block.number}) ` : ''}${block.runs.map(({ text }) => text).join('')}`];
  });

describe('the list annexed to a decision', () => {
  it('names the decision, then its awards with their recipients; those without one come last', () => {
    expect(said(awardAnnexPaper({ ...plan(), awards }, true, 'vi', catalogue))).toEqual([
      '(Kèm theo Quyết định số 12-QĐ/VPTW, ngày 20/11/2025)',
      '# 1. Cờ thi đua của Văn phòng Trung ương Đảng: 3 tập thể',
      '1 | VP Tỉnh ủy A | ',
      '2 | Văn phòng Tỉnh ủy B | ',
      '3 | Phòng XYZ | ',
      '(Chưa ghi quyết định khen thưởng)',
      expect.stringMatching(/^# 1\. Bằng khen.*: một số tập thể$/),
      'Danh sách người nhận: chưa rõ.',
    ]);
  });
});

describe('the programme of the ceremony', () => {
  it('says what is conferred in which order, on how many and by whom', () => {
    expect(said(awardProgrammePaper({ ...plan(), awards }, true, 'vi', catalogue))).toEqual([
      expect.stringMatching(/^1 \| Cờ thi đua của Văn phòng Trung ương Đảng \| 3 tập thể, trao 2 đợt \| Phạm Gia Túc, /),
      expect.stringMatching(/^2 \| Bằng khen.* \| một số tập thể \| Phạm Gia Túc, /),
    ]);
  });
});

describe('the script for the announcer', () => {
  it('calls batch after batch with everything in full, says who waits, and which readings are open', () => {
    const lines = said(
      awardScriptPaper({ ...plan(), awards: [{ ...FLAG, receiving: ['vp  Tỉnh ủy A: PGS.TS Trần B nhận thay'] }] }, true, 'vi', catalogue),
    );
    const presents = expect.stringMatching(/^Trân trọng kính mời đồng chí Phạm Gia Túc, .* lên trao tặng\.$/) as string;
    expect(lines).toEqual([
      '# 1. Cờ thi đua của Văn phòng Trung ương Đảng, đợt 1/2',
      'Quyết định số 12-QĐ/VPTW, ngày 20/11/2025. Trân trọng kính mời 2 tập thể lên sân khấu nhận Cờ thi đua của Văn phòng Trung ương Đảng:',
      '1) Văn phòng Tỉnh ủy A, Phó Giáo sư Tiến sĩ Trần B nhận thay',
      '2) Văn phòng Tỉnh ủy B',
      presents,
      'Xong đợt này mời về chỗ. Chờ bên cánh gà: Cờ thi đua của Văn phòng Trung ương Đảng, đợt 2/2.',
      '# 2. Cờ thi đua của Văn phòng Trung ương Đảng, đợt 2/2',
      'Quyết định số 12-QĐ/VPTW, ngày 20/11/2025. Trân trọng kính mời 1 tập thể lên sân khấu nhận Cờ thi đua của Văn phòng Trung ương Đảng:',
      '3) Phòng XYZ',
      presents,
      'Xong đợt này mời về chỗ. Đây là đợt cuối.',
      'Chữ viết tắt chưa rõ cách đọc, hỏi lại trước khi xướng: XYZ.',
    ]);
  });
});

describe('every paper about awards', () => {
  it.each([awardAnnexPaper, awardProgrammePaper, awardScriptPaper])('says so where there are none', (make) => {
    expect(said(make({ ...plan(), awards: [] }, true, 'vi', catalogue))).toEqual(['Chưa có khen thưởng.']);
  });

  it.each([
    ['award-annex', awardAnnexPaper],
    ['award-programme', awardProgrammePaper],
    ['award-script', awardScriptPaper],
  ] as const)('(%s) says the same in Word, which LibreOffice opens, as in PDF', { skip: !installed('soffice') }, async (name, make) => {
    const made = make({ ...plan(), awards }, true, 'vi', catalogue);
    const [word, pdf] = [await writePaper(made, 'docx', name, null), await writePaper(made, 'pdf', name, null)];
    const pages = (bytes: unknown) => pdfPages(bytes as Uint8Array).join(' ');
    for (const text of [made.kind, 'Văn phòng Trung ương Đảng']) {
      expect([pages(docxAsPdf(word.content as Uint8Array)).includes(text), pages(pdf.content).includes(text)]).toEqual([true, true]);
    }
  });
});
