/** A grey picture of 16 by 12 pixels. */
export const JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAgAAAQABAAD//gAQTGF2YzU5LjM3LjEwMAD/2wBDAAg+Pkk+SVVVVVVVVWRdZGhoaGRkZGRoaGhwcHCDg4NwcHBoaHBwfH' +
    'yDg4+Tj4eHg4eTk5ubm7q6srLZ2eD/////xABKAAEAAAAAAAAAAAAAAAAAAAAAAQEAAAAAAAAAAAAAAAAAAAAAEAEAAAAAAAAAAAAAAAAAAAAA' +
    'EQEAAAAAAAAAAAAAAAAAAAAA/8AAEQgADAAQAwEiAAIRAAMRAP/aAAwDAQACEQMRAD8AAA//2Q==',
  'base64',
);

/** The same, as a camera writes it: with where it was taken. */
export function withNotes(place: string): Buffer {
  const body = Buffer.from(`Exif\0\0${place}`, 'latin1');
  const head = Buffer.from([0xff, 0xe1, 0, body.length + 2]);
  return Buffer.concat([JPEG.subarray(0, 2), head, body, JPEG.subarray(2), Buffer.from('and a film behind it')]);
}

/** A chunk of a PNG or, with `isRiff`, of a WebP file; nobody reads its check. */
function chunk(name: string, body: Buffer, isRiff = false): Buffer {
  const length = Buffer.alloc(4);
  if (isRiff) length.writeUInt32LE(body.length);
  else length.writeUInt32BE(body.length);
  const padding = Buffer.alloc(isRiff ? body.length % 2 : 4);
  return isRiff ? Buffer.concat([Buffer.from(name), length, body, padding]) : Buffer.concat([length, Buffer.from(name), body, padding]);
}

export function png(width: number, height: number, note = 'note'): Buffer {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  const parts = [
    chunk('IHDR', size),
    chunk('eXIf', Buffer.from(note)),
    chunk('IDAT', Buffer.from('pixels')),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...parts]);
}

export function webp(width: number, height: number, note = 'note'): Buffer {
  const extended = Buffer.alloc(10);
  extended[0] = 0b1100;
  extended.writeUIntLE(width - 1, 4, 3);
  extended.writeUIntLE(height - 1, 7, 3);
  const body = Buffer.concat([
    Buffer.from('WEBP'),
    chunk('VP8X', extended, true),
    chunk('VP8L', Buffer.from([0x2f, 0, 0, 0, 0, 0]), true),
    chunk('EXIF', Buffer.from(note), true),
  ]);
  return chunk('RIFF', body, true);
}
