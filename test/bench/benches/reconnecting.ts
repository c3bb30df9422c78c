import { many, plainSocket } from '../clients.ts';
import { startLane } from '../lane.ts';
import { cpuOf, interleaved } from '../measure.ts';
import { cpuText, type Outcome } from '../outcome.ts';
import { allGone, follower, loginsOf, url } from './viewers.ts';

const CLIENTS = 2000;
const ENTRIES_BEFORE = 60;
/** A round opens enough connections to warm both up. */
const WARM_UPS = 1;

/**
 * Clients that reconnect at once, each with a login of its own that the server has to look up, and its own revision, against plain
 * WebSockets that get a prepared snapshot.
 */
export async function reconnecting(): Promise<Outcome> {
  const [product, raw] = [await startLane('product'), await startLane('raw-ws')];
  const tokens = await loginsOf(product, CLIENTS);
  await product.ask('oneByOne', ENTRIES_BEFORE);
  const revision = Number(await product.ask('revision'));
  await raw.ask('keep', 'x'.repeat(2000));
  const ours = async () => {
    await product.ask('forgetLogins');
    let clients: { close(): void }[] = [];
    const time = await cpuOf(product, async () => {
      clients = await many(CLIENTS, (n) => follower(product, tokens[n] ?? '', revision - (n % 20)));
    });
    for (const client of clients) client.close();
    await allGone(product);
    return time;
  };
  const peer = async () => {
    let sockets: Awaited<ReturnType<typeof plainSocket>>[] = [];
    const time = await cpuOf(raw, async () => {
      sockets = await many(CLIENTS, async () => {
        const socket = await plainSocket(url(raw));
        await new Promise((resolve) => {
          socket.once('message', resolve);
          socket.send('follow');
        });
        return socket;
      });
    });
    for (const socket of sockets) socket.terminate();
    await allGone(raw);
    return time;
  };
  const times = await interleaved(ours, peer, WARM_UPS);
  await Promise.all([product.stop(), raw.stop()]);
  return {
    name: `${CLIENTS} clients reconnecting with a login each / raw ws with a cached snapshot`,
    value: times.ratio,
    goal: ['≤', 3],
    detail: `${cpuText(times.ours)} / ${cpuText(times.peer)}`,
  };
}
