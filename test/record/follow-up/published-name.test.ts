import request from 'supertest';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { publishingContract } from '../../../server/planning/publishing/contract.ts';
import { taskCalendarContract as calendar } from '../../../server/record/follow-up/calendar/contract.ts';
import { followUpContract as register } from '../../../server/record/follow-up/contract.ts';
import { taskOwnersContract as contract } from '../../../server/record/follow-up/owners/contract.ts';
import { ownerKey } from '../../../server/record/follow-up/owners/rules.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { importSeed } from '../../helpers/seeded.ts';
import { FACTS } from './facts.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

it('the link of an owner names the conference as it was published, on its page and in its calendar', async () => {
  const organizer = await app.user({ administrator: true });
  const conferenceId = await importSeed(organizer);
  await organizer.run(publishingContract.publish, { conferenceId, note: null });
  const { conference } = await organizer.run(conferencesContract.get, { conferenceId });
  const task = { ...FACTS, kind: 'task' as const, text: 'Rà soát quy chế', owner: 'Cục Quản trị', due: { by: '2025-12-31' } };
  await organizer.run(register.add, { conferenceId, facts: task });
  await app.db.conference.update({ where: { id: conferenceId }, data: { title: 'Tên chưa công bố' } });

  const key = ownerKey(task) ?? '';
  await organizer.run(contract.openLink, { conferenceId, key });
  const secret = ((await organizer.run(contract.link, { conferenceId, key })).path ?? '').slice('/v/'.length);
  expect((await app.nobody.run(contract.own, { secret })).conference.title).toBe(conference.title);
  const { path } = await app.nobody.run(calendar.openByLink, { secret });
  const { text } = await request(app.url).get(path ?? '');
  expect([text.includes('Rà soát quy chế'), text.includes('chưa công bố')]).toEqual([true, false]);
});
