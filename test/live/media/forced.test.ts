import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { correctionsContract } from '../../../server/live/corrections/contract.ts';
import { proceedingsContract as contract } from '../../../server/live/sitting/contract/index.ts';
import type { Room } from '../../../server/live/media/sfu/room.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { callSocket, connect, socketOutcome } from '../../helpers/doors.ts';
import { FakeHall } from '../../helpers/media/fake-hall.ts';
import { conferenceOf, Pages, type TakingPart } from '../../helpers/media/many-sites.ts';
import { NodePage } from '../../helpers/media/node-page.ts';
import { recordedLine, type Said } from '../../helpers/media/recorded-line.ts';
import { mediaWorker } from '../../helpers/parts.ts';
import { WAIT_OPTIONS } from '../../helpers/wait.ts';

const [MAIN, HONEST, FORCER] = [0, 1, 2];
/** How many bytes of sound must reach the server before asserting that none was forwarded: about two seconds. */
const ENOUGH = 8000;

describe.skipIf(!mediaWorker())('a page that sends without the floor', () => {
  let app: TestApp;
  let conferenceId: string;
  let chair: Login;
  let room: Room;
  let pages: Pages;
  let main: TakingPart;
  let honest: TakingPart;
  let viewer: NodePage;
  let forcer: NodePage;
  let socket: Socket;
  let said: Said[];
  const hall = new FakeHall(FORCER);

  beforeAll(async () => {
    app = await startApp({ now: 'real', media: true });
    ({ conferenceId, chair } = await conferenceOf(app, 3));
    pages = new Pages(app, conferenceId);
    main = await pages.site('main', MAIN);
    honest = await pages.site('province-1', HONEST);
    viewer = await pages.open((await app.member(conferenceId, 'viewer')).token, 'watch');
    socket = await connect(app.url, (await app.link('site', conferenceId, 'province-2')).token);
    const recorded = recordedLine(socket);
    ({ said } = recorded);
    forcer = new NodePage({ socket: recorded.line, conferenceId, purpose: 'site' });
    await forcer.session.start();
    await forcer.session.send('camera', hall.camera);
    await forcer.session.send('microphone', hall.microphone);
    room = await app.media.rooms.open(conferenceId);
    await viewer.sees('main', MAIN);
  });
  afterAll(async () => {
    await forcer.close();
    hall.close();
    socket.close();
    await pages.close();
    await app.end();
  });

  const say = async (name: string, input: object): Promise<string> => socketOutcome(await callSocket(socket, name, input));
  const last = (name: string, fits: (one: Said) => boolean = () => true): Said => {
    const found = said.findLast((one) => one.name === name && fits(one));
    if (!found) throw new Error(`${name} was not said`);
    return found;
  };
  const ofSource = (source: string) => last('media.produce', ({ input }) => input['source'] === source);
  /** Bytes of the attacker's sound that have reached the server. */
  const arrived = async (): Promise<number> => {
    const stats = (await room.senders.uplinkOf('province-2', 'microphone')?.uplink.producer.getStats()) ?? [];
    return stats.reduce((sum, { byteCount }) => sum + byteCount, 0);
  };
  /** Bytes of floor sound per receiver, by its own count and by the server's. */
  const received = async (): Promise<number[]> => {
    const own = await Promise.all([main.page, honest.page, viewer].map((page) => page.received('floorSound')));
    const feeds = [...room.peers.values()].flatMap(({ slots }) => slots.get('floorSound') ?? []);
    const sent = await Promise.all(feeds.map(({ consumer }) => consumer.getStats()));
    return [...own, ...sent.map((stats) => stats.reduce((sum, one) => sum + (one.type === 'outbound-rtp' ? one.byteCount : 0), 0))];
  };
  /** Runs an attack while sound keeps arriving. Returns the bytes forwarded to each receiver, and who hears the attacker. */
  const wentOn = async (attack: () => Promise<unknown>): Promise<{ bytes: number[]; heard: NodePage[] }> => {
    const [before, from] = [await received(), await arrived()];
    await attack();
    await vi.waitFor(async () => expect((await arrived()) - from).toBeGreaterThan(ENOUGH), WAIT_OPTIONS);
    const bytes = (await received()).map((now, at) => now - (before[at] ?? 0)).filter((more) => more !== 0);
    return { bytes, heard: [main.page, honest.page, viewer].filter((page) => page.heard().includes(FORCER)) };
  };
  const NOTHING = { bytes: [], heard: [] };

  it('reaches nobody with a microphone that sends all the time', async () => {
    expect(await wentOn(async () => {})).toEqual(NOTHING);
  });

  it('reaches nobody by resuming any id that it knows', async () => {
    const attack = async () => {
      const { peerId } = last('media.join').output as { peerId: string };
      const { consumers } = last('media.receive').output as { consumers: { consumerId: string; producerId: string }[] };
      const ids = [
        ...consumers.flatMap(({ consumerId, producerId }) => [consumerId, producerId]),
        String(ofSource('microphone').output['producerId']),
      ];
      expect(await say('media.resume', { conferenceId, peerId, consumers: ids })).toEqual('ok');
      const sizes = ids.map((consumerId) => ({ consumerId, width: 2000 }));
      expect(await say('media.size', { conferenceId, peerId, sizes })).toEqual('ok');
    };
    expect(await wentOn(attack)).toEqual(NOTHING);
  });

  it('reaches nobody with sound declared as a picture', async () => {
    const attack = async () => {
      const { input } = ofSource('microphone');
      const rtpParameters = { ...(input['rtpParameters'] as object), mid: '77', encodings: [{ ssrc: 4_000_001 }] };
      const answers = [];
      for (const source of ['camera', 'second']) answers.push(await say('media.produce', { ...input, source, rtpParameters }));
      expect(answers).toEqual(['invalid', 'invalid']);
    };
    expect(await wentOn(attack)).toEqual(NOTHING);
  });

  it("is refused another site's page and transports", async () => {
    const other = [...room.peers.values()].find(({ options }) => options.siteId === 'province-1');
    const [peerId, transportId] = [other?.id ?? '', other?.options.send?.id ?? ''];
    const { input } = ofSource('microphone');
    const own = String(input['peerId']);
    const answers = [
      await say('media.produce', { ...input, peerId }),
      await say('media.stop', { conferenceId, peerId, source: 'microphone' }),
      await say('media.leave', { conferenceId, peerId }),
      await say('media.watch', { conferenceId, peerId, sites: [] }),
      await say('media.report', { conferenceId, peerId, report: null }),
      await say('media.restart', { conferenceId, peerId: own, transportId }),
      await say('media.connect', { ...last('media.connect').input, transportId }),
    ];
    expect(answers).toEqual(answers.map(() => 'not-found'));
    expect(room.senders.uplinkOf('province-1', 'microphone')?.peer.id).toEqual(other?.id);
  });

  it('reaches nobody with a second microphone in place of its first', async () => {
    const attack = async () => {
      const { input } = ofSource('microphone');
      const [codec] = (input['rtpParameters'] as { codecs: object[] }).codecs;
      const rtpParameters = { mid: '78', codecs: [codec], encodings: [{ ssrc: 4_000_002 }], rtcp: { cname: 'forced' } };
      expect(await say('media.produce', { ...input, rtpParameters })).toEqual('ok');
      expect([...room.peers.values()].find(({ options }) => options.siteId === 'province-2')?.uplinks.size).toEqual(2);
      await forcer.session.send('microphone', null);
      await forcer.session.send('microphone', hall.microphone);
    };
    expect(await wentOn(attack)).toEqual(NOTHING);
  });

  it('never finds more than two microphones open while the floor moves as fast as possible', async () => {
    const open = (): string[] =>
      [...room.peers.values()].flatMap(({ uplinks, options }) =>
        (uplinks.get('microphone')?.flows ?? false) ? [options.siteId ?? ''] : [],
      );
    const seen: string[][] = [];
    const look = () => void seen.push(open());
    const sampling = setInterval(look, 1);
    app.journals.onEntries(look);
    // The current speaker keeps the floor.
    const grant = (siteId: string) =>
      chair.run(contract.grant, { conferenceId, siteId, handOver: true }).catch((error: { code?: string }) => {
        if (error.code !== 'floor-held') throw error;
      });
    const undo = async () => {
      const { seq } = await app.db.journalEntry.findFirstOrThrow({ where: { journalId: conferenceId }, orderBy: { seq: 'desc' } });
      await chair.run(correctionsContract.correct, { conferenceId, seq });
    };
    for (const siteId of ['province-1', 'province-2', 'main', 'province-3', 'province-2']) {
      await grant(siteId);
      look();
      await chair.run(contract.closeMicrophones, { conferenceId, siteId });
      await chair.run(contract.openMicrophone, { conferenceId, siteId });
      look();
      await undo();
    }
    await Promise.all([grant('province-3'), grant('province-1'), grant('province-2')].map((one) => one.catch(() => {})));
    await undo();
    await grant('province-1');
    await chair.run(contract.openMicrophone, { conferenceId, siteId: 'main' });
    clearInterval(sampling);
    expect(seen.filter((sites) => sites.length > 2 || sites.filter((site) => site !== 'main').length > 1)).toEqual([]);
    expect(open().toSorted()).toEqual(['main', 'province-1']);
    await vi.waitFor(() => expect([main.page.heard(), viewer.heard()]).toEqual([[HONEST], [MAIN, HONEST]]), WAIT_OPTIONS);
    // Make sure that the counter used above does count.
    await vi.waitFor(async () => expect((await received()).filter((bytes) => bytes > ENOUGH).length).toBeGreaterThan(3), WAIT_OPTIONS);
  });
});
