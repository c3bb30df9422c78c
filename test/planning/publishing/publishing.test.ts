import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Plan as PublishedPlan, type Plan } from '../../../server/planning/plan/contract.ts';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { requirePlan } from '../../../server/planning/plan/store.ts';
import { publishingContract as contract } from '../../../server/planning/publishing/contract.ts';
import { levelsInForce, publishedPlan } from '../../../server/planning/publishing/store.ts';
import { facts } from '../conferences/planning.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';

let app: TestApp;
let organizer: Login;
let conferenceId: string;

beforeAll(async () => {
  app = await startApp();
  organizer = await app.user({ creator: true });
});
afterAll(() => app.end());

const open = async () => (await organizer.run(conferencesContract.create, facts())).id;
const retitle = async (venue: string) => {
  const { conference } = await organizer.run(conferencesContract.get, { conferenceId });
  await organizer.run(conferencesContract.edit, { conferenceId, version: conference.version, ...facts({ venue }) });
};
const publish = (number?: number) => organizer.run(contract.publish, { conferenceId, number });
const addItem = async (id: string, classification: string | null) => {
  const { sittings } = await requirePlan(app.db, conferenceId);
  const lists = { speakers: [], topics: [], documents: [], extras: {} };
  await app.db.agendaItem.create({
    data: {
      conferenceId,
      id,
      position: 1,
      sittingId: sittings[0]?.id ?? '',
      kind: 'report',
      title: `Nội dung ${id}`,
      topicsOpen: false,
      classification,
      ...lists,
    },
  });
};

describe('publishing', () => {
  it('numbers versions one after the other and keeps each as it was', async () => {
    conferenceId = await open();
    expect(await publish()).toEqual({ number: 1 });
    await retitle('Hội trường B');
    expect(await publish(2)).toEqual({ number: 2 });
    const venues = async (number: number) => (await publishedPlan(app.db, conferenceId, number))?.conference.venue;
    expect([await venues(1), await venues(2)]).toEqual(['Hà Nội', 'Hội trường B']);
    const { publications } = await organizer.run(contract.list, { conferenceId });
    expect(publications.map(({ number, changes }) => [number, changes])).toEqual([
      [2, 1],
      [1, null],
    ]);
  });

  it('reads a version that was published before conferences had a place of issue', async () => {
    conferenceId = await open();
    const plan = await requirePlan(app.db, conferenceId);
    const { placeOfIssue: _, ...old } = plan.conference;
    const kept = { number: 1, at: new Date(), actorId: organizer.actor.id, changes: [] };
    await app.db.publication.create({ data: { ...kept, conferenceId, plan: JSON.stringify({ ...plan, conference: old }) } });
    expect(await publishedPlan(app.db, conferenceId, 1)).toEqual(plan);
  });

  it('reads versions from before a usual time of turns was planned as having none', async () => {
    conferenceId = await open();
    await addItem('opening', null);
    const plan = await requirePlan(app.db, conferenceId);
    const { turnMinutes: _conference, ...conference } = plan.conference;
    const items = plan.items.map(({ turnMinutes: _item, ...item }) => item);
    expect(PublishedPlan.parse({ ...plan, conference, items })).toEqual(plan);
  });

  it('shows the published facts to others and the draft to the staff', async () => {
    conferenceId = await open();
    await publish();
    await retitle('Hội trường C');
    const viewer = await app.member(conferenceId, 'viewer');
    const venueFor = async (login: Login) => (await login.run(conferencesContract.get, { conferenceId })).conference.venue;
    expect([await venueFor(organizer), await venueFor(viewer)]).toEqual(['Hội trường C', 'Hà Nội']);
  });

  it('is refused if nothing has changed, and then changes nothing', async () => {
    conferenceId = await open();
    await publish();
    await expect(publish()).rejects.toMatchObject({ code: 'nothing-changed' });
    expect(await app.db.publication.count({ where: { conferenceId } })).toBe(1);
    expect(await app.db.journalEntry.count({ where: { journalId: conferenceId } })).toBe(1);
  });

  it('is refused to whoever expects another number', async () => {
    conferenceId = await open();
    await expect(publish(2)).rejects.toMatchObject({ code: 'superseded' });
    expect(await publishedPlan(app.db, conferenceId)).toBeNull();
  });

  it('lets only one of two simultaneous attempts through', async () => {
    conferenceId = await open();
    const answers = await Promise.allSettled([publish(1), publish(1)]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await app.db.publication.count({ where: { conferenceId } })).toBe(1);
  });

  it('is refused in the archive', async () => {
    conferenceId = await open();
    await organizer.run(conferencesContract.archive, { conferenceId });
    await expect(publish()).rejects.toMatchObject({ code: 'archived' });
    expect(await app.db.journalEntry.count({ where: { journalId: conferenceId } })).toBe(0);
  });
});

describe('what changed', () => {
  it('names the fields with the values before and after', async () => {
    conferenceId = await open();
    await publish();
    await retitle('Hội trường D');
    const { from, to, changes } = await organizer.run(contract.changes, { conferenceId });
    expect({ from, to, changes }).toEqual({
      from: 1,
      to: null,
      changes: [
        { list: 'conference', id: 'conference', kind: 'changed', fields: [{ field: 'venue', before: 'Hà Nội', after: 'Hội trường D' }] },
      ],
    });
  });

  it('gives no name or content of a classified item to an organizer without clearance', async () => {
    conferenceId = await open();
    await publish();
    await addItem('open', null);
    await addItem('secret', 'mat');
    const { changes, names } = await organizer.run(contract.changes, { conferenceId });
    expect(changes.map(({ id, kind }) => [id, kind])).toEqual([
      ['open', 'added'],
      ['secret', 'added'],
    ]);
    expect(names).toEqual({ 'items/open': 'Nội dung open' });
    await publish();
    const { plan } = await organizer.run(contract.get, { conferenceId, number: 2 });
    const titles = (items: Plan['items']) => items.map((item) => item.title);
    expect(titles(plan.items)).toEqual(['Nội dung open', 'Nội dung']);
  });

  it('keeps the level of an item that a later version no longer has', async () => {
    conferenceId = await open();
    await addItem('secret', 'toi-mat');
    await publish();
    await app.db.agendaItem.deleteMany({ where: { conferenceId } });
    await publish();
    const levelOf = await levelsInForce(app.db, conferenceId);
    expect([levelOf('secret'), levelOf('unknown')]).toEqual([2, 0]);
  });
});
