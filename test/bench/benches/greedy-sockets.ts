import { setTimeout as sleep } from 'node:timers/promises';
import type { LeanClient } from '../clients.ts';
import { startLane, type Lane } from '../lane.ts';
import type { Outcome } from '../outcome.ts';
import { followers, loginsOf, url } from './viewers.ts';

const VIEWERS = 500;
const GREEDY = 10;
const ENTRIES = 60;
const PACE_MS = 50;

/** Milliseconds, shortest first. */
interface Times {
  /** How long each viewer waits for each of some entries. */
  readonly waits: readonly number[];
  /** CPU time of the server's loop from each command until its entry is sent. */
  readonly loop: readonly number[];
}

async function entriesTo(viewers: readonly LeanClient[], product: Lane): Promise<Times> {
  const [times, loop]: [number[], number[]] = [[], []];
  for (let n = 0; n < ENTRIES; n += 1) {
    const { promise, resolve } = Promise.withResolvers<void>();
    const began = performance.now();
    let heard = 0;
    for (const viewer of viewers) {
      viewer.onEvent = (text) => {
        if (!text.startsWith('42["entries"')) return;
        times.push(performance.now() - began);
        if ((heard += 1) === viewers.length) resolve();
      };
    }
    loop.push(Number(await product.ask('entry')));
    await promise;
    await sleep(PACE_MS);
  }
  return { waits: times.toSorted((a, b) => a - b), loop: loop.toSorted((a, b) => a - b) };
}

const p99 = (sorted: readonly number[]): number => sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN;

/** How long 500 viewers wait for an entry while ten sockets ask for as much as they get, against the same without them. */
export async function greedySockets(): Promise<Outcome> {
  const [product, greedy] = [await startLane('product'), await startLane('greedy')];
  const viewers = await followers(product, await loginsOf(product, VIEWERS));
  await entriesTo(viewers, product);
  const alone = await entriesTo(viewers, product);
  await greedy.ask('begin', { url: url(product), conferenceId: product.ready.conferenceId, tokens: await loginsOf(product, GREEDY) });
  const beside = await entriesTo(viewers, product);
  const answers = Number(await greedy.ask('end'));
  for (const viewer of viewers) viewer.close();
  await Promise.all([product.stop(), greedy.stop()]);
  const told = (what: keyof Times): string => `${p99(beside[what]).toFixed(1)} ms / ${p99(alone[what]).toFixed(1)} ms`;
  return {
    name: `an entry to ${VIEWERS} viewers beside ${GREEDY} greedy sockets, p99 / without them`,
    value: p99(beside.waits) / p99(alone.waits),
    goal: ['≤', 2],
    detail: `${told('waits')}; CPU of the loop until it is sent ${told('loop')}; the greedy got ${answers} answers`,
  };
}
