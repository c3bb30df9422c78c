import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { published } from '../live/sitting/published-day.ts';

let app: TestApp;
let conferenceId: string;
let chair: Login;
beforeAll(async () => {
  app = await startApp();
  ({ conferenceId } = await published(app));
  chair = await app.member(conferenceId, 'chair');
});
afterAll(() => app.end());

const ask = (method: string, path: string) =>
  fetch(`${app.url}/api/v1${path}`, { method, headers: { authorization: `Bearer ${chair.token}` } });

describe('a route of the API', () => {
  it('is found with a slash at its end, and answers HEAD without a body', async () => {
    const path = `/conferences/${conferenceId}/sites`;
    const [plain, slash, head] = await Promise.all([ask('GET', path), ask('GET', `${path}/`), ask('HEAD', path)]);
    const text = await plain.text();
    expect([plain.status, await slash.text(), head.status, await head.text()]).toEqual([200, text, 200, '']);
    expect(head.headers.get('content-length')).toBe(String(Buffer.byteLength(text)));
    expect(plain.headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  it('names the methods of its path when asked for them', async () => {
    const answer = await ask('OPTIONS', `/conferences/${conferenceId}/announcements`);
    expect([answer.status, answer.headers.get('allow')]).toEqual([200, 'DELETE, POST']);
  });

  it('is not found by another method, with a segment too many, or with a path that cannot be decoded', async () => {
    const path = `/conferences/${conferenceId}/sites`;
    const answers = await Promise.all([
      ask('PATCH', path),
      ask('GET', `${path}/a/b/c/d/e/f`),
      ask('PROPFIND', path),
      ask('GET', '/conferences/%ff/sites'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 400]);
  });
});
