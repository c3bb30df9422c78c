import { LeanClient, many, plainSocket } from './clients.ts';
import { startLane, type Lane } from './lane.ts';
import { cpuOf, interleaved } from './measure.ts';

/** One line of the result: what was measured, our ratio to the peer, and its target. */
export interface Outcome {
  readonly name: string;
  readonly ratio: number;
  /** '≤' a ratio of cost, '≥' a ratio of speed. */
  readonly goal: readonly ['≤' | '≥', number];
  readonly detail: string;
}

const SOCKETS = 2000;
const ms = (value: number): string => `${value.toFixed(1)} ms CPU`;
const url = (lane: Lane): string => String(lane.ready.url);
const token = (lane: Lane): string => String(lane.ready.token);

/** Resolves when this many clients have received it. */
function told(count: number): { hear: () => void; all: Promise<void> } {
  let heard = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  return { hear: () => void ((heard += 1) === count && resolve()), all: promise };
}

/** A live entry to 2,000 sockets against the same text to 2,000 plain WebSockets. */
export async function liveEntry(): Promise<Outcome> {
  const [product, raw] = [await startLane('product'), await startLane('raw-ws')];
  const conferenceId = product.ready.conferenceId;
  const clients = await many(SOCKETS, () => LeanClient.connect(url(product), token(product)));
  const sockets = await many(SOCKETS, () => plainSocket(url(raw)));
  for (const client of clients) await client.ask('follow', { conferenceId, revision: null });
  let sample = '';
  const ours = () =>
    cpuOf(product, async () => {
      const { hear, all } = told(SOCKETS);
      for (const client of clients)
        client.onEvent = (text) => {
          sample = text;
          hear();
        };
      await product.ask('entry');
      await all;
    });
  const peer = () =>
    cpuOf(raw, async () => {
      const { hear, all } = told(SOCKETS);
      for (const socket of sockets) socket.once('message', hear);
      await raw.ask('tell', sample || 'x'.repeat(200));
      await all;
    });
  const times = await interleaved(ours, peer);
  for (const client of clients) client.close();
  for (const socket of sockets) socket.terminate();
  await Promise.all([product.stop(), raw.stop()]);
  return {
    name: `a live entry to ${SOCKETS} sockets / raw ws`,
    ratio: times.ratio,
    goal: ['≤', 1.7],
    detail: `${ms(times.ours)} / ${ms(times.peer)}`,
  };
}

/** 2,000 clients that reconnect at once, each with its own revision, against plain WebSockets that get a prepared snapshot. */
export async function reconnecting(): Promise<Outcome> {
  const [product, raw] = [await startLane('product'), await startLane('raw-ws')];
  const conferenceId = product.ready.conferenceId;
  await product.ask('oneByOne', 50);
  const revision = Number(await product.ask('revision'));
  await raw.ask('keep', 'x'.repeat(2000));
  const ours = () =>
    cpuOf(product, async () => {
      const clients = await many(SOCKETS, async (n) => {
        const client = await LeanClient.connect(url(product), token(product));
        await client.ask('follow', { conferenceId, revision: revision - (n % 20) });
        return client;
      });
      for (const client of clients) client.close();
    });
  const peer = () =>
    cpuOf(raw, async () => {
      const sockets = await many(SOCKETS, async () => {
        const socket = await plainSocket(url(raw));
        await new Promise((resolve) => {
          socket.once('message', resolve);
          socket.send('follow');
        });
        return socket;
      });
      for (const socket of sockets) socket.terminate();
    });
  const times = await interleaved(ours, peer);
  await Promise.all([product.stop(), raw.stop()]);
  return {
    name: `${SOCKETS} clients reconnecting / raw ws with a cached snapshot`,
    ratio: times.ratio,
    goal: ['≤', 3.0],
    detail: `${ms(times.ours)} / ${ms(times.peer)}`,
  };
}

