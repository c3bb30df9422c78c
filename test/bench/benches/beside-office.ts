import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Outcome } from '../outcome.ts';
import { LeanClient, many } from '../clients.ts';
import { startLane, type Lane } from '../lane.ts';
import { largeFile } from '../large-conference.ts';

// What an office does beside a sitting that is under way, each with a live command every 20 ms.

const COMMAND_INTERVAL_MS = 20;
const SITES = 34;
/** A command without an answer counts with this time. */
const LOST_MS = 10_000;

interface Office {
  readonly lane: Lane;
  readonly large: string;
  readonly minutes: string;
  readonly screens: readonly LeanClient[];
  /** Calls the API, or a page as a browser does. Resolves with the status when the whole answer has come. */
  call(method: string, path: string, body?: unknown): Promise<number>;
}

async function officeOf(lane: Lane): Promise<Office> {
  const { url, clerk, large, minutes } = lane.ready;
  const headers = { authorization: `Bearer ${String(clerk)}`, cookie: `dc_session=${String(clerk)}`, 'content-type': 'application/json' };
  return {
    lane,
    large: String(large),
    minutes: String(minutes),
    screens: await screensOf(lane.ready),
    call: (method, path, body) =>
      new Promise((resolve, reject) => {
        // A connection of its own each time: one that is kept may end while the server is busy.
        const sent = request(`${String(url)}${path}`, { method, headers, agent: false }, (response) => {
          response.resume().once('end', () => resolve(response.statusCode ?? 0));
        });
        sent.once('error', reject).end(typeof body === 'object' ? JSON.stringify(body) : body);
      }),
  };
}

/** A file of about this many MB in which every participant is wrong in several ways. */
function wrongFile(megabytes: number): string {
  const wrong = `{"id":7,"name":[],"posts":"x","site":"nowhere","rolls":[],"listed":"yes","count":-1,"order":"first"}`;
  return `{"format":"conference/1","participants":[${Array.from({ length: (megabytes * 1e6) / (wrong.length + 1) }, () => wrong).join(',')}]}`;
}

/** What is done beside the sitting, in the words of the result. */
const WORK: Readonly<Record<string, (office: Office) => Promise<unknown>>> = {
  nothing: async () => sleep(2000),
  'an import of 5,000 people': ({ call }) => call('POST', '/api/v1/conferences/import', largeFile(5000)),
  'a paper of 5,000 as Word': ({ call, large }) => call('GET', `/api/v1/conferences/${large}/papers/attendees?format=docx`),
  'a paper of 5,000 as PDF': ({ call, large }) => call('GET', `/api/v1/conferences/${large}/papers/attendees?format=pdf`),
  'duplicating 5,000 people': ({ call, large }) => call('POST', `/api/v1/conferences/${large}/duplicate`, {}),
  'publishing 5,000 people': ({ call, large }) => call('POST', `/api/v1/conferences/${large}/publications`, { note: null }),
  'the checks of 5,000 people': ({ call, large }) => call('GET', `/conferences/${large}/checks`),
  'the overview of 5,000 people': ({ call, large }) => call('GET', `/conferences/${large}`),
  'the agenda of 5,000 people': ({ call, large }) => call('GET', `/conferences/${large}/agenda`),
  'an export of 5,000 people': ({ call, large }) => call('GET', `/api/v1/conferences/${large}/export`),
  'minutes of 5,000 entries': ({ call, minutes }) => call('GET', `/conferences/${minutes}/minutes`),
  'a paper of such minutes': ({ call, minutes }) => call('GET', `/conferences/${minutes}/minutes.docx`),
  'opening a journal of 20,000': ({ lane, call }) => call('GET', `/conferences/${String(lane.ready.unopened)}/desk`),
  'a wrong file of 4 MB': ({ call }) => call('POST', '/api/v1/conferences/import', wrongFile(4)),
  'a wrong file of 40 MB': ({ call }) => call('POST', '/api/v1/conferences/import', wrongFile(41.5)),
};

/** 34 screens that follow the running sitting, as the sites do. */
async function screensOf({ url, token, live }: Lane['ready']): Promise<LeanClient[]> {
  const clients = await many(SITES, () => LeanClient.connect(String(url), String(token)));
  for (const client of clients) await client.ask('follow', { conferenceId: live, revision: null });
  return clients;
}

let sent = 0;

/** Sends live commands to the running sitting until told to stop. Returns how long each one waited, in milliseconds. */
function liveCommands({ ready }: Lane, screens: readonly LeanClient[]): () => Promise<number[]> {
  const waits: Promise<number>[] = [];
  const timer = setInterval(() => {
    const [began, turn] = [performance.now(), (sent += 1)];
    const mode = turn % 2 === 0 ? 'live' : 'logo';
    const answer = screens[turn % SITES]?.ask('display.set', { conferenceId: ready.live, mode }, { id: `beside-${turn}` });
    waits.push(Promise.race([answer, sleep(LOST_MS)]).then(() => performance.now() - began));
  }, COMMAND_INTERVAL_MS);
  return async () => {
    clearInterval(timer);
    return (await Promise.all(waits)).toSorted((a, b) => a - b);
  };
}

const share = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;

async function beside(office: Office, name: string, work: (office: Office) => Promise<unknown>): Promise<Outcome> {
  const ms = (value: number): string => `${value.toFixed(0)} ms`;
  const stop = liveCommands(office.lane, office.screens);
  await sleep(100);
  await office.lane.ask('watch');
  const began = performance.now();
  await work(office);
  const took = performance.now() - began;
  const longest = Number(await office.lane.ask('longest'));
  const waits = await stop();
  const p99 = share(waits, 0.99);
  return {
    name: `a live command beside ${name}, at p99`,
    value: p99,
    unit: 'ms',
    goal: ['≤', 250],
    detail: `${ms(share(waits, 0.5))} at the median, longest stop of the loop ${ms(longest)} of CPU; took ${ms(took)}`,
  };
}

/** How long live commands wait while the office does something heavy in the same server. */
export async function besideOffice(): Promise<Outcome[]> {
  const lane = await startLane('office');
  const office = await officeOf(lane);
  const outcomes: Outcome[] = [];
  for (const [name, work] of Object.entries(WORK)) {
    outcomes.push(await beside(office, name, work));
  }
  await lane.stop();
  return outcomes;
}
