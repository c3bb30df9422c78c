import type { HallScreen } from './contract.ts';

/** The last report of a display; times in milliseconds since 1970. */
export type ScreenReport = Omit<HallScreen, 'isSilent'>;

/** Displays report every two seconds: this long after the last report one counts as silent. */
const MAX_REPORT_AGE_MS = 4500;
/** A display that has been silent for this long was put away. */
const FORGET_AFTER_MS = 30 * 60_000;
/** No hall has more; made-up displays push out those that reported longest ago. */
export const MAX_SCREENS = 40;

/** The displays after another report, by their ids. `report` null: the display's page is being left. */
export function withReport(
  screens: ReadonlyMap<string, ScreenReport>,
  id: string,
  report: ScreenReport | null,
): ReadonlyMap<string, ScreenReport> {
  const others = [...screens].filter(([other]) => other !== id);
  if (report === null) return new Map(others);
  const newest = others.toSorted(([, one], [, other]) => other.reportedAt - one.reportedAt).slice(0, MAX_SCREENS - 1);
  return new Map([...newest, [id, report]]);
}

/** The displays at a time, sorted by name; those without one come last. */
export function screensAt(screens: ReadonlyMap<string, ScreenReport>, now: number): HallScreen[] {
  return [...screens.values()]
    .filter(({ reportedAt }) => now - reportedAt < FORGET_AFTER_MS)
    .map((screen) => ({ ...screen, isSilent: now - screen.reportedAt > MAX_REPORT_AGE_MS }))
    .toSorted((one, other) => Number(one.name === null) - Number(other.name === null) || byName(one, other));
}

const byName = (one: HallScreen, other: HallScreen): number =>
  (one.name ?? '').localeCompare(other.name ?? '', 'vi') || one.id.localeCompare(other.id);

/** Whether two lists are equal apart from the times of the reports. */
export const saysTheSame = (one: readonly HallScreen[], other: readonly HallScreen[]): boolean => summaryOf(one) === summaryOf(other);

const summaryOf = (screens: readonly HallScreen[]): string =>
  JSON.stringify(screens.map(({ id, name, shows, isSilent }) => [id, name, shows, isSilent]));
