import { crc32, deflateSync } from 'node:zlib';
import { create } from 'qrcode';

/** Reads with a quarter of it covered or creased. */
const LEVEL = 'Q';

/** Which modules of a code are dark, row by row. */
function modulesOf(text: string): { readonly size: number; readonly rows: readonly Uint8Array[] } {
  const { size, data } = create(text, { errorCorrectionLevel: LEVEL }).modules;
  return { size, rows: Array.from({ length: size }, (_, row) => data.subarray(row * size, (row + 1) * size)) };
}

/** A QR code as a drawing without a quiet zone: one stroke for each run of dark modules. */
export function qrSvg(text: string): string {
  const { size, rows } = modulesOf(text);
  const path = rows.flatMap((row, y) =>
    [...row.join('').matchAll(/1+/g)].map(({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path shape-rendering="crispEdges" d="${path.join('')}"/></svg>`;
}

/** Pixels of a module in a picture. */
const SCALE = 4;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A chunk of a PNG file: its length, name and content, and a checksum of both. */
function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

/** A row of pixels, one bit each, 0 is black; before it a byte that says that no filter was used. */
function pixelRow(row: Uint8Array): Buffer {
  const bits = Buffer.alloc(1 + Math.ceil((row.length * SCALE) / 8), 0xff);
  bits[0] = 0;
  for (let x = 0; x < row.length * SCALE; x += 1) {
    if (row[Math.floor(x / SCALE)] === 0) continue;
    const at = 1 + (x >> 3);
    bits[at] = (bits[at] ?? 0) & ~(0x80 >> (x & 7));
  }
  return bits;
}

/**
 * The same as a picture (PNG), for programs that place no drawings. Written here, one bit a pixel: a list has thousands of them, and in the
 * full colours that libraries write they take most of the time and of the file.
 */
export function qrPicture(text: string): Buffer {
  const { size, rows } = modulesOf(text);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size * SCALE, 0);
  header.writeUInt32BE(size * SCALE, 4);
  header[8] = 1;
  const pixels = Buffer.concat(rows.flatMap((row) => Array.from({ length: SCALE }, () => pixelRow(row))));
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', deflateSync(pixels)), chunk('IEND', Buffer.alloc(0))]);
}
