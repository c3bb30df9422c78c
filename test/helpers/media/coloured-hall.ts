import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A hall's fake camera and microphone as files that Chromium plays over and over. */
export interface ColouredHall {
  /** Flags for a browser with this hall's devices. */
  readonly flags: readonly string[];
  /** Colour of its picture, each component 0 … 255, and its tone in hertz. */
  readonly colour: readonly [red: number, green: number, blue: number];
  readonly tone: number;
  remove(): void;
}

const WIDTH = 320;
const HEIGHT = 180;
const FRAMES = 20;
const RATE = 48_000;

/** Full-range YUV (ITU-R BT.601) of a colour, as Y4M files have it. */
function yuvOf([red, green, blue]: ColouredHall['colour']): [number, number, number] {
  const clamp = (value: number): number => Math.max(0, Math.min(255, Math.round(value)));
  return [
    clamp(0.299 * red + 0.587 * green + 0.114 * blue),
    clamp(128 - 0.1687 * red - 0.3313 * green + 0.5 * blue),
    clamp(128 + 0.5 * red - 0.4187 * green - 0.0813 * blue),
  ];
}

/** A field of one colour with a moving bar, so that every frame differs. */
function video(colour: ColouredHall['colour']): Buffer {
  const [y, u, v] = yuvOf(colour);
  const frames = Array.from({ length: FRAMES }, (_, number) => {
    const luma = Buffer.alloc(WIDTH * HEIGHT, y);
    const top = (number * 8) % (HEIGHT - 8);
    luma.fill(Math.min(255, y + 20), top * WIDTH, (top + 8) * WIDTH);
    return Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((WIDTH * HEIGHT) / 4, u), Buffer.alloc((WIDTH * HEIGHT) / 4, v)]);
  });
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`), ...frames]);
}

/** Two seconds of an intermittent tone: a steady one would be suppressed as noise. */
function sound(tone: number): Buffer {
  const samples = RATE * 2;
  const data = Buffer.alloc(samples * 2);
  for (let at = 0; at < samples; at += 1) {
    const isOn = Math.floor(at / (RATE * 0.25)) % 2 === 0;
    data.writeInt16LE(isOn ? Math.round(Math.sin((at * 2 * Math.PI * tone) / RATE) * 16_000) : 0, at * 2);
  }
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + data.length, 4);
  header.write('WAVEfmt ', 8);
  for (const [value, at] of [
    [16, 16],
    [RATE, 24],
    [RATE * 2, 28],
    [data.length, 40],
  ] as const)
    header.writeUInt32LE(value, at);
  for (const [value, at] of [
    [1, 20],
    [1, 22],
    [2, 32],
    [16, 34],
  ] as const)
    header.writeUInt16LE(value, at);
  header.write('data', 36);
  return Buffer.concat([header, data]);
}

/** Makes a hall of a colour and a tone. */
export function colouredHall(colour: ColouredHall['colour'], tone: number): ColouredHall {
  const folder = mkdtempSync(join(tmpdir(), 'diem-cau-hall-'));
  writeFileSync(join(folder, 'camera.y4m'), video(colour));
  writeFileSync(join(folder, 'microphone.wav'), sound(tone));
  return {
    colour,
    tone,
    flags: [
      `--use-file-for-fake-video-capture=${join(folder, 'camera.y4m')}`,
      `--use-file-for-fake-audio-capture=${join(folder, 'microphone.wav')}`,
      '--autoplay-policy=no-user-gesture-required',
    ],
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
