import { describe, expect, it } from 'vitest';
import { SubmissionQueue } from '../../../client/live/media/device-test/submission-queue.ts';

/** A queue whose answers come when the test gives them. `known`: whether the organizers know the site as ready. */
function telling(known: { ready: boolean } = { ready: false }) {
  const sent: string[] = [];
  const answers: { arrive(): void; fail(): void }[] = [];
  const tellings = new SubmissionQueue({
    onChange: () => {},
    reason: () => 'Máy chủ đang bận.',
    hasArrived: (what) => what !== 'tell' && known.ready === (what === 'ready'),
  });
  const press = (what: 'ready' | 'unready' | 'tell') =>
    tellings.tell(what, () => {
      sent.push(what);
      return new Promise<void>((resolve, reject) => answers.push({ arrive: resolve, fail: () => reject(new Error('busy')) }));
    });
  return { tellings, press, sent, next: () => answers.shift() };
}
const failed = (what: string) => ({ what, state: 'failed', reason: 'Máy chủ đang bận.' });

describe('a site’s report to the organizers', () => {
  it('is shown as failed until it arrives', async () => {
    const { tellings, press, next } = telling();
    const first = press('ready');
    expect(tellings.now).toEqual({ what: 'ready', state: 'sending', reason: null });
    next()?.fail();
    await first;
    expect(tellings.now).toEqual(failed('ready'));
    const again = press('ready');
    next()?.arrive();
    await again;
    expect(tellings.now).toEqual(null);
  });

  it('has not failed if the organizers have it, even if the answer was lost before or after', async () => {
    const known = { ready: false };
    const { tellings, press, next } = telling(known);
    const first = press('ready');
    next()?.fail();
    await first;
    tellings.look();
    expect(tellings.now).toEqual(failed('ready'));
    known.ready = true;
    tellings.look();
    expect(tellings.now).toEqual(null);
    known.ready = false;
    const second = press('ready');
    known.ready = true;
    next()?.fail();
    await second;
    expect(tellings.now).toEqual(null);
  });

  it('is the last press, if another one was being sent', async () => {
    const { tellings, press, sent, next } = telling();
    const first = press('ready');
    await press('unready');
    next()?.arrive();
    await expect.poll(() => sent).toEqual(['ready', 'unready']);
    expect(tellings.now).toEqual({ what: 'unready', state: 'sending', reason: null });
    next()?.arrive();
    await first;
    expect([tellings.now, sent]).toEqual([null, ['ready', 'unready']]);
  });

  it('is sent once, however often it is pressed meanwhile, and not at all if taken back', async () => {
    const { press, sent, next } = telling();
    const first = press('ready');
    await press('ready');
    await press('unready');
    await press('ready');
    next()?.arrive();
    await first;
    expect(sent).toEqual(['ready']);
  });

  it('about a silent loudspeaker is kept after a failure while another one is sent', async () => {
    const { tellings, press, sent, next } = telling();
    const first = press('tell');
    await press('ready');
    next()?.fail();
    await expect.poll(() => sent).toEqual(['tell', 'ready']);
    next()?.arrive();
    await first;
    expect(tellings.now).toEqual(failed('tell'));
  });
});
