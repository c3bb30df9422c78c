import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { correctionsContract } from '../../../server/live/corrections/contract.ts';
import { mediaCommands } from '../../../server/live/sitting/contract/media-commands.ts';
import { proceedingsContract as contract } from '../../../server/live/sitting/contract/index.ts';
import { stateOf } from '../../../server/live/sitting/rules/index.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { code, published, secretRuns, siteSpeaks } from './published-day.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

const stateFor = async (login: Login, conferenceId: string) => stateOf((await login.run(contract.liveState, { conferenceId })).state);

describe('microphones', () => {
  it('are all closed by one command, and all open again when it is undone', async () => {
    const { conferenceId, chair } = await siteSpeaks(app);
    const { seq } = await chair.run(contract.closeMicrophones, { conferenceId, siteId: null });
    const { microphones } = await stateFor(chair, conferenceId);
    expect(microphones).toEqual({ 'site-22': { open: false, at: app.clock.now }, main: { open: false, at: app.clock.now } });
    expect(await code(chair.run(contract.closeMicrophones, { conferenceId, siteId: null }))).toBe('microphone-closed');
    await chair.run(correctionsContract.correct, { conferenceId, seq });
    expect((await stateFor(chair, conferenceId)).microphones).toEqual({});
  });

  it('are closed and opened one by one', async () => {
    const { conferenceId, chair } = await siteSpeaks(app);
    const open = (siteId: string) => code(chair.run(contract.openMicrophone, { conferenceId, siteId }));
    const close = (siteId: string) => code(chair.run(contract.closeMicrophones, { conferenceId, siteId }));
    expect([await open('site-22'), await close('site-22'), await close('site-22'), await open('site-22')]).toEqual([
      'microphone-open',
      'accepted',
      'microphone-closed',
      'accepted',
    ]);
    expect([await close('main'), await close('main'), await open('main')]).toEqual(['accepted', 'microphone-closed', 'accepted']);
  });

  it('of sites without the floor cannot be opened, nor those of sites that cannot join', async () => {
    const { conferenceId, chair } = await siteSpeaks(app);
    const open = (siteId: string) => code(chair.run(contract.openMicrophone, { conferenceId, siteId }));
    expect([await open('site-15'), await open('provinces'), await open('nowhere')]).toEqual(['floor-elsewhere', 'not-found', 'not-found']);
    expect(await code(chair.run(contract.closeMicrophones, { conferenceId, siteId: 'nowhere' }))).toBe('not-found');
    expect(await code(chair.run(contract.closeMicrophones, { conferenceId, siteId: 'site-15' }))).toBe('microphone-closed');
  });

  it('of the main hall can be opened for a test before the sitting', async () => {
    const { conferenceId, chair } = await published(app);
    expect(await code(chair.run(contract.closeMicrophones, { conferenceId, siteId: null }))).toBe('microphone-closed');
    expect(await code(chair.run(contract.openMicrophone, { conferenceId, siteId: 'main' }))).toBe('accepted');
    expect(await code(chair.run(contract.openMicrophone, { conferenceId, siteId: 'site-22' }))).toBe('floor-elsewhere');
  });

  it('stay closed in a classified item, and do not reveal who speaks in it', async () => {
    const { conferenceId, chair } = await secretRuns(app);
    await chair.run(contract.grant, { conferenceId, participantId: 'nguyen-van-a', handOver: false });
    expect(await code(chair.run(contract.openMicrophone, { conferenceId, siteId: 'site-96' }))).toBe('transmission-barred');
    await chair.run(contract.allowTransmission, { conferenceId, itemId: 'secret' });
    await chair.run(contract.closeMicrophones, { conferenceId, siteId: null });
    const viewer = await app.member(conferenceId, 'viewer');
    expect(Object.keys((await stateFor(chair, conferenceId)).microphones)).toEqual(['site-96', 'main']);
    expect(Object.keys((await stateFor(viewer, conferenceId)).microphones)).toEqual(['main']);
  });
});

