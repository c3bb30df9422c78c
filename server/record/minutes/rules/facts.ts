import type { ParticipantRole } from '../../../planning/participants/contract.ts';
import type { LiveItem, LivePlan, Speaker, Turn, Floor } from '../../../live/sitting/contract/index.ts';
import type { ProceedingsState } from '../../../live/sitting/rules/state.ts';
import type { OutlineLine } from '../contract.ts';
import type { Attendance } from './attendance.ts';
import type { Conferral, LaunchedCampaign } from './ceremony.ts';
import type { HeldSecretVote } from './secret-votes.ts';
import type { HeldVote } from './votes.ts';
import { isGone, minutedItems } from './parts.ts';
import { closingOf, sittingsAsHeld, type Break, type SittingAsHeld } from './sittings.ts';

export type Person = LivePlan['participants'][number];

/** A turn. Times in milliseconds since 1970, lengths in milliseconds without pauses. */
export interface Speech {
  readonly kind: 'speech';
  readonly turnId: string;
  readonly at: number;
  readonly speaker: Speaker;
  /** Still speaking: length until now. */
  readonly going: boolean;
  readonly spoken: number;
  /** Beyond the limit; 0 within it, and if there is no limit. */
  readonly over: number;
}

export type Fact = Speech | Break | Conferral | LaunchedCampaign | HeldVote | HeldSecretVote;

/** The actual course of an item. */
export interface ItemAsHeld {
  readonly item: LiveItem;
  /** Its number in the minutes, from 1. */
  readonly number: number;
  readonly state: OutlineLine['state'];
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  /** In which sitting it was held, or is planned. */
  readonly sittingId: string;
  /** It was held and later left the agenda. */
  readonly isGone: boolean;
  /** Its sitting is over and it was not held. */
  readonly isMissed: boolean;
  /** In the minutes of one sitting: the other one in which it went on. */
  readonly goesOnIn?: SittingAsHeld;
  readonly facts: readonly Fact[];
}

/** Facts of the minutes that need no writing. */
export interface MinutesFacts {
  readonly openedAt: number | null;
  /** Null until the last sitting is closed. */
  readonly closedAt: number | null;
  readonly sittings: readonly SittingAsHeld[];
  readonly place: string | null;
  readonly attendance: Attendance;
  readonly chair: readonly Person[];
  readonly secretary: readonly Person[];
  readonly items: readonly ItemAsHeld[];
  /** What belongs to no item: turns outside any item, and interruptions, which of several sittings stand with their own. */
  readonly general: readonly Fact[];
}

const STATES = { running: 'running', finished: 'done', postponed: 'postponed', skipped: 'skipped', planned: 'waiting' } as const;

/** A fact with the item in which it happened; null for none. */
export interface FactOfItem {
  readonly itemId: string | null;
  readonly fact: Fact;
}

/** The facts of the minutes, from the agenda and the folded proceedings; corrections are in the fold already. `beside`: what was conferred, launched and voted on. */
export function minutesFacts(
  plan: LivePlan,
  state: ProceedingsState,
  attendance: Attendance,
  now: number,
  beside: readonly FactOfItem[],
): MinutesFacts {
  const sittings = sittingsAsHeld(plan, state);
  const openings = sittings.flatMap(({ openedAt }) => openedAt ?? []);
  const turns: (Turn | Floor)[] = [...Object.values(state.turns), ...(state.floor ? [state.floor] : [])];
  const spoken = turns.map((turn): FactOfItem => ({ itemId: turn.itemId, fact: speechOf(turn, now) }));
  const happened = [...spoken, ...beside].toSorted((a, b) => a.fact.at - b.fact.at);
  const items = minutedItems(plan);
  const known = new Set(items.map((item) => item.id));
  const outside = happened.filter(({ itemId }) => itemId === null || !known.has(itemId)).map(({ fact }) => fact);
  return {
    openedAt: openings.length === 0 ? null : Math.min(...openings),
    closedAt: closingOf(sittings),
    sittings,
    place: plan.conference.venue,
    attendance,
    chair: withRole(plan, 'chair'),
    secretary: withRole(plan, 'secretary'),
    items: items.map((item, index) =>
      itemFacts(
        item,
        index + 1,
        state,
        isGone(plan, item.id),
        happened.filter((one) => one.itemId === item.id).map((one) => one.fact),
      ),
    ),
    general: [...outside, ...(sittings.length > 1 ? [] : sittings.flatMap(({ breaks }) => breaks))].toSorted((a, b) => a.at - b.at),
  };
}

function itemFacts(item: LiveItem, number: number, state: ProceedingsState, gone: boolean, facts: readonly Fact[]): ItemAsHeld {
  const run = state.items[item.id];
  const sittingId = run?.sittingId ?? item.sittingId;
  const held = STATES[run?.state ?? 'planned'];
  // What a reader may not know of an item is not told by saying that it was not held.
  const isMissed =
    held === 'waiting' && !item.hidden && state.sittings[sittingId]?.closedAt !== undefined && state.sittings[sittingId].closedAt !== null;
  return {
    item,
    number,
    state: held,
    startedAt: run?.startedAt ?? null,
    endedAt: run?.endedAt ?? null,
    sittingId,
    isMissed,
    isGone: gone,
    facts,
  };
}

function speechOf(turn: Turn | Floor, now: number): Speech {
  const going = !('endedAt' in turn);
  const end = going ? (turn.pausedAt ?? Math.max(now, turn.startedAt)) : turn.endedAt;
  const spoken = Math.max(0, end - turn.startedAt - turn.pausedMs);
  const over = turn.limitSeconds === null ? 0 : Math.max(0, spoken - turn.limitSeconds * 1000);
  return { kind: 'speech', turnId: turn.turnId, at: turn.startedAt, speaker: turn.speaker, going, spoken, over };
}

const withRole = (plan: LivePlan, role: ParticipantRole): Person[] => plan.participants.filter((person) => person.roles.includes(role));

/** A length in whole minutes as minutes have it: rounded; null for one below a minute. */
export const wholeMinutes = (ms: number): number | null => (ms < 60_000 ? null : Math.round(ms / 60_000));
