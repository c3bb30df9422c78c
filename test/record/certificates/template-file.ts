import { Document, Footer, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import JSZip from 'jszip';

type Part = string | Paragraph | Table;
const paragraph = (part: Part) => (typeof part === 'string' ? new Paragraph(part) : part);

/** A template with these paragraphs, and a footer. */
export const templateFile = (parts: readonly Part[], footer = 'Chân trang'): Promise<Buffer> =>
  Packer.toBuffer(
    new Document({
      sections: [{ footers: { default: new Footer({ children: [new Paragraph(footer)] }) }, children: parts.map(paragraph) }],
    }),
  );

/** A field that Word has cut into pieces of different looks, as it does when somebody corrects a letter. */
export const cutField = new Paragraph({
  children: [
    new TextRun('Tặng: '),
    new TextRun({ text: '{{ngư', bold: true }),
    new TextRun({ text: 'ời ', bold: true }),
    new TextRun('nhận}}.'),
  ],
});

export const inTable = (text: string): Table =>
  new Table({ rows: [new TableRow({ children: [new TableCell({ children: [new Paragraph(text)] })] })] });

/** A file with another part of this name. */
export async function withPart(file: Buffer, name: string, change: (xml: string) => string): Promise<Buffer> {
  const zip = await JSZip.loadAsync(file);
  zip.file(name, change((await zip.file(name)?.async('string')) ?? ''));
  return zip.generateAsync({ type: 'nodebuffer' });
}

/** A file with another main part. */
export const withMain = (file: Buffer, change: (xml: string) => string): Promise<Buffer> => withPart(file, 'word/document.xml', change);

/** An archive whose directory says that a part unpacks to nothing. */
export function sayingEmpty(file: Buffer, name: string): Buffer {
  const lying = Buffer.from(file);
  lying.writeUInt32LE(0, lying.lastIndexOf(name) - 46 + 24);
  return lying;
}
