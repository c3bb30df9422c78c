import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awardsContract, campaignsContract, type Campaign } from '../../../server/planning/awards/contract.ts';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { campaignResultsContract as contract } from '../../../server/record/follow-up/campaigns/contract.ts';
import { registeredUnit } from '../../../server/record/follow-up/campaigns/rules.ts';
import { followUpContract as register } from '../../../server/record/follow-up/contract.ts';
import { MORNING, startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { importSeed } from '../../helpers/seeded.ts';

const YEAR = 365 * 86_400_000;
const refused = (code: string) => expect.objectContaining({ code });

describe('the conference of 2025, followed to that of 2027', () => {
  let app: TestApp;
  let organizer: Login;
  let first: string;
  let second: string;
  beforeAll(async () => {
    app = await startApp();
    organizer = await app.user({ creator: true });
    first = await importSeed(organizer);
  });
  afterAll(() => app.end());

  const campaigns = async (conferenceId: string) => (await organizer.run(awardsContract.list, { conferenceId })).campaigns;
  const edit = async (conferenceId: string, { version, id, extras: _extras, ...facts }: Campaign, more: Partial<Campaign>) =>
    organizer.run(campaignsContract.edit, { conferenceId, id, version, ...facts, ...more });
  const followed = async (of?: string) => (await organizer.run(contract.list, of === undefined ? {} : { of })).campaigns;
  const told = async (of: string) =>
    (await followed(of)).map(({ conference, title, units, closedOn }) => [
      conference,
      title.slice(0, 20),
      units.map(({ unit, amount, measure }) => [unit, amount, measure]),
      closedOn,
    ]);
  // The session of two years ago is over.
  const pageOf = async (path: string, login: Login) =>
    (await request(app.url).get(path).set('cookie', `dc_session=${login.token}; dc_lang=vi`)).text
      .replace(/<[^>]+>/g, ' ')
      .replace(/(?:&nbsp;|[\s\u00A0])+/g, ' ');

  it('has two campaigns, of which one ends with the next conference; results of registered units come in after it, also in the archive', async () => {
    const [short, long] = await campaigns(first);
    if (!short || !long) throw new Error('The seeded conference has no campaigns.');
    expect([short.endsWith, long.endsWith]).toEqual([null, 'series.next']);
    await edit(first, long, { units: ['Văn phòng Tỉnh ủy Cà Mau: số hóa 100% văn bản', 'Văn phòng Tỉnh ủy Quảng Ninh'] });
    await edit(first, short, { closedOn: '2026-01-31', result: 'Đã tổng kết' });
    await organizer.run(conferencesContract.archive, { conferenceId: first });
    app.clock.now = MORNING + YEAR;
    const result = {
      conferenceId: first,
      id: long.id,
      unit: 'Văn phòng Tỉnh ủy Cà Mau',
      amount: 80,
      measure: '% văn bản',
      note: null,
      version: 0,
    };
    expect(await organizer.run(contract.set, result)).toEqual({ version: 1 });
    const both = await Promise.allSettled([90, 95].map((amount) => organizer.run(contract.set, { ...result, amount, version: 1 })));
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await organizer.run(contract.set, { ...result, amount: 100, version: 2 });
    await expect(organizer.run(contract.set, { ...result, unit: 'Không đăng ký' })).rejects.toEqual(refused('invalid'));
    const units = [
      ['Văn phòng Tỉnh ủy Cà Mau', 100, '% văn bản'],
      ['Văn phòng Tỉnh ủy Quảng Ninh', null, null],
    ];
    expect((await told(first)).map(([, title, ...more]) => [title, ...more])).toEqual([
      [long.title.slice(0, 20), units, null],
      [short.title.slice(0, 20), [], '2026-01-31'],
    ]);
  });

  it('carries the three recommendations and the open campaign into the next conference, where they end', async () => {
    app.clock.now = MORNING + 1.4 * YEAR;
    await organizer.run(conferencesContract.unarchive, { conferenceId: first });
    second = (await organizer.run(conferencesContract.duplicate, { conferenceId: first, title: 'Hội nghị 2027', date: '2027-05-01' })).id;
    const open = (await organizer.run(register.list, { of: second })).matters;
    expect(open.map(({ conferenceId, status }) => [conferenceId, status])).toEqual(Array.from({ length: 3 }, () => [first, 'open']));
    for (const [at, { id }] of open.entries()) {
      const step = {
        kind: at === 2 ? 'closed' : 'answered',
        on: '2027-04-01',
        text: 'Đã giải quyết.',
        body: null,
        number: '5-CV/VPTW',
        reached: null,
      } as const;
      await organizer.run(register.record, { conferenceId: first, id, version: 0, step });
    }
    for (const { id, status } of (await organizer.run(register.list, { of: second })).matters)
      if (status === 'answered')
        await organizer.run(register.record, {
          conferenceId: first,
          id,
          version: 1,
          step: { kind: 'done', on: '2027-04-20', text: null, body: null, number: null, reached: null },
        });
    expect((await organizer.run(register.list, { of: second })).total).toBe(0);
    const text = await pageOf(`/follow-up?of=${second}`, await app.user({ administrator: true }));
    expect([text.includes('Phong trào thi đua từ nay đến'), text.includes('1/2 đơn vị có kết quả')]).toEqual([true, true]);
  });

  it('shows a campaign that was carried on once, with the results of before, until it is closed there', async () => {
    const own = (await campaigns(second)).find(({ endsWith }) => endsWith === 'series.next');
    const long = (await campaigns(first)).find(({ endsWith }) => endsWith === 'series.next');
    if (!long) throw new Error('The campaign is gone.');
    const { id: _id, version: _version, extras: _extras, ...terms } = long;
    const id =
      own?.id ??
      (await organizer.run(campaignsContract.add, { conferenceId: second, ...terms, launchedIn: null, carriedFrom: 'Hội nghị 2025' })).id;
    const carried = (await campaigns(second)).find((one) => one.id === id);
    if (!carried) throw new Error('The campaign was not carried on.');
    await edit(second, carried, { units: long.units, closedOn: '2027-05-01', result: 'Tổng kết tại hội nghị' });
    const shown = (await followed()).filter(({ title }) => title === long.title);
    expect(shown.map(({ conference, closedOn, units }) => [conference, closedOn, units.map(({ amount }) => amount)])).toEqual([
      ['Hội nghị 2027', '2027-05-01', [100, null]],
    ]);
    const secretary = await app.member(second, 'chair');
    expect((await secretary.run(contract.list, {})).campaigns.every(({ writes }) => !writes)).toBe(true);
    await expect((await app.user()).run(contract.list, { of: second })).rejects.toEqual(refused('not-found'));
  });
});

it('a registered unit is told from what it pledges', () => {
  expect([registeredUnit('Văn phòng A: số hóa: 100%'), registeredUnit(' Văn phòng B '), registeredUnit('C:')]).toEqual([
    { unit: 'Văn phòng A', pledge: 'số hóa: 100%' },
    { unit: 'Văn phòng B', pledge: null },
    { unit: 'C', pledge: null },
  ]);
});
