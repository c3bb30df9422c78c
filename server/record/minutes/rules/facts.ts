import type { ParticipantRole } from '../../../planning/participants/contract.ts';
import type { LiveItem, LivePlan, SittingRun, Speaker, Turn, Floor } from '../../../live/sitting/contract/index.ts';
import type { ProceedingsState } from '../../../live/sitting/rules/state.ts';
import type { OutlineLine } from '../contract.ts';
import type { Attendance } from './attendance.ts';
import { minutedItems } from './parts.ts';

export type Person = LivePlan['participants'][number];

/** Somebody had the floor. Times in milliseconds since 1970, lengths in milliseconds without the pauses. */
export interface Speech {
  readonly kind: 'speech';
  readonly turnId: string;
  readonly at: number;
  readonly speaker: Speaker;
  /** Still speaking: length until now. */
  readonly going: boolean;
  readonly spoken: number;
  /** Beyond the limit; 0 within it, and where there is no limit. */
  readonly over: number;
}

/** The conference was interrupted; `to` is null while it is. */
export interface Break {
  readonly kind: 'break';
  readonly at: number;
  readonly to: number | null;
}

export type Fact = Speech | Break;

/** An item as it went. */
export interface ItemAsHeld {
  readonly item: LiveItem;
  /** Its number in the minutes, from 1. */
  readonly number: number;
  readonly state: OutlineLine['state'];
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly facts: readonly Fact[];
}

/** What the minutes know without a word being written. */
export interface MinutesFacts {
  readonly openedAt: number | null;
  /** Null while a sitting is open, and before the first one. */
  readonly closedAt: number | null;
  readonly place: string | null;
  /** Sites beside the main hall. */
  readonly sites: number;
  readonly attendance: Attendance;
  readonly chair: readonly Person[];
  readonly secretary: readonly Person[];
  readonly items: readonly ItemAsHeld[];
  /** What belongs to no item: interruptions, turns outside any item. */
  readonly general: readonly Fact[];
}

const STATES = { running: 'running', finished: 'done', postponed: 'postponed', skipped: 'skipped', planned: 'waiting' } as const;

/** The facts of the minutes, from the programme and the folded proceedings; corrections are in the fold already. */
export function minutesFacts(plan: LivePlan, state: ProceedingsState, attendance: Attendance, now: number): MinutesFacts {
  const runs = Object.values(state.sittings).toSorted((a, b) => a.openedAt - b.openedAt);
  const turns: (Turn | Floor)[] = [...Object.values(state.turns), ...(state.floor ? [state.floor] : [])];
  const speeches = turns.toSorted((a, b) => a.startedAt - b.startedAt).map((turn) => ({ itemId: turn.itemId, fact: speechOf(turn, now) }));
  const items = minutedItems(plan);
  const known = new Set(items.map((item) => item.id));
  const outside = speeches.filter(({ itemId }) => itemId === null || !known.has(itemId)).map(({ fact }) => fact);
  return {
    openedAt: runs[0]?.openedAt ?? null,
    closedAt: runs.some((run) => run.closedAt === null) ? null : (runs.at(-1)?.closedAt ?? null),
    place: plan.conference.venue,
    sites: plan.sites.filter((site) => site.kind !== 'main').length,
    attendance,
    chair: withRole(plan, 'chair'),
    secretary: withRole(plan, 'secretary'),
    items: items.map((item, index) =>
      itemFacts(
        item,
        index + 1,
        state,
        speeches.filter((one) => one.itemId === item.id).map((one) => one.fact),
      ),
    ),
    general: [...outside, ...runs.flatMap(breaksOf)].toSorted((a, b) => a.at - b.at),
  };
}

function itemFacts(item: LiveItem, number: number, state: ProceedingsState, facts: readonly Fact[]): ItemAsHeld {
  const run = state.items[item.id];
  return { item, number, state: STATES[run?.state ?? 'planned'], startedAt: run?.startedAt ?? null, endedAt: run?.endedAt ?? null, facts };
}

function speechOf(turn: Turn | Floor, now: number): Speech {
  const going = !('endedAt' in turn);
  const end = going ? (turn.pausedAt ?? Math.max(now, turn.startedAt)) : turn.endedAt;
  const spoken = Math.max(0, end - turn.startedAt - turn.pausedMs);
  const over = turn.limitSeconds === null ? 0 : Math.max(0, spoken - turn.limitSeconds * 1000);
  return { kind: 'speech', turnId: turn.turnId, at: turn.startedAt, speaker: turn.speaker, going, spoken, over };
}

const breaksOf = (run: SittingRun): Break[] => run.adjournments.map(({ from, to }) => ({ kind: 'break', at: from, to }));

const withRole = (plan: LivePlan, role: ParticipantRole): Person[] => plan.participants.filter((person) => person.roles.includes(role));

/** A length in whole minutes as minutes have it: rounded, and never none for a speech that was held. */
export const wholeMinutes = (ms: number): number => Math.max(1, Math.round(ms / 60_000));
