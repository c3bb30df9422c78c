import { create, toBuffer } from 'qrcode';

/** Reads with a quarter of it covered or creased. */
const LEVEL = 'Q';

/** A QR code as a drawing without a quiet zone: one stroke for each run of dark modules. */
export function qrSvg(text: string): string {
  const { size, data } = create(text, { errorCorrectionLevel: LEVEL }).modules;
  const rows = Array.from({ length: size }, (_, row) => [...data.subarray(row * size, (row + 1) * size)].join(''));
  const path = rows.flatMap((row, y) =>
    [...row.matchAll(/1+/g)].map(({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path shape-rendering="crispEdges" d="${path.join('')}"/></svg>`;
}

/** Grey without filters, which would take most of the time of many codes and gain nothing. */
const PLAIN_PNG = { deflateLevel: 3, filterType: 0, colorType: 0 };

/** The same as a picture (PNG), for programs that place no drawings. */
export const qrPicture = (text: string): Promise<Buffer> =>
  toBuffer(text, { errorCorrectionLevel: LEVEL, margin: 0, scale: 4, rendererOpts: PLAIN_PNG });
