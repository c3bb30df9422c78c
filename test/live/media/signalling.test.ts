import fc from 'fast-check';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { operations } from '../../../server/contract.ts';
import { MAX_PAGES_PER_LOGIN } from '../../../server/live/media/signalling/connection-quota.ts';
import { newId } from '../../../server/platform/ids.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { callHttp, callSocket, connect, httpOutcome, socketOutcome } from '../../helpers/doors.ts';
import { FakeHall } from '../../helpers/media/fake-hall.ts';
import { conferenceOf, Pages, type TakingPart } from '../../helpers/media/many-sites.ts';
import { NodePage } from '../../helpers/media/node-page.ts';
import { recordedLine, type Said } from '../../helpers/media/recorded-line.ts';
import { isLongMedia, mediaWorker } from '../../helpers/parts.ts';
import { spoiled } from './spoiled.ts';
import { WAIT_OPTIONS } from '../../helpers/wait.ts';

const [MAIN, ATTACKER] = [0, 2];
const COMMANDS = ['connect', 'restart', 'produce', 'stop', 'receive', 'watch', 'resume', 'size', 'report', 'leave'].map(
  (verb) => `media.${verb}`,
);

describe.skipIf(!mediaWorker())('signalling that is not as our pages do it', () => {
  let app: TestApp;
  let conferenceId: string;
  let pages: Pages;
  let main: TakingPart;
  let viewer: NodePage;
  let token: string;
  let socket: Socket;
  let said: readonly Said[];
  let pid: number | undefined;
  const hall = new FakeHall(ATTACKER);

  beforeAll(async () => {
    app = await startApp({ now: 'real', media: true, guesses: 1_000_000 });
    ({ conferenceId } = await conferenceOf(app, 2));
    pages = new Pages(app, conferenceId);
    main = await pages.site('main', MAIN);
    viewer = await pages.open((await app.member(conferenceId, 'viewer')).token, 'watch');
    ({ token } = await app.link('site', conferenceId, 'province-1'));
    socket = await connect(app.url, token);
    // Everything here is derived from what a real page sends from joining to leaving.
    const recorded = recordedLine(socket);
    const page = new NodePage({ socket: recorded.line, conferenceId, purpose: 'site' });
    await page.session.start();
    await page.session.send('camera', hall.camera);
    await page.session.send('microphone', hall.microphone);
    page.session.watch(['main']);
    page.session.show(new Map([['main', 320]]));
    await page.session.report(null);
    await page.sees('site/main', MAIN);
    await page.close();
    ({ said } = recorded);
    pid = app.media.status.handles[0]?.worker.pid;
  });
  afterAll(async () => {
    hall.close();
    socket.close();
    await pages.close();
    await app.end();
  });

  const inputOf = (name: string): Said['input'] => said.findLast((one) => one.name === name)?.input ?? { conferenceId };
  const join = async (): Promise<{ peerId: string; transports: string[] }> => {
    const answer = await callSocket(socket, 'media.join', { conferenceId, purpose: 'site' });
    if (!answer.ok) throw new Error(answer.error.code);
    const { peerId, send, receive } = answer.output as { peerId: string; send: { id: string }; receive: { id: string } };
    return { peerId, transports: [send.id, receive.id] };
  };
  const ask = async (name: string, input: object, id?: string): Promise<string> =>
    socketOutcome(await callSocket(socket, name, input, id ? { id } : {}));
  /** Checks that others are unaffected: the same worker, the same two pages, and picture and sound still flowing. */
  const unharmed = async (): Promise<void> => {
    const frames = viewer.seen.get('main')?.frames ?? 0;
    await vi.waitFor(() => expect(viewer.seen.get('main')?.frames ?? 0).toBeGreaterThan(frames), WAIT_OPTIONS);
    await vi.waitFor(() => expect(viewer.heard()).toEqual([MAIN]), WAIT_OPTIONS);
    expect([app.media.status.handles[0]?.worker.pid, viewer.states.includes('broken'), main.page.states.includes('broken')]).toEqual([
      pid,
      false,
      false,
    ]);
  };

  it('is refused in words, over the socket and over HTTP, and harms nobody else', async () => {
    const { peerId, transports } = await join();
    const answered = new Map<string, number>();
    const step = fc.record({
      name: fc.constantFrom(...COMMANDS.filter((name) => name !== 'media.leave')),
      transport: fc.constantFrom(...transports, 'unknown'),
      again: fc.boolean(),
      seeds: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
      overHttp: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        for (const { name, transport, again, seeds, overHttp } of steps) {
          const given = inputOf(name);
          const input = spoiled({ ...given, peerId, ...('transportId' in given ? { transportId: transport } : {}) }, seeds);
          const operation = operations.find((one) => one.name === name);
          const id = newId();
          for (let time = 0; time < (again ? 2 : 1); time += 1) {
            const http = overHttp && operation ? await callHttp(app.url, operation, input, token, { 'idempotency-key': id }) : null;
            const outcome = http ? httpOutcome(http) : await ask(name, input, id);
            expect([name, outcome === 'internal', (http?.status ?? 0) >= 500]).toEqual([name, false, false]);
            answered.set(`${name} ${outcome}`, (answered.get(`${name} ${outcome}`) ?? 0) + 1);
          }
        }
      }),
      { numRuns: isLongMedia ? 300 : 60 },
    );
    expect([...answered.keys()].some((one) => one === 'media.produce ok')).toEqual(true);
    await ask('media.leave', { conferenceId, peerId });
    await unharmed();
  });

  it('is accepted in any order and from any number of pages at once', async () => {
    const { peerId, transports } = await join();
    const real = said
      .filter(({ name }) => COMMANDS.includes(name) && name !== 'media.leave')
      .flatMap(({ name, input }) =>
        transports.map((transportId) => ({ name, input: { ...input, peerId, ...('transportId' in input ? { transportId } : {}) } })),
      );
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...real, ...real], { minLength: real.length }), async (commands) => {
        const answers = await Promise.all(commands.map(({ name, input }) => ask(name, input)));
        expect(answers.filter((answer) => answer === 'internal')).toEqual([]);
      }),
      { numRuns: isLongMedia ? 30 : 8 },
    );
    const peer = (await app.media.rooms.open(conferenceId)).peers.get(peerId);
    expect([peer?.uplinks.size, peer?.slots.size, (peer?.sites.size ?? 0) <= 1]).toEqual([2, 5, true]);
    const { consumerIds, producerIds } = (await peer?.options.receive.dump()) ?? {};
    expect([consumerIds?.length, producerIds?.length]).toEqual([peer?.downlinks.length, 0]);
    expect((await peer?.options.send?.dump())?.producerIds.length).toEqual(2);
    await ask('media.leave', { conferenceId, peerId });
    expect(await ask('media.receive', { ...inputOf('media.receive'), peerId })).toEqual('not-found');
    await unharmed();
  });

  it('connects a transport once: the same again does no harm, another certificate is refused', async () => {
    const { peerId, transports } = await join();
    const connected = { ...inputOf('media.connect'), peerId, transportId: transports[0] };
    const dtlsParameters = inputOf('media.connect')['dtlsParameters'] as { fingerprints: { algorithm: string; value: string }[] };
    const other = {
      ...dtlsParameters,
      fingerprints: dtlsParameters.fingerprints.map((one) => ({
        ...one,
        value: one.value.replace(/^../, (byte) => (byte === '00' ? '11' : '00')),
      })),
    };
    const answers = [
      await ask('media.connect', connected),
      await ask('media.connect', connected),
      await ask('media.connect', { ...connected, dtlsParameters: other }),
    ];
    expect(answers).toEqual(['ok', 'ok', 'conflict']);
    await ask('media.leave', { conferenceId, peerId });
  });

  it('limits the pages of a login, and the first disconnected one makes room', async () => {
    const most = MAX_PAGES_PER_LOGIN['site'] ?? 0;
    const first = await join();
    for (let at = 1; at < most; at += 1) await join();
    const room = await app.media.rooms.open(conferenceId);
    const own = () => [...room.peers.values()].filter(({ options }) => options.siteId === 'province-1');
    expect([own().length, room.peers.has(first.peerId)]).toEqual([most, true]);
    const answers = await Promise.all(Array.from({ length: most + 4 }, () => ask('media.join', { conferenceId, purpose: 'site' })));
    expect([own().length, room.peers.has(first.peerId), answers.filter((answer) => !['ok', 'too-many-pages'].includes(answer))]).toEqual([
      most,
      false,
      [],
    ]);
    for (const peer of own()) await ask('media.leave', { conferenceId, peerId: peer.id });
    expect([app.media.joining.quota.size, room.peers.size]).toEqual([2, 2]);
    await unharmed();
  });
});
