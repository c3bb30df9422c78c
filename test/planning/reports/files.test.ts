import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportsContract as contract } from '../../../server/planning/reports/contract/index.ts';
import { accessContract } from '../../../server/planning/sites/access/contract.ts';
import { ConferenceFile } from '../../../server/record/import-export/contract/format.ts';
import { interchangeContract } from '../../../server/record/import-export/contract/index.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { importSeed } from '../../helpers/seeded.ts';
import { FORM } from './forms.ts';

const SITE = 'provinces-22';

describe('reports in the file of a conference', () => {
  let app: TestApp;
  let organizer: Login;
  let conferenceId: string;
  beforeAll(async () => {
    app = await startApp();
    organizer = await app.user({ creator: true });
    conferenceId = await importSeed(organizer);
    await organizer.run(accessContract.openAccess, { conferenceId });
  });
  afterAll(() => app.end());

  const exported = async (id: string) => ConferenceFile.parse(await organizer.run(interchangeContract.export, { conferenceId: id }));
  const told = async (id: string) => {
    const [form] = (await organizer.run(contract.list, { conferenceId: id })).forms;
    const { site, history } = await organizer.run(contract.site, { conferenceId: id, id: form?.id ?? '', siteId: SITE });
    const { version: _version, ...standing } = site;
    return { form: form && { ...form, version: 0 }, standing, history: history.map(({ kind, text }) => [kind, text]) };
  };

  it('come back as they were submitted; what a site has not submitted is in no file', async () => {
    expect('x-reports' in (await exported(conferenceId))).toBe(false);
    const { id } = await organizer.run(contract.add, { conferenceId, facts: FORM });
    const at = { conferenceId, id };
    await organizer.run(contract.ask, { ...at, version: 1, asked: true });
    const [site, other] = [await app.link('site', conferenceId, SITE), await app.link('site', conferenceId, 'provinces-01')];
    const answers = [{ questionId: 'n', state: 'given' as const, number: 1.5, text: null, version: 0 }];
    await site.run(contract.fill, { ...at, answers });
    await site.run(contract.submit, { ...at, seen: 1 });
    await other.run(contract.fill, {
      ...at,
      answers: [{ ...answers[0], questionId: 'n', state: 'given', number: 424_242, text: null, version: 0 }],
    });
    await organizer.run(contract.correct, { ...at, siteId: SITE, version: 2, text: 'Xem lại' });
    const file = await exported(conferenceId);
    expect(JSON.stringify(file).includes('424242')).toBe(false);
    const { id: again } = await organizer.run(interchangeContract.import, file);
    expect(await told(again)).toEqual(await told(conferenceId));
    const reports = await (await app.link('site', again, SITE)).run(contract.own, { conferenceId: again });
    expect(reports.reports.map(({ correction, answers: stored }) => [correction, stored.map(({ number }) => number)])).toEqual([
      ['Xem lại', [1.5]],
    ]);
    expect((await exported(again))['x-reports']).toEqual(file['x-reports']);
  });

  it('are kept as they came where the product did not write them, and answers that fit no question are left out', async () => {
    const { 'x-reports': reports, ...file } = await exported(conferenceId);
    const { id } = await organizer.run(interchangeContract.import, { ...file, 'x-reports': [{ of: 'somebody else' }] });
    expect((await exported(id))['x-reports']).toEqual([{ of: 'somebody else' }]);
    const changed = JSON.parse(JSON.stringify(reports).replaceAll('"n":', '"nothing":')) as typeof reports;
    const { id: second } = await organizer.run(interchangeContract.import, { ...file, 'x-reports': changed });
    expect((await told(second)).standing.answers).toEqual({});
  });
});
