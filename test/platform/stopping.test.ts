import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { startApp } from '../helpers/app.ts';

describe('a server that stops', () => {
  it('finishes the page that it is rendering', async () => {
    const app = await startApp();
    const organizer = await app.user({ creator: true });
    const stopped = new Promise<void>((resolve) => app.http.once('request', () => resolve(app.end())));
    const response = await fetch(`${app.url}/conferences`, { headers: { cookie: `dc_session=${organizer.token}` } });
    expect([response.status, (await response.text()).trimEnd().endsWith('</html>')]).toEqual([200, true]);
    await stopped;
  });

  it('does not wait for a client that sends nothing', async () => {
    const app = await startApp();
    const silent = connect(Number(new URL(app.url).port), '127.0.0.1');
    const gone = new Promise((resolve) => silent.once('close', resolve).on('error', () => {}));
    await new Promise((resolve) => silent.once('connect', resolve));
    silent.write('GET /healthz HTTP/1.1\r\n');
    await app.end();
    await gone;
    expect(silent.destroyed).toBe(true);
  });
});
