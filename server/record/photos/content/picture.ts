import { MAX_PIXELS } from '../contract.ts';
import type { CleanPicture } from './clean-picture.ts';
import { cleanJpeg } from './jpeg.ts';
import { cleanPng } from './png.ts';
import { cleanWebp } from './webp.ts';

const START: readonly (readonly [string, (bytes: Buffer) => CleanPicture | null])[] = [
  ['\xff\xd8', cleanJpeg],
  ['\x89PNG', cleanPng],
  ['RIFF', cleanWebp],
];

/** A picture by its content, whatever it is called. `other`: these bytes begin like none; `broken`: one that is not whole, empty or enormous. */
export function pictureOf(bytes: Buffer): CleanPicture | 'other' | 'broken' {
  const clean = START.find(([start]) => bytes.toString('latin1', 0, start.length) === start)?.[1];
  if (!clean) return 'other';
  const picture = clean(bytes);
  if (!picture || picture.width === 0 || picture.height === 0 || picture.width * picture.height > MAX_PIXELS) return 'broken';
  return picture;
}
