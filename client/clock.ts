/** The server's clock as seen by this browser, whose own clock may be minutes off. */

/** One round trip: send and receive time by the monotonic clock, and the server's time. */
export interface RoundTrip {
  readonly sent: number;
  readonly received: number;
  readonly serverAt: number;
}

/** Offset of the server's clock to the monotonic one, from the shortest round trip, which is the most accurate. */
export function offsetOf(trips: readonly RoundTrip[]): number | null {
  const [best] = trips.toSorted((a, b) => a.received - a.sent - (b.received - b.sent));
  return best ? best.serverAt - (best.sent + best.received) / 2 : null;
}

const TRIPS = 8;
let offset = Date.now() - performance.now();

/** Milliseconds since 1970 by the server's clock. Runs on the monotonic clock, so that setting the computer's time changes nothing. */
export const serverNow = (): number => performance.now() + offset;

/** Measures the offset with several round trips; called at every (re)connection and every few minutes. */
export async function measure(ask: () => Promise<number>): Promise<void> {
  const trips: RoundTrip[] = [];
  for (let trip = 0; trip < TRIPS; trip += 1) {
    const sent = performance.now();
    const serverAt = await ask();
    trips.push({ sent, received: performance.now(), serverAt });
  }
  offset = offsetOf(trips) ?? offset;
}

/** Initial offset before the first measurement, from the time at which the page was rendered. */
export function startFrom(serverAt: number): void {
  offset = serverAt - performance.now();
}
