import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conferencesContract } from '../../server/planning/conferences/contract.ts';
import { sitesContract } from '../../server/planning/sites/contract.ts';
import { translate } from '../../server/i18n/translate.ts';
import { startApp, type TestApp } from '../helpers/app.ts';
import { callHttp } from '../helpers/doors.ts';
import { site } from '../planning/sites/conference-of-sites.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

const FACTS = { title: 'Hội nghị văn phòng', organizer: 'Văn phòng', mode: 'hybrid', date: '2025-11-26', starts: '08:00' } as const;
const REST = { turnMinutes: null, timeZone: 'Asia/Ho_Chi_Minh', venue: null, placeOfIssue: null, series: null } as const;

describe('a command that is committed', () => {
  it('is answered as accepted even if a part of the server fails when it is told, and every other part is told', async () => {
    const organizer = await app.user({ creator: true });
    const { id: conferenceId } = await organizer.run(conferencesContract.create, { ...FACTS, ...REST });
    const told: string[] = [];
    app.bus.onEvent(() => {
      throw new Error('This listener fails.');
    });
    app.bus.onEvent(({ kind }) => told.push(kind));
    const input = { conferenceId, ...site({ kind: 'main', name: 'Điểm cầu Hà Nội' }) };
    const { status } = await callHttp(app.url, sitesContract.add, input, organizer.token);
    const { sites } = await organizer.run(sitesContract.list, { conferenceId });
    expect([status, told, sites.map(({ name }) => name)]).toEqual([200, ['plan.changed'], ['Điểm cầu Hà Nội']]);
  });
});

describe('the words of an unexpected failure', () => {
  it('do not say that nothing was stored, which nobody knows', () => {
    for (const code of ['internal', 'database-unreachable'] as const) {
      expect(translate('vi', `errors.${code}`)).toContain('xem lại đã được ghi chưa');
      expect(translate('en', `errors.${code}`)).toContain('whether it was stored before you do it again');
    }
  });
});
