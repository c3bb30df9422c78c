import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountsContract as contract } from '../../server/accounts/contract.ts';
import { startApp, type TestApp } from '../helpers/app.ts';

const PASSWORD = 'ba-con-meo-di-hop';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

const valueOf = (cookies: readonly string[], name: string) =>
  cookies.flatMap((one) => new RegExp(`^${name}=([^;]*)`).exec(one)?.[1] ?? [])[0] ?? '';
const cookiesOf = (headers: Readonly<Record<string, unknown>>): string[] => [headers['set-cookie'] ?? []].flat().map(String);

/** Signs in by the page, in a browser that speaks a language, and returns the first line of the page after it. */
async function languageAfterSignIn(name: string, chosen: 'vi' | 'en'): Promise<string> {
  const page = await request(app.url).get('/sign-in').set('cookie', `dc_lang=${chosen}`);
  const visitor = cookiesOf(page.headers).map((one) => one.split(';')[0]);
  const [, csrf = ''] = /name="csrf-token" content="([^"]+)"/.exec(page.text) ?? [];
  const sent = await request(app.url)
    .post('/sign-in')
    .set('cookie', [`dc_lang=${chosen}`, ...visitor].join('; '))
    .type('form')
    .send({ name, password: PASSWORD, next: '/', _csrf: csrf });
  const cookies = cookiesOf(sent.headers);
  const own = `dc_session=${valueOf(cookies, 'dc_session')}; dc_lang=${valueOf(cookies, 'dc_lang')}`;
  const { text } = await request(app.url).get('/conferences').set('cookie', own);
  return /<html lang="(\w+)"/.exec(text)?.[1] ?? '';
}

describe('the language of an account', () => {
  it('is that of the pages after every sign-in, whatever the browser showed before', async () => {
    const english = await app.user({ name: 'english', password: PASSWORD });
    await english.run(contract.setLanguage, { lang: 'en' });
    await app.user({ name: 'tieng-viet', password: PASSWORD });
    expect(await languageAfterSignIn('english', 'vi')).toBe('en');
    expect(await languageAfterSignIn('english', 'en')).toBe('en');
    expect(await languageAfterSignIn('tieng-viet', 'en')).toBe('vi');
    expect(await app.nobody.run(contract.signIn, { name: 'english', password: PASSWORD })).toMatchObject({ lang: 'en' });
  });
});
