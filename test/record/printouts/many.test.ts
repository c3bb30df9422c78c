import { inflateSync } from 'node:zlib';
import JSZip from 'jszip';
import { expect, test } from 'vitest';
import type { Card } from '../../../server/record/printouts/contract.ts';
import { writeCardsDocx } from '../../../server/record/printouts/writers/cards-docx.ts';
import { qrPicture } from '../../../server/record/printouts/writers/qr-code.ts';

const CARDS = 2000;
const cards = Array.from({ length: CARDS }, (_, n): Card => {
  const code = `DC1.ABCDEF.${String(n).padStart(16, 'X')}`;
  return { name: `Đại biểu ${n}`, posts: 'Chánh Văn phòng', place: 'Điểm cầu chính', code, seat: '' };
});

test('2,000 badges are one Word file of moderate size, each with its own code', async () => {
  const [organizer, conference, held, title] = ['Văn phòng', 'Hội nghị', '26/11/2025', 'Thẻ'];
  const bytes = await writeCardsDocx({ kind: 'badges', organizer, conference, held, cards, mark: null, title });
  const zip = await JSZip.loadAsync(bytes);
  const pictures = Object.keys(zip.files).filter((name) => name.startsWith('word/media/') && name.endsWith('.png'));
  expect(pictures.length).toBe(CARDS);
  const main = (await zip.file('word/document.xml')?.async('string')) ?? '';
  expect(main.match(/Đại biểu \d+/g)?.length).toBe(CARDS);
  // Pictures in full colours alone would be more than twice as much.
  expect(bytes.length).toBeLessThan(1_000_000);
});

test('the picture of a code has one bit for a pixel and no quiet zone', () => {
  const picture = qrPicture('DC1.ABCDEF');
  const [width, height, depth] = [picture.readUInt32BE(16), picture.readUInt32BE(20), picture[24]];
  expect([width === height, width % 4, depth]).toEqual([true, 0, 1]);
  const at = picture.indexOf('IDAT');
  const pixels = inflateSync(picture.subarray(at + 4, at + 4 + picture.readUInt32BE(at - 4)));
  expect(pixels.length).toBe(height * (1 + Math.ceil(width / 8)));
  // The finder pattern at the upper left corner is dark, seven modules wide: 28 pixels.
  expect([...pixels.subarray(0, 4), (pixels[4] ?? 0) >> 4]).toEqual([0, 0, 0, 0, 0]);
});
