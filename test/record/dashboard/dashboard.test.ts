import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agendaContract, type ItemFacts } from '../../../server/planning/agenda/contract.ts';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { overviewContract } from '../../../server/record/dashboard/contract.ts';
import { accessContract } from '../../../server/planning/sites/access/contract.ts';
import { sitesContract } from '../../../server/planning/sites/contract.ts';
import { bareItem } from '../../planning/agenda/draft.ts';
import { facts } from '../../planning/conferences/planning.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';

describe('the overview', () => {
  let app: TestApp;
  let organizer: Login;
  beforeAll(async () => {
    app = await startApp();
    organizer = await app.user({ creator: true });
  });
  afterAll(() => app.end());

  it('counts papers that are planned by number, topic or speaker before any is entered', async () => {
    const { id: conferenceId } = await organizer.run(conferencesContract.create, facts());
    const papersAfter = async (facts: Partial<ItemFacts>) => {
      await organizer.run(agendaContract.addItem, bareItem(conferenceId, 'Tham luận', facts));
      return (await organizer.run(overviewContract.get, { conferenceId })).counts.papers;
    };
    expect(await papersAfter({ kind: 'report', count: 3, topics: ['Kết quả'] })).toBe(0);
    expect(await papersAfter({ kind: 'papers', count: 8, topics: ['Hạ tầng số', 'Văn thư'] })).toBe(8);
    expect(await papersAfter({ kind: 'papers', topics: ['Tài chính', 'Lưu trữ', 'An toàn thông tin'] })).toBe(11);
    const { id: itemId } = await organizer.run(
      agendaContract.addItem,
      bareItem(conferenceId, 'Tham luận khác', { kind: 'papers', count: 1 }),
    );
    for (const topic of ['Một', 'Hai'])
      await organizer.run(agendaContract.addPaper, {
        conferenceId,
        itemId,
        participantId: null,
        post: null,
        siteId: null,
        topic,
        minutes: null,
      });
    expect((await organizer.run(overviewContract.get, { conferenceId })).counts.papers).toBe(13);
  });

  it('counts what is planned, and the sites that have a link', async () => {
    const { id: conferenceId } = await organizer.run(conferencesContract.create, facts());
    await organizer.run(sitesContract.invite, { conferenceId, groupId: null });
    await organizer.run(accessContract.openAccess, { conferenceId });
    const { counts, sites, day, chairs, held, rehearsed } = await organizer.run(overviewContract.get, { conferenceId });
    expect({ counts: [counts.sittings, counts.items, counts.sites], sites, day, chairs, held, rehearsed }).toEqual({
      counts: [1, 0, 34],
      sites: { invited: 34, in: 0, ready: 0 },
      day: 'before',
      chairs: [],
      held: [],
      rehearsed: 0,
    });
  });
});
