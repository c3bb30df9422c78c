import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create } from 'qrcode';

const WIDTH = 640;
const HEIGHT = 480;
const FRAMES = 4;
/** Pixels of one module of the code; the quiet zone has four. */
const MODULE = 7;
/** By how much the badge is turned, in radians. */
const TURN = 0.3;
const WALL = 120;
const PAPER = 225;
const DARK = 40;

/** Brightness of the picture: a badge held at an angle before a grey wall. */
function pictureOf(text: string): Uint8Array {
  const { size, data } = create(text, { errorCorrectionLevel: 'Q' }).modules;
  const side = size * MODULE;
  const light = (x: number, y: number): number => {
    const [u, v] = [x - WIDTH / 2, y - HEIGHT / 2];
    const column = (u * Math.cos(TURN) + v * Math.sin(TURN) + side / 2) / MODULE;
    const row = (v * Math.cos(TURN) - u * Math.sin(TURN) + side / 2) / MODULE;
    const isOnPaper = column >= -4 && row >= -4 && column < size + 4 && row < size + 4;
    if (!isOnPaper) return WALL;
    const isInCode = column >= 0 && row >= 0 && column < size && row < size;
    return isInCode && data[Math.floor(row) * size + Math.floor(column)] === 1 ? DARK : PAPER;
  };
  return Uint8Array.from({ length: WIDTH * HEIGHT }, (_, at) => light(at % WIDTH, Math.floor(at / WIDTH)));
}

export interface BadgeCamera {
  /** For the browser, whose camera shows the badge. */
  readonly flag: string;
  end(): void;
}

/** A camera before which somebody holds a badge with this text. */
export function badgeCamera(text: string): BadgeCamera {
  const folder = mkdtempSync(join(tmpdir(), 'badge-camera-'));
  const colour = new Uint8Array((WIDTH * HEIGHT) / 2).fill(128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), pictureOf(text), colour]);
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
  const path = join(folder, 'badge.y4m');
  writeFileSync(path, Buffer.concat([head, ...Array.from({ length: FRAMES }, () => frame)]));
  return { flag: `--use-file-for-fake-video-capture=${path}`, end: () => rmSync(folder, { recursive: true, force: true }) };
}