/** Acknowledged commands against single raw inserts, by CPU time. */
export async function commands(): Promise<Outcome[]> {
  const [product, raw] = [await startLane('product'), await startLane('raw-sqlite')];
  const COUNT = 640;
  const peer = () => cpuOf(raw, () => raw.ask('append', COUNT));
  const outcome = async (name: string, how: string, goal: number): Promise<Outcome> => {
    const { ours, peer: other, ratio } = await interleaved(() => cpuOf(product, () => product.ask(how, COUNT)), peer);
    const speed = (time: number) => `${Math.round((COUNT / time) * 1000)} per CPU second`;
    return { name: `commands ${name} / raw SQLite`, ratio: 1 / ratio, goal: ['≥', goal], detail: `${speed(ours)} / ${speed(other)}` };
  };
  const outcomes = [await outcome('one at a time', 'oneByOne', 0.25), await outcome('64 at once', 'together', 3)];
  await Promise.all([product.stop(), raw.stop()]);
  return outcomes;
}

/** The agenda page with 300 rows against a Buffer from node:http, and its 304 against a plain one. */
export async function agendaPage(): Promise<Outcome[]> {
  const [product, raw] = [await startLane('product'), await startLane('raw-http')];
  const REQUESTS = 400;
  const address = `${url(product)}/conferences/${String(product.ready.conferenceId)}/agenda`;
  const cookie = `dc_session=${token(product)}`;
  const first = await fetch(address, { headers: { cookie } });
  await raw.ask('keep', await first.text());
  const load = (target: string, headers: Record<string, string>) => async () => {
    for (let n = 0; n < REQUESTS; n += 8)
      await Promise.all(Array.from({ length: 8 }, async () => (await fetch(target, { headers })).arrayBuffer()));
  };
  const outcome = async (name: string, ours: Record<string, string>, peer: Record<string, string>, goal: number): Promise<Outcome> => {
    const times = await interleaved(
      () => cpuOf(product, load(address, ours)),
      () => cpuOf(raw, load(url(raw), peer)),
    );
    return { name, ratio: times.ratio, goal: ['≤', goal], detail: `${ms(times.ours / REQUESTS)} / ${ms(times.peer / REQUESTS)} a request` };
  };
  const etag = first.headers.get('etag') ?? '';
  const outcomes = [
    await outcome('the agenda page, 300 rows / a cached Buffer', { cookie }, {}, 1.5),
    await outcome('its 304 / a plain 304', { cookie, 'if-none-match': etag }, { 'if-none-match': '"kept"' }, 6),
  ];
  await Promise.all([product.stop(), raw.stop()]);
  return outcomes;
}

/** Memory of a connected viewer against a bare Socket.IO connection. */
export async function memoryPerViewer(): Promise<Outcome> {
  const perClient = async (lane: Lane, follow: boolean): Promise<number> => {
    const open = () =>
      many(SOCKETS, async () => {
        const client = await LeanClient.connect(url(lane), follow ? token(lane) : null);
        if (follow) await client.ask('follow', { conferenceId: lane.ready.conferenceId, revision: null });
        return client;
      });
    for (const client of await open()) client.close();
    const before = await lane.memory();
    const clients = [...(await open()), ...(await open())];
    const used = (await lane.memory()) - before;
    for (const client of clients) client.close();
    return used / clients.length;
  };
  const own: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const [product, io] = [await startLane('product'), await startLane('bare-io')];
    own.push(await perClient(product, true));
    bare.push(await perClient(io, false));
    await Promise.all([product.stop(), io.stop()]);
  }
  const [ours = 0, peer = 0] = [own, bare].map((values) => values.toSorted((a, b) => a - b)[1] ?? 0);
  const kb = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`;
  return {
    name: 'memory of a connected viewer / bare Socket.IO',
    ratio: ours / peer,
    goal: ['≤', 1.5],
    detail: `${kb(ours)} / ${kb(peer)}`,
  };
}
