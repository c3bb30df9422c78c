import { checkInContract, type PresenceTotals } from '../../../server/live/check-in/contract.ts';
import { call } from '../../connection.ts';

const INTERVAL_MS = 10_000;

/** Keeps the count of those present by name up to date. Returns a function that gives it; null until the first answer. */
export function followPresence(conferenceId: string, onChange: () => void): () => PresenceTotals | null {
  let known: PresenceTotals | null = null;
  const take = (totals: PresenceTotals): void => {
    if (JSON.stringify(totals) === JSON.stringify(known)) return;
    known = totals;
    onChange();
  };
  const ask = (): void => void (document.hidden || call(checkInContract.totals, { conferenceId }).then(take, () => {}));
  setInterval(ask, INTERVAL_MS);
  document.addEventListener('visibilitychange', ask);
  ask();
  return () => known;
}
