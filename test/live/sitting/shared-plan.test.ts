import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proceedingsContract as contract } from '../../../server/live/sitting/contract/index.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { published } from './published-day.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

describe('the published plan of the day', () => {
  it('is made once for all viewers who may know the same, and anew when the journal goes on', async () => {
    const { conferenceId, chair } = await published(app);
    const [one, other] = [await app.member(conferenceId, 'viewer'), await app.member(conferenceId, 'viewer')];
    const first = await one.run(contract.livePlan, { conferenceId });
    expect(await other.run(contract.livePlan, { conferenceId })).toBe(first);
    await chair.run(contract.openSitting, { conferenceId, sittingId: 'morning' });
    const second = await other.run(contract.livePlan, { conferenceId });
    expect(second).not.toBe(first);
    expect(await one.run(contract.livePlan, { conferenceId })).toBe(second);
  });

  it('tells the staff alone whom to call at a site, as it is now', async () => {
    const { conferenceId, chair } = await published(app);
    const viewer = await app.member(conferenceId, 'viewer');
    const contacts = async (login: typeof viewer) => {
      const { sites } = await login.run(contract.livePlan, { conferenceId });
      return sites.find(({ id }) => id === 'site-96')?.forDesk;
    };
    expect([await contacts(viewer), await contacts(chair)]).toEqual([null, { clearance: 1, contactName: null, contactPhone: null }]);
    await app.db.siteAccess.updateMany({ where: { conferenceId }, data: { contactName: 'Ban tổ chức' } });
    expect([await contacts(viewer), (await contacts(chair))?.contactName]).toEqual([null, 'Ban tổ chức']);
  });
});
