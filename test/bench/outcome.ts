/** One line of the result: what was measured, and its goal. */
export interface Outcome {
  readonly name: string;
  /** Our ratio to the peer, or a time in milliseconds if `unit` says so. */
  readonly value: number;
  readonly unit?: 'ms';
  /** '≤' a cost, '≥' a speed; null for a peer that only explains another line. */
  readonly goal: readonly ['≤' | '≥', number] | null;
  readonly detail: string;
}

/** Milliseconds of CPU time as a text. */
export const cpuText = (ms: number): string => `${ms < 10 ? ms.toFixed(2) : ms.toFixed(1)} ms CPU`;

/** The goal as printed, and whether it was missed. */
function goalText({ value, unit, goal }: Outcome): string {
  if (goal === null) return '';
  const [sign, limit] = goal;
  const isReached = sign === '≤' ? value <= limit : value >= limit;
  return `goal ${sign} ${limit}${unit ? ` ${unit}` : ''}${isReached ? '' : ', missed'}; `;
}

/** The line as printed. */
export function lineOf(outcome: Outcome): string {
  const { name, value, unit, detail } = outcome;
  const shown = unit === undefined ? value.toFixed(2) : `${value.toFixed(1)} ${unit}`;
  return `${name}: ${shown} (${goalText(outcome)}${detail})`;
}
