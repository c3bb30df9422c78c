import type { z } from 'zod';
import { siteArrived, siteCounted, siteLost } from '../../../live/roll-call/contract.ts';
import {
  floorGranted,
  floorRecalled,
  itemFinished,
  itemPostponed,
  itemSkipped,
  itemStarted,
} from '../../../live/sitting/contract/index.ts';
import type { Entry, Slice } from '../../../platform/journal/contract.ts';
import { correction } from '../../../platform/journal/correction.ts';
import { factSlice } from '../../../platform/journal/fact-slice.ts';
import type { Facts, Keyed } from '../../../platform/journal/facts.ts';

/** A time in milliseconds since 1970; `to` null: it goes on. */
export interface TimeSpan {
  readonly from: number;
  readonly to: number | null;
}

/** A time for which an item ran, with the numbers of the entries that began and ended it. */
export interface ItemSpan extends TimeSpan {
  readonly begunBy: number;
  readonly endedBy: number | null;
}

export interface ToldCount {
  readonly at: number;
  /** Null: the count was withdrawn. */
  readonly present: number | null;
}

/** What the live state does not keep because no live page needs it: how it came to be what it is. */
export interface History {
  /** When an item ran, by item: one that was put off runs more than once. */
  readonly runs: Keyed<readonly ItemSpan[]>;
  /** For how long the floor was given, in seconds, by turn: the turn itself tells its limit after extensions. */
  readonly given: Keyed<{ readonly seconds: number | null }>;
  /** When the line of a site was lost, by site. */
  readonly losses: Keyed<readonly TimeSpan[]>;
  /** When a site joined, by site; `from` of the first. */
  readonly joined: Keyed<TimeSpan>;
  /** What a site reported, by site. */
  readonly counts: Keyed<readonly ToldCount[]>;
}

type Read<K extends { readonly data: z.ZodType }> = z.output<K['data']>;
type HistoryFacts = Facts<History>;

const startedFacts = ({ runs }: History, { at, seq }: Entry, { itemId }: Read<typeof itemStarted>): HistoryFacts => ({
  runs: { [itemId]: [...(runs[itemId] ?? []), { from: at, to: null, begunBy: seq, endedBy: null }] },
});

/** An item that is passed over without having been begun has no run to end. */
function endedFacts({ runs }: History, { at, seq }: Entry, { itemId }: Read<typeof itemFinished>): HistoryFacts {
  const own = runs[itemId] ?? [];
  if (!own.some(({ to }) => to === null)) return {};
  return { runs: { [itemId]: own.map((run) => (run.to === null ? { ...run, to: at, endedBy: seq } : run)) } };
}

/** Undoing the start of an item takes its run away, undoing its end lets it go on. */
function correctedFacts({ runs }: History, _entry: Entry, { corrects, kind }: Read<typeof correction>): HistoryFacts {
  if (!kind.startsWith('item.')) return {};
  const changed = Object.entries(runs).filter(([, own]) => own.some((run) => run.begunBy === corrects || run.endedBy === corrects));
  const without = (own: readonly ItemSpan[]): ItemSpan[] =>
    own.filter(({ begunBy }) => begunBy !== corrects).map((run) => (run.endedBy === corrects ? { ...run, to: null, endedBy: null } : run));
  return { runs: Object.fromEntries(changed.map(([itemId, own]) => [itemId, without(own)])) };
}

const givenFacts = (_state: History, _entry: Entry, { turnId, limitSeconds }: Read<typeof floorGranted>): HistoryFacts => ({
  given: { [turnId]: { seconds: limitSeconds } },
});

/** A site that was lost and told again as lost is lost once. */
function lostFacts({ losses }: History, { at }: Entry, { siteId }: Read<typeof siteLost>): HistoryFacts {
  const own = losses[siteId] ?? [];
  return own.at(-1)?.to === null ? {} : { losses: { [siteId]: [...own, { from: at, to: null }] } };
}

function arrivedFacts({ losses, joined }: History, { at }: Entry, { siteId }: Read<typeof siteArrived>): HistoryFacts {
  const own = losses[siteId] ?? [];
  const isLost = own.at(-1)?.to === null;
  return {
    ...(joined[siteId] ? {} : { joined: { [siteId]: { from: at, to: null } } }),
    ...(isLost ? { losses: { [siteId]: own.map((loss) => (loss.to === null ? { ...loss, to: at } : loss)) } } : {}),
  };
}

const countedFacts = ({ counts }: History, { at }: Entry, { siteId, present }: Read<typeof siteCounted>): HistoryFacts => ({
  counts: { [siteId]: [...(counts[siteId] ?? []), { at, present }] },
});

/** The history as a fold over the journal, beside the live state. */
export const historySlice: Slice<History> = factSlice<History>({
  name: 'history',
  initial: { runs: {}, given: {}, losses: {}, joined: {}, counts: {} },
  parts: { runs: 'keyed', given: 'keyed', losses: 'keyed', joined: 'keyed', counts: 'keyed' },
  factsByKind: {
    [itemStarted.kind]: startedFacts,
    [itemFinished.kind]: endedFacts,
    [itemPostponed.kind]: endedFacts,
    [itemSkipped.kind]: endedFacts,
    [correction.kind]: correctedFacts,
    [floorGranted.kind]: givenFacts,
    [floorRecalled.kind]: givenFacts,
    [siteLost.kind]: lostFacts,
    [siteArrived.kind]: arrivedFacts,
    [siteCounted.kind]: countedFacts,
  },
});
