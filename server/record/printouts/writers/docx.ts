import { AlignmentType, Document, Footer, Header, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import type { Block, OfficialPaper } from '../contract.ts';
import { formFor, type PaperForm } from '../rules/forms.ts';
import { apartFromAnnexes, copiesOf, keptWithSignatures } from '../rules/index.ts';
import { numberedLists, type NumberedList } from '../rules/numbers.ts';
import { docxBlocks, LEVEL_MM, type ListOf } from './docx-blocks.ts';
import { docxBars } from './docx-bars.ts';
import { docxCode } from './docx-code.ts';
import { docxPictures } from './docx-pictures.ts';
import { docxFoot, docxHead } from './docx-frame.ts';
import { FONT, halfPoints, line, twips } from './docx-text.ts';

/** Writes a paper as a Word file (.docx). */
export function writeDocx(paper: OfficialPaper): Promise<Uint8Array> {
  const form = formFor(paper.issuer, paper.date);
  const copies = copiesOf(paper);
  const { lists, of } = numberedLists(copies.flat());
  const bodies = copies.map((blocks) => children({ ...paper, blocks }, form, of));
  const file = new Document({
    title: paper.title,
    // A line before a soft break is not stretched to the margin.
    compatibility: { doNotExpandShiftReturn: true },
    creator: paper.body,
    styles: { default: { document: { run: { font: FONT, size: halfPoints(form.text.size), language: { value: 'vi-VN' } } } } },
    numbering: { config: lists.map((list) => numbers(list, form)) },
    // The headers and footers of the first section are those of the next ones too.
    sections: bodies.map((body, at) => ({
      properties: page(form),
      ...(at === 0 && { headers: pageNumbers(form), footers: marks(paper) }),
      children: body,
    })),
  });
  return Packer.toBuffer(file);
}

function children(paper: OfficialPaper, form: PaperForm, lists: ListOf) {
  const kept = keptWithSignatures(paper.blocks);
  const written = (block: Block) => {
    if (block.kind === 'code') return [docxCode(block, form)];
    if (block.kind === 'bars') return [docxBars(block, form)];
    return block.kind === 'pictures' ? [docxPictures(block, form)] : docxBlocks(block, { form, lists, keepNext: kept.has(block) });
  };
  const { body, annexes } = apartFromAnnexes(paper.blocks);
  return [...docxHead(paper, form), ...body.flatMap(written), ...docxFoot(paper, form), ...annexes.flatMap(written)];
}

/** 210 × 297 mm in twentieths of a point, as Word itself rounds it. */
const A4 = { width: 11_906, height: 16_838 };

/** A4 with the form's margins. The first page has a header of its own, which is empty: no number there. */
function page(form: PaperForm) {
  const { top, bottom, left, right } = form.margins;
  return {
    titlePage: true,
    page: {
      pageNumbers: { start: 1 },
      size: A4,
      margin: { top: twips(top), bottom: twips(bottom), left: twips(left), right: twips(right), header: twips(10), footer: twips(10) },
    },
  };
}

const pageNumbers = (form: PaperForm) => ({
  first: new Header({ children: [new Paragraph({ children: [] })] }),
  default: new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT], size: halfPoints(form.pageNumber), font: FONT })],
      }),
    ],
  }),
});

/** "Bản thảo, chưa trình ký" at the foot of every page, the first included. */
function marks(paper: OfficialPaper) {
  const footer = () => new Footer({ children: [line([{ text: paper.mark ?? '', italic: true }], 11, AlignmentType.CENTER)] });
  return { first: footer(), default: footer() };
}

/** One list of the paper: it counts by itself from where its first line begins. */
const numbers = ({ reference, level, start }: NumberedList, form: PaperForm) => ({
  reference,
  levels: [
    {
      level: level - 1,
      start,
      format: 'decimal' as const,
      text: `%${level}.`,
      alignment: AlignmentType.LEFT,
      style: { paragraph: { indent: { left: twips(form.text.indent + level * LEVEL_MM), hanging: twips(LEVEL_MM) } } },
    },
  ],
});
