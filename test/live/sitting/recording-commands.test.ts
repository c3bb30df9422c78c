import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { correctionsContract } from '../../../server/live/corrections/contract.ts';
import { proceedingsContract as contract } from '../../../server/live/sitting/contract/index.ts';
import { recordingNow, stateOf } from '../../../server/live/sitting/rules/index.ts';
import { STOP_REASONS } from '../../../server/live/sitting/contract/entities.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { code, published, secretRuns, siteSpeaks } from './published-day.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

const stateFor = async (login: Login, conferenceId: string) => stateOf((await login.run(contract.liveState, { conferenceId })).state);

describe('a recording', () => {
  const start = (chair: Login, conferenceId: string) => chair.run(contract.startRecording, { conferenceId });
  const reasons = async (chair: Login, conferenceId: string) =>
    Object.values((await stateFor(chair, conferenceId)).recordings).map(({ startedAt, stoppedAt, reason }) => [
      startedAt === stoppedAt ? 'at once' : 'later',
      reason,
    ]);

  it('is started and stopped by the desk, one at a time', async () => {
    const { conferenceId, chair } = await siteSpeaks(app);
    expect(await code(chair.run(contract.stopRecording, { conferenceId, reason: 'desk' }))).toBe('recording-off');
    const { recordingId } = await start(chair, conferenceId);
    expect(recordingNow(await stateFor(chair, conferenceId))).toEqual({
      recordingId,
      sittingId: 'morning',
      startedAt: app.clock.now,
      stoppedAt: null,
      reason: null,
    });
    expect(await code(start(chair, conferenceId))).toBe('recording-on');
    app.clock.now += 60_000;
    await chair.run(contract.stopRecording, { conferenceId, reason: 'desk' });
    expect(await reasons(chair, conferenceId)).toEqual([['later', 'desk']]);
  });

  it('is stopped for the server’s reasons only by the server, so that nobody falsifies the journal', async () => {
    const { conferenceId, chair } = await siteSpeaks(app);
    const stopFor = (login: Pick<Login, 'run'>, reason: (typeof STOP_REASONS)[number]) =>
      code(login.run(contract.stopRecording, { conferenceId, reason }));
    const administrator = await app.user({ administrator: true });
    await start(chair, conferenceId);
    for (const login of [chair, await app.member(conferenceId, 'organizer'), administrator])
      for (const reason of STOP_REASONS.filter((one) => one !== 'desk')) expect(await stopFor(login, reason)).toBe('forbidden');
    expect(await reasons(chair, conferenceId)).toEqual([['later', null]]);
    await stopFor(app.system, 'failed');
    await start(chair, conferenceId);
    await chair.run(contract.stopRecording, { conferenceId, reason: 'desk' });
    expect((await reasons(chair, conferenceId)).map(([, reason]) => reason)).toEqual(['failed', 'desk']);
  });

  it('requires a sitting that is not adjourned', async () => {
    const { conferenceId, chair } = await published(app);
    expect(await code(start(chair, conferenceId))).toBe('sitting-not-open');
    await chair.run(contract.openSitting, { conferenceId, sittingId: 'morning' });
    await chair.run(contract.adjournSitting, { conferenceId, sittingId: 'morning' });
    expect(await code(start(chair, conferenceId))).toBe('sitting-adjourned');
  });

  it('cannot be undone', async () => {
    const { conferenceId, chair } = await siteSpeaks(app);
    const { seq } = await start(chair, conferenceId);
    expect(await code(chair.run(correctionsContract.correct, { conferenceId, seq }))).toBe('cannot-undo');
    const stopped = await chair.run(contract.stopRecording, { conferenceId, reason: 'desk' });
    expect(await code(chair.run(correctionsContract.correct, { conferenceId, seq: stopped.seq }))).toBe('cannot-undo');
  });

  it('ends with the sitting, and stays so when the closing is undone', async () => {
    const { conferenceId, chair } = await siteSpeaks(app);
    await start(chair, conferenceId);
    const { seq } = await chair.run(contract.closeSitting, { conferenceId, sittingId: 'morning' });
    await chair.run(correctionsContract.correct, { conferenceId, seq });
    const { openSittingId, floor } = await stateFor(chair, conferenceId);
    expect([openSittingId, floor?.speaker.siteId, await reasons(chair, conferenceId)]).toEqual([
      'morning',
      'site-22',
      [['at once', 'closed']],
    ]);
  });

  it('ends before a classified item, in which none is started unless the chair allows it', async () => {
    const { conferenceId, chair } = await secretRuns(app);
    expect(await code(start(chair, conferenceId))).toBe('transmission-barred');
    await chair.run(contract.allowTransmission, { conferenceId, itemId: 'secret' });
    await start(chair, conferenceId);
    await chair.run(contract.allowTransmission, { conferenceId, itemId: null });
    expect(await reasons(chair, conferenceId)).toEqual([['at once', 'classified']]);
    await chair.run(contract.startItem, { conferenceId, itemId: 'papers' });
    await start(chair, conferenceId);
    expect(await code(chair.run(contract.allowTransmission, { conferenceId, itemId: null }))).toBe('transmission-off');
    await chair.run(contract.restoreItem, { conferenceId, itemId: 'secret' });
    await chair.run(contract.startItem, { conferenceId, itemId: 'secret' });
    expect((await reasons(chair, conferenceId)).map(([, reason]) => reason)).toEqual(['classified', 'classified']);
  });

  it('ends when undoing goes back into a classified item whose media the chair had allowed', async () => {
    const { conferenceId, chair } = await secretRuns(app);
    await chair.run(contract.allowTransmission, { conferenceId, itemId: 'secret' });
    const { seq } = await chair.run(contract.startItem, { conferenceId, itemId: 'papers' });
    await start(chair, conferenceId);
    await chair.run(correctionsContract.correct, { conferenceId, seq });
    const { runningItemId, allowedItemId } = await stateFor(chair, conferenceId);
    expect([runningItemId, allowedItemId, await reasons(chair, conferenceId)]).toEqual(['secret', 'secret', [['at once', 'classified']]]);
    await start(chair, conferenceId);
    expect(recordingNow(await stateFor(chair, conferenceId)) === null).toBe(false);
  });
});
