import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { agendaContract } from '../../../server/planning/agenda/contract.ts';
import { bareItem } from '../../planning/agenda/draft.ts';
import { facts } from '../../planning/conferences/planning.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';

let app: TestApp;
let organizer: Login;
let conferenceId: string;
beforeAll(async () => {
  app = await startApp({ now: Date.UTC(2025, 10, 21, 2) });
  organizer = await app.user({ creator: true });
  conferenceId = (await organizer.run(conferencesContract.create, facts({ date: '2025-11-26' }))).id;
});
afterAll(() => app.end());

const ask = (login: Login, path = 'next-step', lang = 'vi') =>
  request(app.url).get(`/conferences/${conferenceId}/${path}`).set('cookie', `dc_session=${login.token}; dc_lang=${lang}`);
const step = async (login: Login, lang = 'vi'): Promise<unknown> => JSON.parse((await ask(login, 'next-step', lang)).text) as unknown;

describe('the next step beside every page', () => {
  it('is that of the overview, in the words of the reader, and another one as soon as the plan has changed', async () => {
    const at = `/conferences/${conferenceId}`;
    expect([await step(organizer), await step(organizer, 'en')]).toEqual([
      { title: 'Nhập chương trình hoặc dùng khung hội nghị trước', until: 'Khai mạc 26/11, còn 5 ngày', href: `${at}/agenda` },
      { title: 'Plan the agenda, or start from an earlier conference', until: 'Opening 26/11, 5 days left', href: `${at}/agenda` },
    ]);
    await organizer.run(agendaContract.addItem, bareItem(conferenceId, 'Khai mạc'));
    expect(await step(organizer)).toMatchObject({ href: `${at}/participants` });
  });

  it('is asked for by the pages of the staff, except the overview, which shows it itself', async () => {
    const asks = async (path: string) => (await ask(organizer, path)).text.includes('data-next-step=');
    expect([await asks('agenda'), await asks('participants'), await asks('team'), await asks('')]).toEqual([true, true, true, false]);
  });

  it('is for nobody else, and only for whom the step is', async () => {
    const viewer = await app.member(conferenceId, 'viewer');
    expect([(await ask(viewer)).status, (await ask(viewer, 'agenda')).text.includes('data-next-step=')]).toEqual([403, false]);
    expect(await step(await app.member(conferenceId, 'secretary'))).toBe(null);
  });
});
