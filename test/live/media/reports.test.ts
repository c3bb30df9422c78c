import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LineKeeper, type LineSession } from '../../../client/live/media/line-keeper.ts';
import type { SiteReport } from '../../../server/live/media/contract/index.ts';

/** A connection whose reports are not answered, as on one where everything takes seconds. */
class SlowSession implements LineSession {
  readonly status = 'on';
  readonly reports: (SiteReport | null)[] = [];
  send = async () => {};
  show = () => {};
  report = (report: SiteReport | null) => {
    this.reports.push(report);
    return new Promise<null>(() => {});
  };
  sendStats = async () => null;
  receiveStats = async () => null;
}

describe('the reports of a site', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('are sent every second, whether or not earlier ones were answered, with what the page currently hears and sees', async () => {
    const session = new SlowSession();
    let level = 0;
    const keeper = new LineKeeper({ session, isSite: true, level: () => (level += 0.1), sees: () => level > 0.15, now: () => Date.now() });
    keeper.start();
    await vi.advanceTimersByTimeAsync(4000);
    keeper.close();
    await vi.advanceTimersByTimeAsync(4000);
    expect(session.reports.map((report) => [report?.level?.toFixed(1), report?.sees])).toEqual([
      ['0.1', false],
      ['0.2', true],
      ['0.3', true],
      ['0.4', true],
    ]);
  });

  it('are not sent by pages that only watch', async () => {
    const session = new SlowSession();
    const keeper = new LineKeeper({ session, isSite: false, now: () => Date.now() });
    keeper.start();
    await vi.advanceTimersByTimeAsync(4000);
    keeper.close();
    expect(session.reports).toEqual([]);
  });
});
