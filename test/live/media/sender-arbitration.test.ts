import { describe, expect, it } from 'vitest';
import { arbitrate, UNCONTESTED, type SenderReport, type Sending } from '../../../client/live/media/session/sender-arbitration.ts';
import type { Source } from '../../../server/live/media/contract/index.ts';

const NOTHING = { giveWay: false, mayReturn: false, ended: [] };
const sending = (...sources: Source[]): Sending => new Map(sources.map((source) => [`id-${source}`, source]));
const told = (facts: { isReplaced?: boolean; mayReturn?: boolean; sends?: string[] }) => ({
  isReplaced: false,
  mayReturn: false,
  sends: [] as string[],
  ...facts,
});

/** A page that gets one answer after the other. */
function page() {
  let arbitration = UNCONTESTED;
  return {
    hear(report: SenderReport, before: Sending, after: Sending) {
      const step = arbitrate(arbitration, report, before, after);
      ({ arbitration } = step);
      return step.decision;
    },
  };
}

describe('a page among others of its site', () => {
  it('sends again what has ended on the server, and nothing else', () => {
    const [now, one] = [sending('camera', 'microphone'), page()];
    const { ended } = one.hear(told({ sends: ['id-camera'] }), now, now);
    expect(ended).toEqual([{ id: 'id-microphone', source: 'microphone' }]);
    expect(one.hear(told({ sends: ['id-camera', 'id-microphone'] }), now, now)).toEqual(NOTHING);
  });

  it('ignores an answer from before it began', () => {
    const one = page();
    const replaced = told({ isReplaced: true });
    expect([
      one.hear(replaced, sending('camera'), sending('camera', 'microphone')),
      one.hear(replaced, null, sending('camera')),
      one.hear(replaced, sending('camera'), null),
    ]).toEqual([NOTHING, NOTHING, NOTHING]);
  });

  it('gives way once, even if its connection lets nothing through, and again when it is replaced again', () => {
    const one = page();
    const hear = (isReplaced: boolean) => one.hear(told({ isReplaced }), sending(), sending()).giveWay;
    expect([hear(true), hear(true), hear(false), hear(true)]).toEqual([true, false, false, true]);
  });

  it('gives way once for what takes a moment to end, and again for what it has started since', () => {
    const one = page();
    const hear = (now: Sending) => one.hear(told({ isReplaced: true }), now, now).giveWay;
    expect([hear(sending('camera')), hear(sending('camera')), hear(sending()), hear(sending('microphone'))]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it('may return when nobody sends for longer than a page takes to reload', () => {
    const one = page();
    const hear = (mayReturn: boolean) => one.hear(told({ mayReturn }), sending(), sending()).mayReturn;
    expect([hear(true), hear(false), hear(true), hear(true)]).toEqual([false, false, false, true]);
  });
});
