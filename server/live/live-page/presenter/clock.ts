import { formatElapsed, formatSpoken } from '../../../i18n/format.ts';
import type { Lang } from '../../../i18n/translate.ts';
import type { Floor } from '../../sitting/contract/entities.ts';
import { elapsed, phase, remaining, type Phase } from '../../sitting/rules/index.ts';

/** A turn's clock at one moment. Milliseconds; the browser keeps it going from the same facts. */
export interface TurnClock {
  readonly phase: Phase;
  readonly remaining: number | null;
  readonly limit: number | null;
  readonly elapsed: number;
  readonly paused: boolean;
  /** 10:00 and 08:12. */
  readonly limitFigures: string | null;
  readonly elapsedFigures: string;
  /** "10 phút". */
  readonly limitWords: string | null;
  /** Numbers under the ruler, from 0 to the limit in minutes. */
  readonly marks: readonly number[];
}

export function clockOf(floor: Floor, now: number, lang: Lang): TurnClock {
  const limit = floor.limitSeconds === null ? null : floor.limitSeconds * 1000;
  const spent = elapsed(floor, now);
  return {
    phase: phase(floor, now),
    remaining: remaining(floor, now),
    limit,
    elapsed: spent,
    paused: floor.pausedAt !== null,
    limitFigures: limit === null ? null : formatElapsed(limit),
    elapsedFigures: formatElapsed(spent),
    limitWords: limit === null ? null : formatSpoken(lang, limit),
    marks: marksOf(floor.limitSeconds),
  };
}

/** Up to five steps of whole minutes, if the limit divides into them; no marks otherwise. */
function marksOf(limitSeconds: number | null): number[] {
  const minutes = (limitSeconds ?? 0) / 60;
  const step = [5, 4, 3, 2].map((parts) => minutes / parts).find((size) => Number.isInteger(size));
  return step === undefined ? [] : Array.from({ length: minutes / step + 1 }, (_, at) => at * step);
}