describe('the hall display', () => {
  it('shows one site, which is taken off by hand or by undoing', async () => {
    const { conferenceId, chair } = await siteSpeaks(app);
    const put = (siteId: string | null) => chair.run(contract.putOnScreen, { conferenceId, siteId });
    expect(await code(put(null))).toBe('already-shown');
    const { seq } = await put('site-15');
    expect([await code(put('site-15')), await code(put('provinces'))]).toEqual(['already-shown', 'not-found']);
    await chair.run(correctionsContract.correct, { conferenceId, seq });
    expect((await stateFor(chair, conferenceId)).screenSiteId).toBe(null);
    await put('site-15');
    await put(null);
    expect((await stateFor(chair, conferenceId)).screenSiteId).toBe(null);
  });

  it('shows no site while a classified item bars all pictures', async () => {
    const { conferenceId, chair } = await secretRuns(app);
    expect(await code(chair.run(contract.putOnScreen, { conferenceId, siteId: 'site-15' }))).toBe('transmission-barred');
  });
});

describe('what the chair allows of a classified item', () => {
  const allow = (chair: Login, conferenceId: string, itemId: string | null) =>
    code(chair.run(contract.allowTransmission, { conferenceId, itemId }));

  it('is allowed and taken back once, and can be undone', async () => {
    const { conferenceId, chair } = await secretRuns(app);
    expect(await allow(chair, conferenceId, null)).toBe('transmission-off');
    const { seq } = await chair.run(contract.allowTransmission, { conferenceId, itemId: 'secret' });
    expect(await allow(chair, conferenceId, 'secret')).toBe('transmission-on');
    await chair.run(correctionsContract.correct, { conferenceId, seq });
    expect((await stateFor(chair, conferenceId)).allowedItemId).toBe(null);
    expect([await allow(chair, conferenceId, 'secret'), await allow(chair, conferenceId, null)]).toEqual(['accepted', 'accepted']);
  });

  it('applies to the running item, if it is classified and the chair is cleared for it', async () => {
    const { conferenceId, chair } = await secretRuns(app);
    expect([await allow(chair, conferenceId, 'papers'), await allow(chair, conferenceId, 'nowhere')]).toEqual([
      'item-not-running',
      'not-found',
    ]);
    expect(await allow(await app.member(conferenceId, 'chair'), conferenceId, 'secret')).toBe('not-found');
    await chair.run(contract.startItem, { conferenceId, itemId: 'papers' });
    expect(await allow(chair, conferenceId, 'papers')).toBe('transmission-never');
  });
});

describe('somebody who is not at the desk', () => {
  const inputs = {
    closeMicrophones: { siteId: null },
    openMicrophone: { siteId: 'main' },
    putOnScreen: { siteId: 'site-15' },
    allowTransmission: { itemId: null },
    startRecording: {},
    stopRecording: { reason: 'desk' },
  } as const;
  const names = Object.keys(inputs) as (keyof typeof inputs)[];

  it('decides nothing about media and recording', async () => {
    const { conferenceId } = await siteSpeaks(app);
    const others = [
      await app.link('site', conferenceId, 'site-22'),
      await app.link('display', conferenceId, 'hall'),
      await app.bound(conferenceId, 'technician', { siteId: 'site-22' }),
      await app.bound(conferenceId, 'delegate', { participantId: 'nguyen-van-a' }),
      await app.member(conferenceId, 'viewer'),
      await app.member(conferenceId, 'secretary'),
      await app.user(),
      app.nobody,
    ];
    for (const name of names) {
      const operation: (typeof mediaCommands)[typeof name] = mediaCommands[name];
      const codes = await Promise.all(others.map((login) => code(app.bus.run(operation, login.actor, { conferenceId, ...inputs[name] }))));
      expect([name, ...codes]).toEqual([name, ...Array.from({ length: 6 }, () => 'forbidden'), 'not-found', 'unauthenticated']);
    }
  });
});
