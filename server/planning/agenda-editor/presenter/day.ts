import type { Item } from '../../agenda/contract.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';

/** An item as needed for the ruler of the day. Times in minutes after midnight; null means not known. */
export interface DayBlock {
  readonly id: string;
  readonly kind: Item['kind'];
  /** Number of the item; null for a break. */
  readonly number: number | null;
  readonly start: number | null;
  readonly end: number | null;
  readonly minutes: number | null;
}

interface Bar {
  readonly id: string;
  readonly x: number;
  readonly width: number;
  readonly middle: number;
  readonly number: number | null;
  readonly state: 'unknown-length' | 'rest' | '';
  readonly isChosen: boolean;
}

interface Mark {
  readonly x: number;
  readonly text: string;
  readonly note: boolean;
}

/** A day drawn to scale; x and widths in percent of it, paths in thousandths. */
export interface DayView {
  readonly bars: readonly Bar[];
  /** Path data of small ticks (every five minutes) and tall ones (every hour). */
  readonly ticks: string;
  readonly hours: string;
  readonly marks: readonly Mark[];
}

const WIDTH = 1000;
/** Length at which an item of unknown length is drawn, hatched. */
const NOMINAL = 20;
const TICK = 5;
const HOUR = 60;
/** Labels closer than this would overlap. */
const ROOM = 60;
/** Room that a label takes to the right of its mark. */
const LABEL = 40;

/** 08:10 from minutes after midnight; past midnight the clock time of the next day. */
export const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

interface Placed extends DayBlock {
  readonly from: number;
  readonly to: number;
}

/** Places blocks on one line: by their start if it is known, otherwise one after the other. */
function place(blocks: readonly DayBlock[]): Placed[] {
  const placed: Placed[] = [];
  const origin = blocks.find(({ start }) => start !== null)?.start ?? 0;
  for (const block of blocks) {
    const before = placed.at(-1)?.to ?? 0;
    const from = block.start === null ? before : Math.max(before, block.start - origin);
    placed.push({ ...block, from, to: from + (block.minutes ?? NOMINAL) });
  }
  return placed;
}

const percent = (value: number): number => Math.round(value * 10) / 100;
const round = (value: number): number => Math.round(value * 10) / 10;

function barOf(block: Placed, scale: number, chosen: string | null): Bar {
  const x = block.from * scale;
  const width = Math.max(2, (block.to - block.from) * scale - 2);
  const { id } = block;
  const state = block.minutes === null ? 'unknown-length' : block.kind === 'break' ? 'rest' : '';
  const place = { x: percent(x), width: percent(width), middle: percent(x + width / 2) };
  return { id, ...place, number: width < 14 ? null : block.number, state, isChosen: id === chosen };
}

/** Stretches of the line with known clock times: `from` and `to` in minutes from the left end, `clock` in minutes of the day. */
function knownStretches(placed: readonly Placed[]): { from: number; to: number; clock: number }[] {
  const stretches: { from: number; to: number; clock: number }[] = [];
  for (const { start, end, from, to } of placed) {
    if (start === null) continue;
    const last = stretches.at(-1);
    const until = end === null ? from : to;
    if (last && from - last.from === start - last.clock) last.to = until;
    else stretches.push({ from, to: until, clock: start });
  }
  return stretches;
}

function tickPath(
  stretches: readonly { from: number; to: number; clock: number }[],
  scale: number,
  step: number,
  bottom: number,
  skip: number,
): string {
  return stretches
    .flatMap(({ from, to, clock }) => {
      const first = Math.ceil(clock / step) * step;
      const count = Math.floor((clock + to - from - first) / step) + 1;
      return Array.from({ length: Math.max(0, count) }, (_, at) => first + at * step)
        .filter((minute) => skip === 0 || minute % skip !== 0)
        .map((minute) => `M${round((from + minute - clock) * scale)} 0V${bottom}`);
    })
    .join('');
}

/** Tall ticks at the beginning and end of each known stretch. */
const edgePath = (stretches: readonly { from: number; to: number; clock: number }[], scale: number): string =>
  stretches
    .flatMap(({ from, to }) => [from, to])
    .map((at) => `M${Math.min(WIDTH - 1, Math.max(1, round(at * scale)))} 0V10`)
    .join('');

/** Labels under the line: starts of stretches, whole hours, and ends of known stretches. */
function marksOf(
  lang: Lang,
  placed: readonly Placed[],
  stretches: readonly { from: number; to: number; clock: number }[],
  scale: number,
): Mark[] {
  const clocks = stretches.flatMap(({ from, to, clock }) => {
    const hours = Array.from(
      { length: Math.floor((clock + to - from) / HOUR) - Math.floor(clock / HOUR) },
      (_, at) => (Math.floor(clock / HOUR) + 1 + at) * HOUR,
    );
    return [...new Set([clock, ...hours, clock + to - from])].map((minute) => ({
      // The last label ends where the line does, rather than beyond it.
      x: Math.min(round((from + minute - clock) * scale), WIDTH - LABEL),
      text: clockText(minute),
      note: false,
      edge: minute % HOUR !== 0 && minute !== clock,
    }));
  });
  // An hour gives way to the end of a known stretch beside it, never the other way round.
  const shown = clocks.filter(
    (mark, at) =>
      !clocks.some(
        (other, index) => index !== at && Math.abs(other.x - mark.x) < ROOM && (other.edge ? !mark.edge : index < at && !mark.edge),
      ),
  );
  const lost = placed.find(({ end }) => end === null);
  const words = stretches.length === 0 ? 'agenda.noClock' : 'agenda.afterwards';
  const notes = lost ? [{ x: stretches.length === 0 ? 0 : round(lost.to * scale), text: translate(lang, words), note: true }] : [];
  const all = [...shown, ...notes.filter(({ x }) => x < WIDTH - 2 * ROOM)];
  return all.map(({ x, text, note }) => ({ x: percent(x), text, note }));
}

/** Draws the items of one day in their order. */
export function drawDay(lang: Lang, blocks: readonly DayBlock[], chosen: string | null): DayView | null {
  const placed = place(blocks);
  const length = placed.at(-1)?.to ?? 0;
  if (length === 0) return null;
  const scale = WIDTH / length;
  const stretches = knownStretches(placed);
  return {
    bars: placed.map((block) => barOf(block, scale, chosen)),
    ticks: length > 12 * HOUR ? '' : tickPath(stretches, scale, TICK, 5, HOUR),
    hours: tickPath(stretches, scale, HOUR, 10, 0) + edgePath(stretches, scale),
    marks: marksOf(lang, placed, stretches, scale),
  };
}
