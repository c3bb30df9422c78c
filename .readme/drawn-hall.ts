import type { Paint } from '../test/helpers/media/fake-hall.ts';

type Colour = readonly [y: number, u: number, v: number];
type Frame = Parameters<Paint>[0];

/** Colours of wall, board, table and people of a drawn hall. */
const PALETTES: readonly { readonly wall: Colour; readonly board: Colour; readonly table: Colour; readonly people: Colour; readonly heads: Colour }[] = [
  { wall: [58, 132, 120], board: [78, 132, 120], table: [88, 131, 121], people: [32, 130, 124], heads: [165, 124, 128] },
  { wall: [62, 124, 132], board: [84, 123, 133], table: [96, 122, 133], people: [34, 126, 130], heads: [172, 120, 133] },
  { wall: [60, 138, 122], board: [80, 139, 121], table: [92, 138, 121], people: [33, 132, 126], heads: [166, 128, 127] },
  { wall: [64, 130, 130], board: [84, 131, 130], table: [98, 131, 131], people: [36, 129, 129], heads: [170, 126, 130] },
];
const LETTERS: Colour = [190, 122, 132];

function dot({ width, height, data }: Frame, x: number, y: number, [luma, u, v]: Colour): void {
  if (x < 0 || y < 0 || x >= width || y >= height) return;
  data[y * width + x] = luma;
  const chroma = (y >> 1) * (width >> 1) + (x >> 1);
  data[width * height + chroma] = u;
  data[width * height * 1.25 + chroma] = v;
}

/** Draws a box, with coordinates as fractions of the frame, 0 … 1. */
function box(frame: Frame, [left, top, right, bottom]: readonly [number, number, number, number], colour: Colour): void {
  const { width, height } = frame;
  for (let y = Math.round(top * height); y < bottom * height; y += 1)
    for (let x = Math.round(left * width); x < right * width; x += 1) dot(frame, x, y, colour);
}

function round(frame: Frame, [middleX, middleY, radius]: readonly [number, number, number], colour: Colour): void {
  const { width, height } = frame;
  const [x0, y0, r] = [middleX * width, middleY * height, radius * height];
  for (let y = Math.floor(y0 - r); y <= y0 + r; y += 1)
    for (let x = Math.floor(x0 - r); x <= x0 + r; x += 1) if ((x - x0) ** 2 + (y - y0) ** 2 <= r * r) dot(frame, x, y, colour);
}

function person(frame: Frame, x: number, nods: number, { people, heads }: (typeof PALETTES)[number]): void {
  round(frame, [x, 0.72, 0.17], people);
  box(frame, [x - 0.095, 0.72, x + 0.095, 0.9], people);
  round(frame, [x, 0.47 + nods, 0.08], heads);
}

/** A hall with a board and two, three or four people behind a table, depending on its number; they move a little. */
export function drawnHall(number: number): Paint {
  const palette = PALETTES[number % PALETTES.length] ?? PALETTES[0];
  const people = 2 + (number % 3);
  return (frame, shown) => {
    if (!palette) return;
    box(frame, [0, 0, 1, 1], palette.wall);
    box(frame, [0.2, 0.08, 0.8, 0.34], palette.board);
    box(frame, [0.32, 0.15, 0.68, 0.18], LETTERS);
    box(frame, [0.4, 0.23, 0.6, 0.255], LETTERS);
    for (let n = 0; n < people; n += 1) {
      const nods = Math.sin((shown + n * 11 + number * 7) / 9) * 0.006;
      person(frame, (n + 1) / (people + 1), nods, palette);
    }
    box(frame, [0.04, 0.8, 0.96, 1], palette.table);
    box(frame, [0.04, 0.8, 0.96, 0.82], palette.board);
  };
}
