import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agendaContract } from '../../../server/planning/agenda/contract.ts';
import { awardsContract as contract, campaignsContract, type Award } from '../../../server/planning/awards/contract.ts';
import { awardRows, campaignRows } from '../../../server/planning/awards/presenter.ts';
import { AWARD_CATALOGUES } from '../../../server/planning/awards/rules/catalogues.ts';
import { catalogueOn } from '../../../server/planning/awards/rules/award-order.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { bareConference } from '../../helpers/conference.ts';
import { NO_TERMS } from './campaign-terms.ts';

let app: TestApp;
let conferenceId: string;
let organizer: Login;
beforeAll(async () => {
  app = await startApp();
  conferenceId = await bareConference(app);
  organizer = await app.member(conferenceId, 'organizer');
});
afterAll(() => app.end());

type Facts = Omit<Award, 'id' | 'version' | 'extras'>;
const facts = (given: Partial<Facts> = {}): Facts => ({
  kind: 'emulation-flag',
  title: 'Cờ thi đua',
  class: null,
  grantor: 'Văn phòng Trung ương Đảng',
  recipientKind: 'collective',
  count: null,
  recipients: [],
  receiving: [],
  perBatch: null,
  campaign: null,
  presenters: [],
  decision: null,
  ...given,
});
const awards = async () => (await organizer.run(contract.list, { conferenceId })).awards;

describe('awards', () => {
  it('keep unknown values unknown: number, class, decision', async () => {
    await organizer.run(contract.add, { conferenceId, ...facts() });
    expect((await awards()).map(({ count, class: rank, decision }) => ({ count, rank, decision }))).toEqual([
      { count: null, rank: null, decision: null },
    ]);
  });

  it('get and lose a decision', async () => {
    const [award] = await awards();
    const seen = { conferenceId, id: award?.id ?? '', version: 1 };
    const decision = { number: '123-QĐ/VPTW', date: '2025-11-20' };
    await organizer.run(contract.edit, { ...seen, ...facts({ decision }) });
    expect((await awards())[0]?.decision).toEqual(decision);
    await organizer.run(contract.edit, { ...seen, version: 2, ...facts() });
    expect((await awards())[0]?.decision).toEqual(null);
  });

  it('are presented by participants of the conference, each named once', async () => {
    await expect(organizer.run(contract.add, { conferenceId, ...facts({ presenters: ['khong-co', 'khong-co'] }) })).rejects.toMatchObject({
      code: 'invalid',
      faults: [
        { path: 'presenters[0]', message: 'no-such-reference' },
        { path: 'presenters[1]', message: 'no-such-reference' },
        { path: 'presenters[1]', message: 'duplicate' },
      ],
    });
  });

  it('read as one line: how many, or that it is not known', () => {
    const award = (given: Partial<Facts>): Award => ({ id: 'a', version: 1, extras: {}, ...facts(given) });
    const rows = awardRows('vi', [award({}), award({ count: 5 }), award({ recipients: ['Hà Nội'] })], {
      people: new Map(),
      catalogue: catalogueOn(null, AWARD_CATALOGUES),
      checks: new Map(),
    });
    expect(rows.map(({ recipientsText }) => recipientsText)).toEqual(['Tập thể: chưa rõ số lượng', '5 tập thể', '1 tập thể']);
  });
});

describe('campaigns', () => {
  it('end with the next conference of the series, on a day, or nobody knows when', async () => {
    const add = (title: string, endsWith: 'series.next' | '2026-01-31' | null) =>
      organizer.run(campaignsContract.add, { conferenceId, title, launchedIn: null, endsWith, ...NO_TERMS });
    await add('Đợt thi đua', null);
    await add('Phong trào', 'series.next');
    await add('Cao điểm', '2026-01-31');
    const { campaigns } = await organizer.run(contract.list, { conferenceId });
    expect(campaignRows('vi', campaigns, new Map()).map(({ text }) => text)).toEqual([
      'chưa rõ ngày kết thúc',
      'đến hội nghị tiếp theo của chuỗi',
      'đến 31/01/2026',
    ]);
  });

  it('launched in a classified item do not reveal it to an editor without clearance, whose saving does not detach them', async () => {
    const secret = await bareConference(app);
    const cleared = await app.user({ clearance: 1 });
    await app.db.membership.create({ data: { conferenceId: secret, userId: cleared.actor.id, role: 'organizer' } });
    const uncleared = await app.member(secret, 'organizer');
    const item = { sittingId: null, kind: 'launch' as const, title: 'Phát động', speakers: [], count: null, minutes: null, topics: [] };
    const rest = { turnMinutes: null, topicsOpen: false, documents: [], resultsFrom: null, tasksTo: null, classification: 'mat' as const };
    const { id: launchedIn } = await cleared.run(agendaContract.addItem, { conferenceId: secret, ...item, ...rest });
    const campaign = { conferenceId: secret, title: 'Phong trào', endsWith: null, ...NO_TERMS };
    const { id } = await cleared.run(campaignsContract.add, { ...campaign, launchedIn });
    const startOf = async (login: Login) => (await login.run(contract.list, { conferenceId: secret })).campaigns[0]?.launchedIn;
    expect([await startOf(cleared), await startOf(uncleared)]).toEqual([launchedIn, null]);
    await uncleared.run(campaignsContract.edit, { ...campaign, id, version: 1, title: 'Cao điểm', launchedIn: null });
    expect(await startOf(cleared)).toBe(launchedIn);
  });
});
