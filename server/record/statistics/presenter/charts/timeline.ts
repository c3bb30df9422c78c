import type { LineGap, ItemFigures, SittingFigures } from '../../contract.ts';
import { share, timeMarks, type AxisMark } from './scale.ts';

/** A block on the axis, in percent. */
export interface TimeBlock {
  readonly x: number;
  readonly width: number;
  /** The number of the item; empty for a break and where there is no room for it. */
  readonly text: string;
  readonly middle: number;
  readonly isBreak: boolean;
  readonly title: string | null;
}

export interface Timeline {
  readonly planned: readonly TimeBlock[];
  readonly held: readonly TimeBlock[];
  /** From the planned to the actual beginning of an item. */
  readonly leans: readonly { readonly from: number; readonly to: number; readonly isLate: boolean }[];
  readonly marks: readonly AxisMark[];
  readonly tracks: readonly {
    readonly name: string;
    readonly y: number;
    readonly gaps: readonly { readonly x: number; readonly width: number }[];
    readonly losses: readonly LineGap[];
  }[];
  readonly height: number;
}

/** Late is what begins more than so many seconds after its time. */
export const LATE_SECONDS = 300;
/** A block narrower than this has no room for a number, in percent. */
const MIN_TEXT_WIDTH = 2.2;
const MIN_WIDTH = 0.4;
const DAY_MS = 86_400_000;
const TRACKS_TOP = 118;
const TRACK_HEIGHT = 34;

type Ends = { readonly from: number; readonly to: number };
type Drawn = ItemFigures & Ends;

/** The sitting on one axis: as planned, as it was held, and the lines of the sites below. Null: none of its times is known. */
export function drawTimeline(sitting: SittingFigures, items: readonly ItemFigures[], gaps: readonly LineGap[]): Timeline | null {
  const plan = items.flatMap((item): Drawn[] => spanOf(item, item.plannedAt, item.plannedUntil));
  // What was held on another day than planned has no axis in common with it.
  const planned = sitting.openedAt === null ? plan : plan.filter(({ from }) => Math.abs(from - (sitting.openedAt ?? from)) < DAY_MS);
  const held = items.flatMap((item): Drawn[] => spanOf(item, item.startedAt, item.endedAt ?? sitting.until));
  const ends = [
    ...planned,
    ...held,
    ...(sitting.openedAt === null ? [] : [{ from: sitting.openedAt, to: sitting.until ?? sitting.openedAt }]),
  ];
  if (ends.length === 0) return null;
  const axis: Ends = { from: Math.min(...ends.map(({ from }) => from)), to: Math.max(...ends.map(({ to }) => to)) };
  const tracks = tracksOf(gaps, axis);
  return {
    planned: planned.map((item) => block(item, axis)),
    held: [...held.map((item) => block(item, axis)), ...sitting.breaks.map((one) => breakBlock(one, axis))],
    leans: planned.flatMap(({ id, from, late }) => {
      const startedAt = held.find((one) => one.id === id)?.from;
      return startedAt === undefined
        ? []
        : [{ from: share(from, axis.from, axis.to), to: share(startedAt, axis.from, axis.to), isLate: (late ?? 0) > LATE_SECONDS }];
    }),
    marks: timeMarks(axis.from, axis.to),
    tracks,
    height: TRACKS_TOP + tracks.length * TRACK_HEIGHT,
  };
}

/** An item whose two ends are known. */
const spanOf = (item: ItemFigures, from: number | null, to: number | null): Drawn[] =>
  from === null || to === null ? [] : [{ ...item, from, to: Math.max(from, to) }];

function block({ from, to, number, title }: Drawn, axis: Ends): TimeBlock {
  const x = share(from, axis.from, axis.to);
  const width = Math.max(MIN_WIDTH, share(to, axis.from, axis.to) - x);
  const isBreak = number === null;
  const text = isBreak || width < MIN_TEXT_WIDTH ? '' : String(number);
  return { x, width: round(width), text, middle: round(x + width / 2), isBreak, title };
}

function breakBlock({ from, to }: Ends, axis: Ends): TimeBlock {
  const x = share(from, axis.from, axis.to);
  return { x, width: round(share(to, axis.from, axis.to) - x), text: '', middle: x, isBreak: true, title: null };
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** A track for each site, that with the longest gaps first. */
function tracksOf(gaps: readonly LineGap[], axis: Ends): Timeline['tracks'] {
  const within = gaps.filter(({ from, to }) => from <= axis.to && to >= axis.from);
  const bySite = [...Map.groupBy(within, ({ siteId }) => siteId).values()];
  const total = (own: readonly LineGap[]): number => own.reduce((sum, { seconds }) => sum + seconds, 0);
  return bySite
    .toSorted((one, other) => total(other) - total(one))
    .map((own, at) => ({
      name: own[0]?.name ?? '',
      y: TRACKS_TOP + at * TRACK_HEIGHT,
      losses: own,
      gaps: own.map(({ from, to }) => {
        const x = share(from, axis.from, axis.to);
        return { x, width: round(Math.max(MIN_WIDTH, share(to, axis.from, axis.to) - x)) };
      }),
    }));
}
