import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agendaContract } from '../../../server/planning/agenda/contract.ts';
import { CHANGES_PER_PAGE, changeLogContract as contract } from '../../../server/planning/change-log/contract.ts';
import { recommendationsContract } from '../../../server/planning/recommendations/contract.ts';
import { teamContract } from '../../../server/planning/conferences/team/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { published } from '../../live/sitting/published-day.ts';

const SECRET = 'Nội dung không ai được biết';

let app: TestApp;
let conferenceId: string;
let open: Login;
let cleared: Login;
beforeAll(async () => {
  app = await startApp();
  ({ conferenceId } = await published(app));
  open = await app.member(conferenceId, 'organizer');
  cleared = await app.user({ clearance: 3, name: 'nguoi-duoc-tiep-can' });
  await app.db.membership.create({ data: { conferenceId, userId: cleared.actor.id, role: 'organizer' } });
});
afterAll(() => app.end());

const facts = {
  sittingId: 'morning',
  kind: 'other' as const,
  title: 'Nội dung mở',
  speakers: [],
  count: null,
  minutes: 10,
  turnMinutes: null,
  topics: [],
  topicsOpen: false,
  documents: [],
  resultsFrom: null,
  tasksTo: null,
  classification: null,
};
/** The last change as a reader sees it. */
async function lastFor(reader: Login) {
  const { entries } = await reader.run(contract.list, { conferenceId, page: 1 });
  return entries[0];
}
/** All that a reader gets, and the page made of it, as one text. */
async function everythingFor(reader: Login): Promise<string> {
  const told = await reader.run(contract.list, { conferenceId, page: 1 });
  const headers = { cookie: `dc_session=${reader.token}; dc_lang=vi` };
  const page = await fetch(`${app.url}/conferences/${conferenceId}/change-log`, { headers });
  return `${JSON.stringify(told)} ${(await page.text()).replaceAll('\u00a0', ' ')}`;
}
const later = () => void (app.clock.now += 1000);

describe('the change log of a conference', () => {
  it('tells who changed what, with the values before and after, in words', async () => {
    const { id } = await open.run(agendaContract.addItem, { conferenceId, ...facts });
    later();
    await open.run(agendaContract.editItem, { conferenceId, id, version: 1, ...facts, title: 'Tên khác', minutes: 25 });
    const last = await lastFor(open);
    expect([last?.operation, last?.by.id, last?.name, last?.change?.fields]).toEqual([
      'agenda.editItem',
      open.actor.id,
      'Tên khác',
      [
        { field: 'title', before: 'Nội dung mở', after: 'Tên khác' },
        { field: 'minutes', before: 10, after: 25 },
      ],
    ]);
    expect(await everythingFor(open)).toContain('Thời lượng: <del>10 phút</del> <ins>25 phút</ins>');
    later();
    await open.run(agendaContract.removeItem, { conferenceId, id, version: 2 });
    expect([(await lastFor(open))?.operation, (await lastFor(open))?.name]).toEqual(['agenda.removeItem', 'Tên khác']);
  });

  it('names nothing that is classified above the reader, nor what was open before or removed since', async () => {
    later();
    const { id } = await cleared.run(agendaContract.addItem, { conferenceId, ...facts, title: SECRET });
    later();
    const edited = { conferenceId, ...facts, title: `${SECRET} nữa`, classification: 'tuyet-mat' as const };
    const { id: silent } = await cleared.run(agendaContract.editItem, { id, version: 1, ...edited });
    const held = await lastFor(cleared);
    expect([held?.name, held?.change?.list]).toEqual([`${SECRET} nữa`, 'items']);
    expect(await everythingFor(cleared)).toContain(SECRET);
    expect(await everythingFor(open)).not.toContain(SECRET);
    later();
    await cleared.run(agendaContract.editItem, { ...edited, id: silent, version: 2, classification: null });
    expect(await everythingFor(open)).not.toContain(SECRET);
    later();
    await cleared.run(agendaContract.editItem, { ...edited, id: silent, version: 3 });
    await cleared.run(agendaContract.removeItem, { conferenceId, id: silent, version: 4 });
    expect(await everythingFor(open)).not.toContain(SECRET);
    expect(await everythingFor(cleared)).toContain(SECRET);
  });

  it('names no item that is gone without a word of what it was', async () => {
    later();
    await app.db.changeLog.create({
      data: {
        id: 'orphan',
        conferenceId,
        at: new Date(app.clock.now),
        actorKind: 'user',
        actorId: open.actor.id,
        operation: 'agenda.editItem',
        subjectId: 'mot-ma-noi-ro-viec-mat',
        changes: { title: ['Một việc', SECRET] },
      },
    });
    const text = await everythingFor(open);
    expect([text.includes('mot-ma-noi-ro'), text.includes(SECRET), (await lastFor(open))?.operation]).toEqual([
      false,
      false,
      'agenda.editItem',
    ]);
  });

  it('leaves out what tells of documents that the reader may not know to exist', async () => {
    later();
    const row = { conferenceId, actorKind: 'user', actorId: cleared.actor.id, subjectId: 'giay-mat' };
    const added = { added: [null, { title: SECRET, kind: 'other', classification: 'toi-mat' }] };
    await app.db.changeLog.create({
      data: { ...row, id: 'paper-1', at: new Date(app.clock.now), operation: 'documents.add', changes: added },
    });
    const totalFor = async (reader: Login) => (await reader.run(contract.list, { conferenceId, part: 'documents', page: 1 })).total;
    expect([await totalFor(open), await totalFor(cleared)]).toEqual([0, 1]);
  });

  it('is filtered by part, person and day, and read page by page', async () => {
    const recommendation = { fromId: null, authority: 'host' as const, owner: null, coordinating: [], due: null, quote: null };
    for (let n = 0; n <= CHANGES_PER_PAGE; n += 1) {
      later();
      await open.run(recommendationsContract.add, { conferenceId, ...recommendation, text: `Kiến nghị ${n}` });
    }
    const of = (input: object) => open.run(contract.list, { conferenceId, page: 1, ...input });
    const second = await of({ part: 'recommendations', page: 2 });
    expect([second.total, second.entries.map(({ operation }) => operation)]).toEqual([CHANGES_PER_PAGE + 1, ['recommendations.add']]);
    expect((await of({ part: 'team' })).total).toBe(0);
    await open.run(teamContract.add, { conferenceId, name: 'nguoi-duoc-tiep-can', role: 'chair' });
    expect((await of({ part: 'team' })).total).toBe(1);
    expect((await of({ part: 'recommendations', person: 'nguoi-duoc' })).total).toBe(0);
    expect((await of({ from: '2025-11-27' })).total).toBe(0);
    expect((await of({ part: 'team', from: '2025-11-26', to: '2025-11-26' })).total).toBe(1);
  });

  it('is for those who may change the plan', async () => {
    const secretary = await app.member(conferenceId, 'secretary');
    await expect(secretary.run(contract.list, { conferenceId, page: 1 })).rejects.toMatchObject({ code: 'forbidden' });
    await expect((await app.user()).run(contract.list, { conferenceId, page: 1 })).rejects.toMatchObject({ code: 'not-found' });
  });
});
