import request from 'supertest';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { facts } from './planning.ts';

let app: TestApp;
let organizer: Login;
let conferenceId: string;
beforeAll(async () => {
  app = await startApp();
  organizer = await app.user({ creator: true });
  conferenceId = (await organizer.run(conferencesContract.create, facts())).id;
});
afterAll(() => app.end());

const PAGES = [
  '',
  '/agenda',
  '/participants',
  '/sites',
  '/documents',
  '/awards',
  '/recommendations',
  '/minutes',
  '/settings',
  '/desk',
  '/watch',
];

async function pagesThatSay(words: string): Promise<string[]> {
  const texts = await Promise.all(
    PAGES.map(async (page) => {
      const { text } = await request(app.url).get(`/conferences/${conferenceId}${page}`).set('cookie', `dc_session=${organizer.token}`);
      return text.replace(/&nbsp;|\u00A0/g, ' ');
    }),
  );
  return PAGES.filter((_page, at) => texts[at]?.includes(words));
}

it('an archived conference says so on each of its pages, and only then', async () => {
  const words = 'class="banner archived"';
  expect(await pagesThatSay(words)).toEqual([]);
  await organizer.run(conferencesContract.archive, { conferenceId });
  expect(await pagesThatSay(words)).toEqual(PAGES);
});
