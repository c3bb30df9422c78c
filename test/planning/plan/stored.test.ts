import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parsePlan, requirePlan } from '../../../server/planning/plan/store.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { bareConference } from '../../helpers/conference.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

describe('a plan that an earlier release stored', () => {
  it('is read although a title looks empty, which is refused by now, and hidden characters are left out', async () => {
    const plan = await requirePlan(app.db, await bareConference(app));
    const [site] = plan.sites;
    const stored = {
      ...plan,
      conference: { ...plan.conference, title: '\u200B\u2066' },
      sites: [
        { ...site, name: '\u00AD' },
        { ...site, name: 'Quảng\u200B Ninh' },
      ],
    };
    const read = await parsePlan(JSON.parse(JSON.stringify(stored)));
    expect([read.conference.title, ...read.sites.map(({ name }) => name)]).toEqual(['—', '—', 'Quảng Ninh']);
    await expect(parsePlan({ ...stored, sites: [{ ...site, name: '' }] })).rejects.toThrow('name');
  });
});
