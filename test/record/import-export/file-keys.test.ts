import { readFileSync } from 'node:fs';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agendaContract } from '../../../server/planning/agenda/contract.ts';
import { renameItem } from '../../../server/planning/agenda/store.ts';
import { requirePlan } from '../../../server/planning/plan/store.ts';
import { publishingContract } from '../../../server/planning/publishing/contract.ts';
import { transact } from '../../../server/platform/database/open.ts';
import { isRandomId } from '../../../server/platform/ids.ts';
import { ConferenceFile } from '../../../server/record/import-export/contract/format.ts';
import { interchangeContract } from '../../../server/record/import-export/contract/index.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';

const text = readFileSync('prisma/seed/conference-2025.json', 'utf8');
type File = { [key: string]: unknown } & Record<'agenda' | 'documents', Record<string, unknown>[]>;

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

const fetchFrom = (path: string, login: Login) => request(app.url).get(`/api/v1${path}`).set('authorization', `Bearer ${login.token}`);

describe('the key that an item has in its file', () => {
  const KEY = 'dieu-dong-can-bo';
  const named = () => {
    const sent = JSON.parse(text.replaceAll(/("(?:id|launchedIn)": ?)"launch"/g, `$1"${KEY}"`)) as File;
    Object.assign(sent.documents[0] ?? {}, { adoptedIn: KEY });
    return ConferenceFile.parse(sent);
  };
  /** Classifies the item that the file calls KEY; `id`: as which the plan has it. */
  const classify = async (conferenceId: string, login: Login, id: string) => {
    const { items } = await requirePlan(app.db, conferenceId);
    const item = items.find((one) => one.id === id);
    if (!item) throw new Error('there is no such item');
    const { id: _id, version, extras: _, ...facts } = item;
    return login.run(agendaContract.editItem, { conferenceId, id, version, ...facts, classification: 'mat' });
  };
  const idOfKey = async (conferenceId: string) => (await requirePlan(app.db, conferenceId)).items[6]?.id ?? '';

  test('is the id of none, classified or not, and the export gives it back', async () => {
    const cleared = await app.user({ creator: true, clearance: 1 });
    const { id: conferenceId } = await cleared.run(interchangeContract.import, named());
    const plan = await requirePlan(app.db, conferenceId);
    expect(plan.items.filter(({ id }) => !isRandomId(id))).toEqual([]);
    const id = await idOfKey(conferenceId);
    expect([plan.documents[0]?.adoptedIn, plan.campaigns[0]?.launchedIn]).toEqual([id, id]);
    await cleared.run(publishingContract.publish, { conferenceId });
    expect((await classify(conferenceId, cleared, id)).id).toBe(id);
    const secretary = await app.member(conferenceId, 'secretary');
    for (const page of ['agenda', 'checks', 'export', 'documents']) {
      const answer = await fetchFrom(`/conferences/${conferenceId}/${page}`, secretary);
      expect([page, answer.text.includes(KEY)]).toEqual([page, false]);
    }
    const { body } = await fetchFrom(`/conferences/${conferenceId}/export`, cleared).expect(200);
    expect(body.agenda[6].id).toBe(KEY);
  });

  /** Earlier releases kept the keys of items that were open. */
  const keptByEarlierRelease = async (conferenceId: string) => {
    const id = await idOfKey(conferenceId);
    await transact(app.db, (tx) => renameItem(tx, conferenceId, id, KEY));
  };

  test('that an earlier release kept as its id is that no more once it becomes classified, before anything is published', async () => {
    const cleared = await app.user({ creator: true, clearance: 1 });
    const { id: conferenceId } = await cleared.run(interchangeContract.import, named());
    await keptByEarlierRelease(conferenceId);
    const { id } = await classify(conferenceId, cleared, KEY);
    const plan = await requirePlan(app.db, conferenceId);
    expect(isRandomId(id)).toBe(true);
    expect(plan.items.map((item) => item.id).filter((one) => one === id)).toEqual([id]);
    expect(plan.documents[0]?.adoptedIn).toBe(id);
    expect(plan.papers.filter(({ itemId }) => itemId === KEY)).toEqual([]);
    const secretary = await app.member(conferenceId, 'secretary');
    for (const page of ['agenda', 'checks', 'export', 'documents']) {
      const answer = await fetchFrom(`/conferences/${conferenceId}/${page}`, secretary);
      expect([page, answer.text.includes(KEY)]).toEqual([page, false]);
    }
    const shown = await request(app.url).get(`/conferences/${conferenceId}/agenda`).set('cookie', `dc_session=${secretary.token}`);
    expect([shown.status, shown.text.includes(KEY)]).toEqual([200, false]);
    const { body } = await fetchFrom(`/conferences/${conferenceId}/export`, cleared).expect(200);
    expect(body.agenda[6].id).toBe(KEY);
  });

  test('that an earlier release published as its id stays that, because the journal may name it', async () => {
    const cleared = await app.user({ creator: true, clearance: 1 });
    const { id: conferenceId } = await cleared.run(interchangeContract.import, named());
    await keptByEarlierRelease(conferenceId);
    await cleared.run(publishingContract.publish, { conferenceId });
    expect((await classify(conferenceId, cleared, KEY)).id).toBe(KEY);
  });
});
