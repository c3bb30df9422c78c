import { displaysContract as contract } from '../../../server/live/display/contract.ts';
import type { DisplayMode } from '../../../server/live/sitting/contract/index.ts';
import { newId } from '../../../server/platform/ids.ts';
import { call, isReachable } from '../../connection.ts';

const REPORT_INTERVAL_MS = 2000;
const STORAGE_KEY = 'display.screen';

/** Id of this display, kept when its page reloads. */
function screenId(): string {
  try {
    const kept = sessionStorage.getItem(STORAGE_KEY) ?? newId();
    sessionStorage.setItem(STORAGE_KEY, kept);
    return kept;
  } catch {
    return newId();
  }
}

/** Reports to the desk what this display shows: every two seconds, and on every change. Returns a function that reports at once. */
export function reportScreen(conferenceId: string, shows: () => DisplayMode): () => void {
  const id = screenId();
  let told: DisplayMode | null = null;
  const report = (isClosing = false): void => {
    if (!isReachable()) return;
    told = shows();
    // The next report follows anyway.
    void call(contract.report, { conferenceId, screenId: id, shows: told, isClosing }, { tries: 1 }).catch(() => {});
  };
  setInterval(() => report(), REPORT_INTERVAL_MS);
  addEventListener('pagehide', () => report(true));
  return () => void (shows() !== told && report());
}
