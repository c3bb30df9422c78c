import { WebSocket } from 'ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proceedingsContract } from '../../server/live/sitting/contract/index.ts';
import { conferencesContract } from '../../server/planning/conferences/contract.ts';
import { LeanClient, many } from '../bench/clients.ts';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { published } from '../live/sitting/published-day.ts';

/** The long form has as many as a conference has; the short one enough to see the rule. */
const FULL = process.env['FULL'] === '1';
const HONEST = FULL ? 500 : 60;
const NEVER_READING = FULL ? 50 : 6;
const FLOODING = FULL ? 10 : 3;
const ENTRIES = 10;

/** A viewer that notes the numbers of the entries which it hears. */
interface Listener {
  readonly client: LeanClient;
  readonly heard: number[];
  readonly all: Promise<void>;
}

/** A socket that asks for the plan as often as it may, and reads nothing. */
async function neverReading(url: string, conferenceId: string): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, { perMessageDeflate: false });
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.on('message', (data: Buffer) => {
      if (data.toString().startsWith('0')) socket.send('40');
      else if (data.toString().startsWith('40')) resolve();
    });
  });
  socket.pause();
  for (let n = 0; n < 64; n += 1) socket.send(`42${n}${JSON.stringify(['live.plan', { conferenceId }])}`);
  return socket;
}

describe('a crowd in which some never read and some ask without end', () => {
  let app: TestApp;
  let organizer: Login;
  let conferenceId: string;
  const ending = new AbortController();
  const ends: (() => void)[] = [];

  beforeAll(async () => {
    app = await startApp({ now: 'real' });
    ({ conferenceId } = await published(app));
    organizer = await app.member(conferenceId, 'organizer');
    const settings = { viewersSignIn: false, address: 'comrade', form: 'party' } as const;
    await organizer.run(conferencesContract.configure, { conferenceId, version: 1, ...settings });
  });
  afterAll(async () => {
    ending.abort();
    for (const end of ends) end();
    await app.end();
  });

  /** A client that asks the next question as soon as one is answered. */
  async function flooding(): Promise<LeanClient> {
    const client = await LeanClient.connect(app.url, null);
    const askOn = async (): Promise<void> => {
      while (!ending.signal.aborted) await client.ask('live.plan', { conferenceId });
    };
    for (let n = 0; n < 64; n += 1) void askOn();
    return client;
  }

  async function listener(): Promise<Listener> {
    const client = await LeanClient.connect(app.url, null);
    const { promise: all, resolve } = Promise.withResolvers<void>();
    const heard: number[] = [];
    client.onEvent = (text) => {
      if (!text.startsWith('42["entries"')) return;
      const [, news] = JSON.parse(text.slice(2)) as [string, { readonly entries: readonly { readonly seq: number }[] }];
      heard.push(...news.entries.map(({ seq }) => seq));
      if (heard.length === ENTRIES) resolve();
    };
    await client.ask('follow', { conferenceId, revision: null });
    return { client, heard, all };
  }

  it('the others hear every entry, once and in order', async () => {
    const listeners = await many(HONEST, listener);
    const deaf = await many(NEVER_READING, () => neverReading(app.url, conferenceId));
    const greedy = await many(FLOODING, flooding);
    ends.push(...[...listeners.map(({ client }) => client), ...greedy].map((client) => () => client.close()));
    ends.push(...deaf.map((socket) => () => socket.terminate()));
    const told: number[] = [];
    for (let n = 0; n < ENTRIES; n += 1)
      told.push((await organizer.run(proceedingsContract.announce, { conferenceId, text: `Thông báo ${n}`, to: 'everyone' })).seq);
    await Promise.all(listeners.map(({ all }) => all));
    expect(listeners.map(({ heard }) => heard)).toEqual(listeners.map(() => told));
  });
});
