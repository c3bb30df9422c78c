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

it('the pages that would change it say that it is archived, not that they are forbidden', async () => {
  const open = async (page: string, login: Login) => {
    const { status, text } = await request(app.url)
      .get(`/conferences/${conferenceId}/${page}`)
      .set('cookie', `dc_session=${login.token}; dc_lang=en`);
    return [status, text.includes('This conference is archived and cannot be changed.')];
  };
  const chair = await app.member(conferenceId, 'chair');
  for (const page of ['participants/new', 'participants/import', 'participants/directory', 'documents/new']) {
    expect([page, await open(page, organizer), await open(page, chair)]).toEqual([page, [409, true], [403, false]]);
  }
});
