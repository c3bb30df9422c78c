import { Agent, request } from 'node:http';
import { startLane, type Lane } from '../lane.ts';
import { cpuOf, interleaved } from '../measure.ts';
import type { Outcome } from '../outcome.ts';
import { url } from './viewers.ts';

const COUNT = 640;
const AT_ONCE = 64;

/** Posts a head count as the desk does, with a login and a command id; resolves when it is acknowledged. */
function post(agent: Agent, lane: Lane, n: number): Promise<void> {
  const body = JSON.stringify({ present: n % 1000 });
  const address = `${url(lane)}/api/v1/conferences/${String(lane.ready.conferenceId)}/roll-call/${String(lane.ready.siteId)}/count`;
  const headers = {
    authorization: `Bearer ${String(lane.ready.organizer)}`,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'idempotency-key': `http-${n}`,
  };
  return new Promise((resolve, reject) => {
    const sent = request(address, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.once('end', () => (response.statusCode === 200 ? resolve() : reject(new Error(`status ${response.statusCode}`))));
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

const speedOf = (time: number): string => `${Math.round((COUNT / time) * 1000)} per CPU second`;

/** Acknowledged commands over HTTP and on the bus against single raw inserts, by CPU time of the server. */
export async function commands(): Promise<Outcome[]> {
  const [product, raw] = [await startLane('product'), await startLane('raw-sqlite')];
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  let sent = 0;
  const overHttp = (lane: Lane, atOnce: number) => async () => {
    for (let n = 0; n < COUNT; n += atOnce) await Promise.all(Array.from({ length: atOnce }, () => post(agent, lane, (sent += 1))));
  };
  const outcome = async (lane: Lane, name: string, work: () => Promise<unknown>, goal: number | null): Promise<Outcome> => {
    const { ours, peer, ratio } = await interleaved(
      () => cpuOf(lane, work),
      () => cpuOf(raw, () => raw.ask('append', COUNT)),
    );
    const detail = `${speedOf(ours)} / ${speedOf(peer)}`;
    return { name: `${name} / raw SQLite`, value: 1 / ratio, goal: goal === null ? null : ['≥', goal], detail };
  };
  const outcomes = [
    await outcome(product, 'commands by HTTP, one at a time', overHttp(product, 1), 0.35),
    await outcome(raw, 'inserts by bare Express, one at a time', overHttp(raw, 1), null),
    await outcome(product, `commands by HTTP, ${AT_ONCE} at once`, overHttp(product, AT_ONCE), 1.5),
    await outcome(raw, `inserts by bare Express, ${AT_ONCE} at once`, overHttp(raw, AT_ONCE), null),
    await outcome(product, 'commands on the bus, one at a time', () => product.ask('oneByOne', COUNT), 0.5),
    await outcome(product, `commands on the bus, ${AT_ONCE} at once`, () => product.ask('together', COUNT), 4),
  ];
  agent.destroy();
  await Promise.all([product.stop(), raw.stop()]);
  return outcomes;
}
