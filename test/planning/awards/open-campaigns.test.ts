import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awardsContract, campaignsContract, type Campaign } from '../../../server/planning/awards/contract.ts';
import { openCampaigns } from '../../../server/planning/awards/rules/open-campaigns.ts';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { facts } from '../conferences/planning.ts';
import { NO_TERMS } from './campaign-terms.ts';

const campaign = (title: string, more: Partial<Campaign> = {}): Campaign => ({
  id: title,
  title,
  launchedIn: null,
  endsWith: null,
  ...NO_TERMS,
  version: 1,
  extras: {},
  ...more,
});
const held = (id: string, ...campaigns: Campaign[]) => ({ conference: { id, title: id, date: null }, campaigns });
const named = (open: ReturnType<typeof openCampaigns>) => open.map(({ campaign: { title }, conference }) => [title, conference.id]);

describe('campaigns of earlier conferences', () => {
  it('are open until one of them says that they are closed, as the latest has them', () => {
    const first = held('2023', campaign('A'), campaign('B'), campaign('C'));
    const second = held('2024', campaign('a'), campaign('B', { closedOn: '2024-12-01' }));
    expect(named(openCampaigns([first, second], [campaign('D')]))).toEqual([
      ['a', '2024'],
      ['C', '2023'],
    ]);
    expect(named(openCampaigns([first, second], [campaign('A'), campaign('C')]))).toEqual([]);
  });
});

describe('the next conference of a series', () => {
  let app: TestApp;
  let organizer: Login;
  beforeAll(async () => {
    app = await startApp();
    organizer = await app.user({ creator: true });
  });
  afterAll(() => app.end());

  const SERIES = { name: 'Hội nghị hằng năm', cadence: null, previous: null, next: null };
  const conference = async (title: string, date: string) =>
    (await organizer.run(conferencesContract.create, { ...facts(), title, date, series: SERIES })).id;
  const cookie = (login: Login) => `dc_session=${login.token}; dc_lang=vi`;
  const open = async (path: string, login = organizer) => (await request(app.url).get(path).set('cookie', cookie(login))).text;
  const post = async (path: string, form: object) =>
    request(app.url)
      .post(path)
      .set('cookie', cookie(organizer))
      .type('form')
      .send({ _csrf: /name="csrf-token" content="([^"]+)"/.exec(await open('/conferences'))?.[1] ?? '', ...form });

  it('shows open campaigns with their units, goes on with one, and grants awards for it', async () => {
    const [past, next] = [await conference('Hội nghị 2024', '2024-12-01'), await conference('Hội nghị 2025', '2025-12-01')];
    const UNIT = 'Văn phòng Tỉnh ủy A: số hóa 100% văn bản';
    const terms = { ...NO_TERMS, targets: ['Chỉ tiêu một'], units: [UNIT] };
    const { id } = await organizer.run(campaignsContract.add, {
      conferenceId: past,
      title: 'Phong trào số',
      launchedIn: null,
      endsWith: null,
      ...terms,
    });
    const at = `/conferences/${next}`;
    const shown = await open(`${at}/awards`);
    expect(
      ['Còn mở từ các hội nghị trước', 'Phong trào số', '1 đơn vị đăng ký', 'Chỉ tiêu một'].map((text) => shown.includes(text)),
    ).toEqual([true, true, true, true]);
    expect(await open(`${at}/awards/new`)).toContain('<option value="Phong trào số"');
    const form = { campaign: id, conference: past, title: 'Phong trào số' };
    expect([(await post(`${at}/campaigns/carry-on`, form)).status, (await post(`${at}/campaigns/carry-on`, form)).status]).toEqual([
      303, 303,
    ]);
    const { campaigns } = await organizer.run(awardsContract.list, { conferenceId: next });
    expect(campaigns).toMatchObject([{ title: 'Phong trào số', ...terms, carriedFrom: 'Hội nghị 2024', closedOn: null }]);
    expect(await open(`${at}/awards`)).not.toContain('Còn mở từ các hội nghị trước');
    const chair = await app.member(next, 'chair');
    expect(await open(`${at}/awards`, chair)).not.toContain('Còn mở');
  });

  it('goes on with a campaign once where two people ask for it at the same time', async () => {
    const [past, next] = [await conference('Hội nghị 2021', '2021-12-01'), await conference('Hội nghị 2022', '2022-12-01')];
    const facts = { title: 'Thi đua hai người', launchedIn: null, endsWith: null, ...NO_TERMS };
    const { id } = await organizer.run(campaignsContract.add, { conferenceId: past, ...facts });
    const form = { campaign: id, conference: past, title: facts.title };
    const answers = await Promise.all([1, 2, 3].map(() => post(`/conferences/${next}/campaigns/carry-on`, form)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    const here = { conferenceId: next, ...facts, title: 'thi đua  hai người', carriedFrom: 'Hội nghị 2021' };
    await expect(organizer.run(campaignsContract.add, here)).rejects.toMatchObject({
      code: 'invalid',
      faults: [{ path: 'title', message: 'already-listed' }],
    });
    const { campaigns } = await organizer.run(awardsContract.list, { conferenceId: next });
    expect(campaigns.map(({ title }) => title)).toEqual([facts.title]);
  });

  it('shows nothing of a conference whose draft the reader does not see', async () => {
    const other = await app.user({ creator: true });
    const secret = await other.run(conferencesContract.create, { ...facts(), title: 'Hội nghị khác', date: '2023-12-01', series: SERIES });
    await other.run(campaignsContract.add, {
      conferenceId: secret.id,
      title: 'Phong trào kín',
      launchedIn: null,
      endsWith: null,
      ...NO_TERMS,
    });
    const next = await conference('Hội nghị 2026', '2026-12-01');
    expect(await open(`/conferences/${next}/awards`)).not.toContain('Phong trào kín');
  });
});
