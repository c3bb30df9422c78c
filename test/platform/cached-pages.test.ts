import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../helpers/app.ts';
import { bareConference } from '../helpers/conference.ts';

describe('a page that is cached for its reader', () => {
  let app: TestApp;
  let address: string;
  let cookie: string;
  const get = (headers: Record<string, string> = {}) => fetch(address, { headers: { cookie, ...headers }, redirect: 'manual' });
  const headersOf = ({ headers }: Response) => Object.fromEntries([...headers].filter(([name]) => name !== 'date'));
  beforeAll(async () => {
    app = await startApp();
    const conferenceId = await bareConference(app);
    const member = await app.member(conferenceId, 'viewer');
    address = `${app.url}/conferences/${conferenceId}/agenda`;
    cookie = `dc_session=${member.token}; __Host-dc_session=${member.token}`;
  });
  afterAll(() => app.end());

  it('comes again with the same headers and text, and as a 304 to who has it', async () => {
    const [first, again] = [await get(), await get()];
    expect([again.status, headersOf(again), await again.text()]).toEqual([200, headersOf(first), await first.text()]);
    const tag = again.headers.get('etag') ?? '';
    const known = await get({ 'if-none-match': tag });
    expect([known.status, known.headers.get('content-security-policy'), await known.text()]).toEqual([
      304,
      first.headers.get('content-security-policy'),
      '',
    ]);
  });

  it('tells who came by HTTPS to come so again', async () => {
    const safely = { 'x-forwarded-proto': 'https' };
    const [first, again] = [await get(safely), await get(safely)];
    expect([first, again].map(({ status, headers }) => [status, headers.get('strict-transport-security')])).toEqual([
      [200, 'max-age=31536000'],
      [200, 'max-age=31536000'],
    ]);
    expect((await get()).headers.get('strict-transport-security')).toBe(null);
  });

  it('is measured like any other, and shown to nobody else', async () => {
    const counted = async () =>
      /answer_seconds_count\{method="GET",status="304"\} (\d+)/.exec(await (await fetch(`${app.url}/metrics`)).text())?.[1] ?? '0';
    const before = Number(await counted());
    await get({ 'if-none-match': (await get()).headers.get('etag') ?? '' });
    expect(Number(await counted())).toBe(before + 1);
    expect((await get({ cookie: '' })).status).toBe(303);
  });
});
