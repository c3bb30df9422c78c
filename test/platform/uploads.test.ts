import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';

let app: TestApp;
let organizer: Login;
beforeAll(async () => {
  app = await startApp();
  organizer = await app.user({ creator: true });
});
afterAll(() => app.end());

const cookieOf = (login: Login) => ({ cookie: `dc_session=${login.token}` });

async function formToken(headers: Record<string, string>): Promise<string> {
  const page = await (await fetch(`${app.url}/conferences/import`, { headers })).text();
  return /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
}

/** Posts a form with an invalid file; returns the status and whether the form is shown again. */
async function upload(headers: Record<string, string>, token: string, files = 1): Promise<string> {
  const body = new FormData();
  body.append('_csrf', token);
  for (let n = 0; n < files; n += 1) body.append('file', new Blob(['{']), 'hoi-nghi.json');
  const response = await fetch(`${app.url}/conferences/import`, { method: 'POST', body, headers, redirect: 'manual' });
  return `${response.status} ${(await response.text()).includes('data-import') ? 'form' : 'refusal'}`;
}

describe('a file that a form carries', () => {
  it('is read for somebody who has signed in and sends the form’s token', async () => {
    const cookie = cookieOf(organizer);
    expect(await upload(cookie, await formToken(cookie))).toBe('400 form');
  });

  it('is not read for anybody else', async () => {
    expect(await upload(cookieOf(organizer), 'wrong')).toBe('409 refusal');
    expect(await upload({}, 'wrong')).toBe('401 refusal');
  });

  it('is accepted only by itself', async () => {
    const cookie = cookieOf(organizer);
    expect(await upload(cookie, await formToken(cookie), 2)).toBe('400 refusal');
  });
});

describe('a body that may be a whole file', () => {
  it('is not read for somebody who has not signed in', async () => {
    const response = await fetch(`${app.url}/api/v1/conferences/import`, { method: 'POST', body: 'no JSON at all' });
    expect([response.status, response.headers.get('connection')]).toEqual([401, 'close']);
  });
});

describe('a HEAD request', () => {
  it('is answered like its GET, without a form’s token', async () => {
    const response = await fetch(`${app.url}/api/v1/conferences?search=x`, { method: 'HEAD', headers: cookieOf(organizer) });
    expect(response.status).toBe(200);
  });
});
