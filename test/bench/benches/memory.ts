import { LeanClient, many } from '../clients.ts';
import { startLane, type Lane } from '../lane.ts';
import { median } from '../measure.ts';
import type { Outcome } from '../outcome.ts';
import { allGone, followers, loginsOf, url } from './viewers.ts';

const CLIENTS = 2000;
const ROUNDS = 3;

/** Memory of a client of a lane, after a first wave of as many has come and gone, both after full collections. In bytes. */
async function perClient(lane: Lane, open: () => Promise<readonly LeanClient[]>): Promise<number> {
  for (const client of await open()) client.close();
  await allGone(lane);
  const before = await lane.memory();
  const clients = await open();
  const used = (await lane.memory()) - before;
  for (const client of clients) client.close();
  return used / clients.length;
}

/** Memory of a connected viewer with a login of its own against a bare Socket.IO connection. */
export async function memoryPerViewer(): Promise<Outcome> {
  const own: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const [product, io] = [await startLane('product'), await startLane('bare-io')];
    const tokens = await loginsOf(product, CLIENTS);
    own.push(await perClient(product, () => followers(product, tokens)));
    bare.push(await perClient(io, () => many(CLIENTS, () => LeanClient.connect(url(io), null))));
    await Promise.all([product.stop(), io.stop()]);
  }
  const [ours, peer] = [median(own), median(bare)];
  const kb = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`;
  return {
    name: 'memory of a connected viewer / bare Socket.IO',
    value: ours / peer,
    goal: ['≤', 1.5],
    detail: `${kb(ours)} / ${kb(peer)}`,
  };
}
