import { typesetPdf } from '../../printouts/writers/typesetting.ts';
import type { SignatureBlock } from '../presenter/block.ts';

/** A PNG as a drawing that the typesetter can show. */
function pictureSvg(png: Buffer): string {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const size = `width="${width}" height="${height}"`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${size} viewBox="0 0 ${width} ${height}">` +
    `<image ${size} xlink:href="data:image/png;base64,${png.toString('base64')}"/></svg>`
  );
}

/** Sets what a signature shows, as a PDF of one page. `seal`: the picture of the seal. @throws AppError work-too-long, work-too-large. */
export async function drawnBlock(block: SignatureBlock, seal: Buffer | null = null): Promise<Buffer> {
  const codes = block.code === null ? [] : [block.code];
  return Buffer.from(await typesetPdf('signature', block, codes, seal === null ? {} : { seal: pictureSvg(seal) }));
}
