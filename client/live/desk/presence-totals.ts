import { checkInContract, type PresenceTotals } from '../../../server/live/check-in/contract.ts';
import { checkInSlice } from '../../../server/live/check-in/rules/index.ts';
import type { Live } from '../../../server/live/live-page/presenter/index.ts';
import { stateOf } from '../../../server/live/sitting/rules/index.ts';
import { sliceOf } from '../../../server/platform/journal/contract.ts';
import { call } from '../../connection.ts';

/** Three hundred people arrive within minutes: they are counted together. */
const TOGETHER_MS = 1000;

export interface PresenceWatch {
  /** The count of those present by name; null until the first answer. */
  now(): PresenceTotals | null;
  /** Looks whether what the page was told of changes the count, and asks for it if so. */
  look(live: Live): void;
}

/** Keeps the count of those present by name up to date with the journal: doors, sittings and versions change it. */
export function followPresence(conferenceId: string, onChange: () => void): PresenceWatch {
  let known: PresenceTotals | null = null;
  let seen: readonly unknown[] = [];
  let timer: number | null = null;
  const take = (totals: PresenceTotals): void => {
    if (JSON.stringify(totals) === JSON.stringify(known)) return;
    known = totals;
    onChange();
  };
  const ask = (): void => {
    timer = null;
    void call(checkInContract.totals, { conferenceId }).then(take, () => {});
  };
  document.addEventListener('visibilitychange', () => document.hidden || ask());
  return {
    now: () => known,
    look({ folded, plan }) {
      const now = [sliceOf(checkInSlice, folded), stateOf(folded).sittings, plan.publication];
      if (now.every((part, at) => part === seen[at])) return;
      const isFirst = seen.length === 0;
      seen = now;
      if (isFirst) ask();
      else timer ??= window.setTimeout(ask, TOGETHER_MS);
    },
  };
}
