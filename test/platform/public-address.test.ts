import { request, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../server/platform/config.ts';
import { trustOf } from '../../server/platform/http/proxies.ts';
import { UntrustedProxies } from '../../server/platform/http/untrusted-proxies.ts';
import { calendarContract } from '../../server/planning/calendar/contract.ts';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { bareConference } from '../helpers/conference.ts';
import { connect } from '../helpers/doors.ts';

const PUBLIC = 'https://diem-cau.example.vn';

/** Headers of a request as nginx forwards it by default, naming the server where it found it, and as Caddy does. */
const NGINX = { host: '127.0.0.1:3000' };
const CADDY = {
  host: 'diem-cau.example.vn',
  'x-forwarded-host': 'diem-cau.example.vn',
  'x-forwarded-proto': 'https',
  'x-forwarded-for': '203.0.113.7',
};

interface Page {
  readonly text: string;
  readonly cookies: readonly string[];
}

/** Gets a page with these headers, Host included, which fetch would not send. */
function page(app: TestApp, path: string, headers: Readonly<Record<string, string>>): Promise<Page> {
  const { promise, resolve, reject } = Promise.withResolvers<Page>();
  const sent = request(`${app.url}${path}`, { headers }, (response) => {
    let text = '';
    response.setEncoding('utf8').on('data', (part: string) => (text += part));
    response.on('end', () => resolve({ text, cookies: response.headers['set-cookie'] ?? [] }));
  });
  sent.on('error', reject).end();
  return promise;
}

/** The links of a page that lead to a server, each once, up to the first part of the path. */
const linksIn = (text: string): string[] => [...new Set(text.match(/\b(?:https?|webcal):\/\/[^/"<\s]+\/(?:j|calendar)\b/g))].toSorted();

describe('behind a proxy', () => {
  let app: TestApp;
  let conferenceId: string;
  let organizer: Login;
  beforeAll(async () => {
    app = await startApp({ publicOrigin: PUBLIC });
    conferenceId = await bareConference(app);
    organizer = await app.member(conferenceId, 'organizer');
    await organizer.run(calendarContract.openLink, { conferenceId, participantId: null });
  });
  afterAll(() => app.end());

  it.each(Object.entries({ nginx: NGINX, Caddy: CADDY }))(
    'such as %s, links outside the page lead to the public address',
    async (_, headers) => {
      const cookie = `__Host-dc_session=${organizer.token}; dc_session=${organizer.token}`;
      const links = async (path: string) => linksIn((await page(app, `/conferences/${conferenceId}${path}`, { ...headers, cookie })).text);
      expect([await links('/sites/quang-ninh'), await links('/calendar')]).toEqual([
        [`${PUBLIC}/j`],
        [`${PUBLIC}/calendar`, 'webcal://diem-cau.example.vn/calendar'],
      ]);
    },
  );

  it.each(Object.entries({ nginx: NGINX, Caddy: CADDY }))('such as %s, cookies are secure', async (_, headers) => {
    const { cookies } = await page(app, '/sign-in', headers);
    expect(cookies.map((cookie) => cookie.includes('Secure'))).toEqual([true]);
  });

  it.each(Object.entries({ nginx: NGINX, Caddy: CADDY }))(
    'such as %s, pages of the public address may open a socket, and no others',
    async (_, headers) => {
      const socket = await connect(app.url, organizer.token, { ...headers, origin: PUBLIC });
      socket.close();
      for (const origin of ['https://elsewhere.example.vn', 'http://diem-cau.example.vn:8080', 'null'])
        await expect(connect(app.url, organizer.token, { ...headers, origin })).rejects.toThrow('websocket error');
    },
  );

  it('pages that a browser on the same network opens directly keep working', async () => {
    const socket = await connect(app.url, organizer.token, { origin: app.url });
    expect(socket.connected).toBe(true);
    socket.close();
  });
});

describe('without a public address', () => {
  it('links follow what the request and a trusted proxy say', async () => {
    const app = await startApp();
    const organizer = await app.member(await bareConference(app), 'organizer');
    const cookie = `__Host-dc_session=${organizer.token}; dc_session=${organizer.token}`;
    const conferenceId = (await app.db.conference.findFirstOrThrow()).id;
    const at = async (headers: Readonly<Record<string, string>>) =>
      linksIn((await page(app, `/conferences/${conferenceId}/sites/quang-ninh`, { ...headers, cookie })).text);
    const forwarded = { ...NGINX, 'x-forwarded-host': 'diem-cau.example.vn', 'x-forwarded-proto': 'https' };
    expect([await at(CADDY), await at(forwarded), await at(NGINX)]).toEqual([
      [`${PUBLIC}/j`],
      [`${PUBLIC}/j`],
      ['http://127.0.0.1:3000/j'],
    ]);
    await app.end();
  });
});

describe('the setting of the public address', () => {
  const read = (PUBLIC_ADDRESS: string): string | null => {
    try {
      return readConfig({ PUBLIC_ADDRESS }).publicOrigin;
    } catch (error) {
      return error instanceof Error ? (error.message.split('\n  - ')[1] ?? '') : '';
    }
  };

  it('is a scheme and host', () => {
    expect([read(''), read(PUBLIC), read(`${PUBLIC}/`), read('http://10.0.0.5:3000')]).toEqual([
      null,
      PUBLIC,
      PUBLIC,
      'http://10.0.0.5:3000',
    ]);
    const nonsense = ['diem-cau.vn', 'ftp://diem-cau.vn', `${PUBLIC}/app`, `${PUBLIC}?a=1`, 'https://a b'];
    expect(nonsense.map(read)).toEqual(nonsense.map(() => 'PUBLIC_ADDRESS: must be a scheme and host, such as https://diem-cau.vn'));
  });
});

describe('a proxy that is not trusted', () => {
  const from = (remoteAddress: string, forwarded?: string) =>
    ({ socket: { remoteAddress }, headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded } }) as IncomingMessage;

  it('is named in the log once an hour, and never many at once', () => {
    const named: unknown[] = [];
    const warn = (fields: Readonly<Record<string, unknown>>) => void named.push(fields['proxy']);
    const log = { debug: warn, info: warn, warn, error: warn };
    const clock = { now: 1_000_000 };
    const proxies = new UntrustedProxies(trustOf('loopback'), { log, clock: () => clock.now });
    for (const request of [
      from('127.0.0.1', '203.0.113.7'),
      from('10.0.0.5'),
      from('10.0.0.6', '203.0.113.7'),
      from('10.0.0.6', '203.0.113.8'),
    ])
      proxies.notice(request);
    expect(named).toEqual(['10.0.0.6']);
    clock.now += 3_600_000;
    proxies.notice(from('10.0.0.6', '203.0.113.7'));
    expect(named).toEqual(['10.0.0.6', '10.0.0.6']);
    for (let n = 0; n < 200; n += 1) proxies.notice(from(`198.51.100.${n}`, '203.0.113.7'));
    expect(named.length).toBe(21);
  });
});
