import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Socket } from 'socket.io-client';
import type { SignallingChannel } from '../../client/live/media/session/signalling-channel.ts';
import type { OutputOf, Operation } from '../../server/platform/contract.ts';
import { connect } from '../helpers/doors.ts';
import { FakeHall } from '../helpers/media/fake-hall.ts';
import { NodePage } from '../helpers/media/node-page.ts';
import type { Outcome } from './outcome.ts';
import { startLane, type Lane } from './lane.ts';
import { cpuOf, interleaved } from './measure.ts';

/** About half a core's worth; the product's other costs do not grow with them. */
const RECEIVERS = 1000;
const SITES = 34;
/** How long to measure CPU time, in milliseconds. */
const WINDOW = 4000;
/** How long the stream takes to reach its full rate again, in milliseconds. */
const SETTLING = 2000;
const SMALL = { width: 160, height: 90 };
/** Large enough for a browser to send three sizes of it. */
const LARGE = { width: 960, height: 540 };

/** Pages of the bare lane: the same messages, over the lane's own pipe. */
const bareLine = (lane: Lane): SignallingChannel => ({
  call: async <T extends Operation>({ name }: T, input: unknown) => (await lane.ask('message', { name, input })) as OutputOf<T>,
  on: () => () => {},
});

interface Opened {
  readonly page: NodePage;
  readonly hall: FakeHall;
  readonly socket: Socket | null;
}

/** A page that sends a hall's picture and tone; `number` says whose. */
async function site(lane: Lane, number: number, size?: { width: number; height: number }): Promise<Opened> {
  const tokens = lane.ready.tokens as readonly string[] | undefined;
  const socket = tokens ? await connect(String(lane.ready.url), tokens[number] ?? '') : null;
  const conferenceId = typeof lane.ready.conferenceId === 'string' ? lane.ready.conferenceId : 'bare';
  await socket?.emitWithAck('follow', { conferenceId, revision: null });
  const page = new NodePage({ socket: socket ?? bareLine(lane), conferenceId, purpose: 'site' });
  const hall = new FakeHall(number, size, 15);
  await page.session.start();
  await page.session.send('camera', hall.camera);
  await page.session.send('microphone', hall.microphone);
  return { page, hall, socket };
}

/** A port that discards packets: a stopped process reads none, and the kernel drops them. */
async function openDrain(): Promise<{ port: number; close(): void }> {
  const program = "const s=require('node:dgram').createSocket('udp4').bind(0,'127.0.0.1',()=>console.log(s.address().port))";
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  child.kill('SIGSTOP');
  return { port: Number(said), close: () => void child.kill('SIGKILL') };
}

async function close({ page, hall, socket }: Opened): Promise<void> {
  await page.close();
  hall.close();
  socket?.close();
}

/** How many receivers a core can serve through the product, against bare mediasoup: by CPU time, server and worker together. */
export async function mediaReceivers(): Promise<Outcome> {
  const [product, bare] = [await startLane('media-product'), await startLane('media-bare')];
  const drain = await openDrain();
  const senders = [await site(product, 0, LARGE), await site(bare, 0, LARGE)];
  for (const lane of [product, bare]) await lane.ask('receivers', { port: drain.port, count: RECEIVERS });
  const rates = new Map<Lane, number>();
  const rate = (lane: Lane): string => `${Math.round(rates.get(lane) ?? 0)} kbit/s each`;
  // One after the other, so that each has a core of its own.
  const alone = (lane: Lane, other: Lane) => async (): Promise<number> => {
    await other.ask('flow', false);
    await lane.ask('flow', true);
    await wait(SETTLING);
    await lane.ask('largest');
    await wait(SETTLING);
    const before = Number(await lane.ask('bytes'));
    const cpu = await cpuOf(lane, () => wait(WINDOW));
    rates.set(lane, ((Number(await lane.ask('bytes')) - before) * 8) / WINDOW);
    return cpu;
  };
  const times = await interleaved(alone(product, bare), alone(bare, product));
  await Promise.all(senders.map(close));
  drain.close();
  await Promise.all([product.stop(), bare.stop()]);
  const perCore = (cpu: number): string => `${Math.round((RECEIVERS * WINDOW) / cpu)} a core`;
  return {
    name: `receivers of the program feed, ${RECEIVERS} of them / bare mediasoup`,
    value: times.peer / times.ours,
    goal: ['≥', 0.95],
    detail: `${perCore(times.ours)}, ${rate(product)} / ${perCore(times.peer)}, ${rate(bare)}`,
  };
}

/** Time until 34 sites that join at once all see the main hall, against the same pages with bare mediasoup. */
export async function mediaJoining(): Promise<Outcome> {
  const joining = async (name: string): Promise<number> => {
    const lane = await startLane(name);
    const main = await site(lane, 0, SMALL);
    const began = performance.now();
    const sites = await Promise.all(Array.from({ length: SITES }, (_, at) => site(lane, at + 1, SMALL)));
    await Promise.all(sites.map(({ page }) => page.sees('main', 0)));
    const took = performance.now() - began;
    await Promise.all([main, ...sites].map(close));
    await lane.stop();
    return took;
  };
  const times = await interleaved(
    () => joining('media-product'),
    () => joining('media-bare'),
  );
  return {
    name: `${SITES} sites join at once / bare mediasoup`,
    value: times.ratio,
    goal: ['≤', 2],
    detail: `${Math.round(times.ours)} ms / ${Math.round(times.peer)} ms`,
  };
}
