import { describe, expect, it } from 'vitest';
import { pictureOf } from '../../../server/record/photos/content/picture.ts';
import { JPEG, png, webp, withNotes } from './pictures.ts';

const NOTE = 'GPS 21.0285 105.8542';

/** A picture as it is kept: its type and size, and whether what a camera noted is still in it. */
function kept(bytes: Buffer) {
  const found = pictureOf(bytes);
  if (typeof found === 'string') return found;
  return [found.type, found.width, found.height, found.bytes.includes(NOTE)];
}

describe('the bytes of a picture', () => {
  it('are kept without what the camera noted, and what stands behind the picture', () => {
    expect([kept(withNotes(NOTE)), kept(png(40, 30, NOTE)), kept(webp(40, 30, NOTE))]).toEqual([
      ['image/jpeg', 16, 12, false],
      ['image/png', 40, 30, false],
      ['image/webp', 40, 30, false],
    ]);
    const [plain, noted] = [pictureOf(JPEG), pictureOf(withNotes(NOTE))];
    expect(noted).toEqual(plain);
  });

  it('are refused when they are no picture, whatever they are called', () => {
    expect([kept(Buffer.from('%PDF-1.7')), kept(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')), kept(Buffer.alloc(0))]).toEqual([
      'other',
      'other',
      'other',
    ]);
  });

  it('are refused when the picture is not whole, empty or enormous', () => {
    const whole = [JPEG, png(40, 30), webp(40, 30)];
    const cut = whole.flatMap((bytes) => [8, Math.floor(bytes.length / 2), bytes.length - 1].map((at) => kept(bytes.subarray(0, at))));
    expect(new Set(cut)).toEqual(new Set(['broken']));
    expect([kept(png(0, 30)), kept(png(30_000, 30_000))]).toEqual(['broken', 'broken']);
  });
});
