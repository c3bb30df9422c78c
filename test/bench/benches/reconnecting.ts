import { many, plainSocket } from '../clients.ts';
import { startLane, type Lane } from '../lane.ts';
import { cpuOf, interleaved } from '../measure.ts';
import { cpuText, type Outcome } from '../outcome.ts';
import { allGone, follower, loginsOf, url } from './viewers.ts';

const CLIENTS = 2000;
const ENTRIES_BEFORE = 60;
/** A round opens enough connections to warm both up. */
const WARM_UPS = 1;

const SNAPSHOT = 'x'.repeat(2000);

/** CPU time of a lane while clients open, which are closed again. */
async function opening(lane: Lane, open: (n: number) => Promise<{ close(): void }>): Promise<number> {
  let clients: { close(): void }[] = [];
  const time = await cpuOf(lane, async () => {
    clients = await many(CLIENTS, open);
  });
  for (const client of clients) client.close();
  await allGone(lane);
  return time;
}

/** A plain WebSocket that got the prepared snapshot. */
async function welcomed(lane: Lane): Promise<{ close(): void }> {
  const socket = await plainSocket(url(lane));
  await new Promise((resolve) => {
    socket.once('message', resolve);
    socket.send('follow');
  });
  return { close: () => socket.terminate() };
}

/**
 * Clients that reconnect at once, each with a login of its own that the server has to look up, and its own revision, against plain
 * WebSockets that get a prepared snapshot. Bare Socket.IO with a prepared answer shows what the transport costs by itself.
 */
export async function reconnecting(): Promise<Outcome[]> {
  const [product, raw, bare] = [await startLane('product'), await startLane('raw-ws'), await startLane('bare-io')];
  const tokens = await loginsOf(product, CLIENTS);
  await product.ask('oneByOne', ENTRIES_BEFORE);
  const revision = Number(await product.ask('revision'));
  await Promise.all([raw.ask('keep', SNAPSHOT), bare.ask('keep', SNAPSHOT)]);
  const ours = async () => {
    await product.ask('forgetLogins');
    return opening(product, (n) => follower(product, tokens[n] ?? '', revision - (n % 20)));
  };
  const peer = () => opening(raw, () => welcomed(raw));
  const times = await interleaved(ours, peer, WARM_UPS);
  const transport = await interleaved(() => opening(bare, () => follower(bare, 'nobody')), peer, WARM_UPS);
  await Promise.all([product.stop(), raw.stop(), bare.stop()]);
  const outcome = (name: string, goal: Outcome['goal'], measured: typeof times): Outcome => ({
    name: `${name} / raw ws with a cached snapshot`,
    value: measured.ratio,
    goal,
    detail: `${cpuText(measured.ours)} / ${cpuText(measured.peer)}`,
  });
  return [
    outcome(`${CLIENTS} clients reconnecting with a login each`, ['≤', 3], times),
    outcome(`${CLIENTS} clients of bare Socket.IO with a prepared answer`, null, transport),
  ];
}
