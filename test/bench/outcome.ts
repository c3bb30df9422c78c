/** One line of the result: what was measured, and its goal. */
export interface Outcome {
  readonly name: string;
  /** Our ratio to the peer, or a time in milliseconds if `unit` says so. */
  readonly value: number;
  readonly unit?: 'ms';
  /** '≤' a cost, '≥' a speed. */
  readonly goal: readonly ['≤' | '≥', number];
  readonly detail: string;
}

/** Milliseconds of CPU time as a text. */
export const cpuText = (ms: number): string => `${ms < 10 ? ms.toFixed(2) : ms.toFixed(1)} ms CPU`;

/** The line as printed. */
export function lineOf({ name, value, unit, goal: [sign, goal], detail }: Outcome): string {
  const isReached = sign === '≤' ? value <= goal : value >= goal;
  const shown = unit === undefined ? value.toFixed(2) : `${value.toFixed(1)} ${unit}`;
  return `${name}: ${shown} (goal ${sign} ${goal}${unit ? ` ${unit}` : ''}${isReached ? '' : ', missed'}; ${detail})`;
}
