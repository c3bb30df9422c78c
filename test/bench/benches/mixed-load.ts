import { setTimeout as sleep } from 'node:timers/promises';
import { largeFile } from '../large-conference.ts';
import { startLane, type Lane } from '../lane.ts';
import type { Outcome } from '../outcome.ts';
import { followers, loginsOf, url } from './viewers.ts';

const VIEWERS = 500;
const PEOPLE = 5000;
const PAGES_A_SECOND = 5;
const WINDOW_MS = 15_000;
const IMPORT_AT_MS = 2000;
const PAPER_AT_MS = 8000;

interface Delay {
  readonly p99: number;
  readonly max: number;
}

/** Calls `act` at an even pace until the time is over; resolves when all calls have ended. */
async function atPace(perSecond: number, forMs: number, act: (n: number) => Promise<unknown>): Promise<void> {
  const running: Promise<unknown>[] = [];
  const began = performance.now();
  for (let n = 0; ; n += 1) {
    const due = (n * 1000) / perSecond;
    if (due >= forMs) break;
    await sleep(Math.max(0, began + due - performance.now()));
    running.push(act(n));
  }
  await Promise.all(running);
}

async function fetched(lane: Lane, path: string, token: string, init: RequestInit = {}): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, cookie: `dc_session=${token}`, 'content-type': 'application/json' };
  const response = await fetch(`${url(lane)}${path}`, { ...init, headers });
  if (!response.ok) throw new Error(`${path}: status ${response.status}`);
  await response.arrayBuffer();
}

/** Delay of the lane's event loop while `work` goes on, in milliseconds. */
async function delayDuring(lane: Lane, work: () => Promise<unknown>): Promise<Delay> {
  await lane.ask('watchLoop');
  await work();
  return (await lane.ask('loopDelay')) as Delay;
}

/** 500 viewers, 34 sites that report, pages, an import of 5,000 people and a paper about them, against the same server idle. */
export async function mixedLoad(): Promise<Outcome> {
  const product = await startLane('product');
  const conference = `/conferences/${String(product.ready.conferenceId)}`;
  const organizer = String(product.ready.organizer);
  const tokens = await loginsOf(product, VIEWERS);
  const viewers = await followers(product, tokens);
  const joined = (await product.ask('sites')) as readonly { readonly siteId: string; readonly token: string }[];
  const sites = await followers(
    product,
    joined.map(({ token }) => token),
  );
  const paperOf = await product.ask('people', PEOPLE);
  const conferenceId = product.ready.conferenceId;
  const siteActs = (n: number) =>
    sites[n % sites.length]?.ask('sites.count', { conferenceId, siteId: joined[n % sites.length]?.siteId, present: n % 900 }, {}) ??
    Promise.resolve();
  const page = (n: number) => fetched(product, `${conference}${['/agenda', '/watch', '', '/documents'][n % 4]}`, tokens[n % VIEWERS] ?? '');
  const importing = async () => {
    await sleep(IMPORT_AT_MS);
    await fetched(product, '/api/v1/conferences/import', organizer, { method: 'POST', body: JSON.stringify(largeFile(PEOPLE)) });
  };
  const printing = async () => {
    await sleep(PAPER_AT_MS);
    await fetched(product, `/api/v1/conferences/${String(paperOf)}/papers/attendees?format=docx`, organizer);
  };
  const load = () =>
    Promise.all([atPace(joined.length, WINDOW_MS, siteActs), atPace(PAGES_A_SECOND, WINDOW_MS, page), importing(), printing()]);
  await atPace(joined.length, 3000, siteActs);
  await atPace(PAGES_A_SECOND, 3000, page);
  const idle = await delayDuring(product, () => sleep(WINDOW_MS));
  const busy = await delayDuring(product, load);
  for (const client of [...viewers, ...sites]) client.close();
  await product.stop();
  const told = ({ p99, max }: Delay) => `p99 ${p99.toFixed(1)} ms, longest ${max.toFixed(0)} ms`;
  return {
    name: `loop delay under mixed load (${VIEWERS} viewers, ${joined.length} sites, pages, import, paper), p99 / idle`,
    value: busy.p99 / idle.p99,
    goal: ['≤', 3],
    detail: `${told(busy)} / ${told(idle)}`,
  };
}
