import { many, plainSocket } from '../clients.ts';
import { startLane } from '../lane.ts';
import { cpuOf, interleaved } from '../measure.ts';
import { cpuText, type Outcome } from '../outcome.ts';
import { followers, loginsOf, url } from './viewers.ts';

/** Entries of one round, each sent when all have the one before. */
const ENTRIES = 10;

/** Resolves when this many clients have received it. */
function told(count: number): { hear: () => void; all: Promise<void> } {
  let heard = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  return { hear: () => void ((heard += 1) === count && resolve()), all: promise };
}

async function sending(times: number, send: () => Promise<void>): Promise<void> {
  for (let n = 0; n < times; n += 1) await send();
}

/** A live entry to clients with a login each, against the same text to as many plain WebSockets. */
async function liveEntry(count: number, mixed: boolean): Promise<Outcome> {
  const [product, raw] = [await startLane('product'), await startLane('raw-ws')];
  const clients = await followers(product, await loginsOf(product, count, mixed));
  const sockets = await many(count, () => plainSocket(url(raw)));
  let sample = 'x'.repeat(200);
  const entry = async () => {
    const { hear, all } = told(count);
    for (const client of clients)
      client.onEvent = (text) => {
        if (!text.startsWith('42["entries"')) return;
        sample = text;
        hear();
      };
    await product.ask('entry');
    await all;
  };
  const text = async () => {
    const { hear, all } = told(count);
    for (const socket of sockets) socket.once('message', hear);
    await raw.ask('tell', sample);
    await all;
  };
  const times = await interleaved(
    () => cpuOf(product, () => sending(ENTRIES, entry)),
    () => cpuOf(raw, () => sending(ENTRIES, text)),
    5,
  );
  for (const client of clients) client.close();
  for (const socket of sockets) socket.terminate();
  await Promise.all([product.stop(), raw.stop()]);
  return {
    name: `a live entry to ${count} clients${mixed ? ' of five audiences' : ''} / raw ws`,
    value: times.ratio,
    goal: ['≤', 1.3],
    detail: `${cpuText(times.ours / ENTRIES)} / ${cpuText(times.peer / ENTRIES)} an entry`,
  };
}

export const entryTo2000 = (): Promise<Outcome> => liveEntry(2000, false);
export const entryTo5000 = (): Promise<Outcome> => liveEntry(5000, false);
export const entryToAudiences = (): Promise<Outcome> => liveEntry(2000, true);
