import type { TemplateFunction } from './template-function.ts';

/** The shape and the colour of each state; one colour has one meaning everywhere. */
interface Look {
  icon: string;
  colour: string;
  /** The chip's class; none is plain grey. */
  chip?: string;
  /** The tile's class; none is a quiet tile. */
  tile?: string;
  /** Whether the tile shows words instead of a picture. */
  over?: boolean;
}

const looks: Record<string, Look> = {
  air: { icon: 's-air', colour: 'air', chip: 'air', tile: 'air' },
  next: { icon: 's-next', colour: 'next', chip: 'next', tile: 'next' },
  hand: { icon: 's-hand', colour: 'next', chip: 'next' },
  ready: { icon: 's-ready', colour: 'ready', chip: 'ready' },
  done: { icon: 's-ready', colour: 'ready' },
  published: { icon: 's-ready', colour: 'ready', chip: 'ready' },
  wait: { icon: 's-wait', colour: 'wait' },
  draft: { icon: 's-wait', colour: 'wait' },
  late: { icon: 's-late', colour: 'time', chip: 'time', tile: 'time' },
  absent: { icon: 's-late', colour: 'time', chip: 'time', tile: 'time', over: true },
  warn: { icon: 's-warn', colour: 'time', chip: 'time', tile: 'time' },
  over: { icon: 's-late', colour: 'time', chip: 'over' },
  lost: { icon: 's-lost', colour: 'lost', chip: 'lost', tile: 'lost', over: true },
  running: { icon: 's-next', colour: 'ink' },
  paused: { icon: 's-late', colour: 'wait' },
  muted: { icon: 'i-micoff', colour: 'wait' },
  archived: { icon: 's-done', colour: 'wait' },
  connected: { icon: 's-ready', colour: 'ready' },
};

const plain: Look = { icon: 's-wait', colour: 'wait' };
const marked = new Set(['air', 'next', 'hand', 'ready', 'late', 'warn']);
const lastMinute = 60_000;

/** Looks up how a state is shown, so that templates name states and not colours. */
export const stateFunctions: Record<string, TemplateFunction> = {
  stateIcon: ({ values: [state] }) => lookOf(state).icon,
  stateColour: ({ values: [state] }) => lookOf(state).colour,
  stateClass: ({ values: [state] }) => lookOf(state).chip ?? '',
  tileClass: ({ values: [state] }) => lookOf(state).tile ?? '',
  tileOver: ({ values: [state] }) => lookOf(state).over === true,
  tileMark: ({ values: [state] }) => typeof state === 'string' && marked.has(state),
  timerClass: ({ values: [remaining, paused] }) => timerClass(typeof remaining === 'number' ? remaining : null, paused === true),
};

/** The class of a timer with `remaining` milliseconds left. */
export function timerClass(remaining: number | null, paused: boolean): string {
  if (paused) return 'is-paused';
  if (remaining === null) return 'is-unknown';
  if (remaining <= -1000) return 'is-over';
  return remaining <= lastMinute ? 'is-last' : '';
}

function lookOf(state: unknown): Look {
  return looks[String(state)] ?? plain;
}
