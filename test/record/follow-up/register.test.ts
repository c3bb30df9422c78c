import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { recommendationsContract } from '../../../server/planning/recommendations/contract.ts';
import { followUpContract as contract, type Matter, type MatterStep } from '../../../server/record/follow-up/contract.ts';
import { MORNING, startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { importSeed, seedItem } from '../../helpers/seeded.ts';
import { FACTS } from './facts.ts';

let app: TestApp;
let organizer: Login;
let conferenceId: string;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());
beforeEach(async () => {
  app.clock.now = MORNING;
  organizer = await app.user({ creator: true });
  conferenceId = await importSeed(organizer);
});

const all = async (login = organizer, more: object = {}) => (await login.run(contract.list, more)).matters;
const first = async (login = organizer): Promise<Matter> => {
  const [matter] = await all(login);
  if (!matter) throw new Error('The register is empty.');
  return matter;
};
const step = (kind: MatterStep['kind'], more: Partial<MatterStep> = {}): MatterStep => ({
  kind,
  on: '2025-11-26',
  text: null,
  body: null,
  number: null,
  reached: null,
  ...more,
});
const seen = ({ conferenceId: of, id, version }: Matter) => ({ conferenceId: of, id, version });
const refused = (code: string) => expect.objectContaining({ code });

describe('the register of the conference of 2025', () => {
  it('has the three recommendations of the plan from its first day on, with last days that follow from their words', async () => {
    app.clock.now = MORNING - 24 * 3600 * 1000;
    expect(await all()).toEqual([]);
    app.clock.now = MORNING;
    const matters = await all();
    expect(
      matters.map(({ authority, owner, due, lastDay, status, version }) => ({ authority, owner, due, lastDay, status, version })),
    ).toEqual([
      {
        authority: 'host',
        owner: 'Lãnh đạo Văn phòng Trung ương Đảng',
        due: { before: '2025-12-31' },
        lastDay: '2025-12-30',
        status: 'open',
        version: 0,
      },
      { authority: 'host', owner: 'Văn phòng Trung ương Đảng', due: { within: 2025 }, lastDay: '2025-12-31', status: 'open', version: 0 },
      { authority: 'other', owner: 'Cấp có thẩm quyền', due: null, lastDay: null, status: 'open', version: 0 },
    ]);
    expect(matters.map(({ fromName }) => fromName)).toEqual(Array(3).fill('Tỉnh ủy, thành ủy'));
  });

  it('records a reply, and keeps what the plan said apart: a later change of the plan changes nothing in the register', async () => {
    const matter = await first();
    await organizer.run(contract.record, {
      ...seen(matter),
      step: step('answered', { number: '12-CV/VPTW', body: 'Văn phòng', text: 'Đã giải quyết.' }),
    });
    const { recommendations } = await organizer.run(recommendationsContract.list, { conferenceId });
    const planned = recommendations.find(({ id }) => id === matter.id);
    if (!planned) throw new Error('The plan lost its recommendation.');
    const { extras: _extras, ...facts } = planned;
    await organizer.run(recommendationsContract.edit, { conferenceId, ...facts, text: 'Khác' });
    const { matter: now, history } = await organizer.run(contract.get, { conferenceId, id: matter.id });
    expect([now.text, now.status, now.statusOn, now.version]).toEqual([matter.text, 'answered', '2025-11-26', 1]);
    expect(history.map(({ kind, paper, body, text }) => ({ kind, paper, body, text }))).toEqual([
      { kind: 'answered', paper: '12-CV/VPTW', body: 'Văn phòng', text: 'Đã giải quyết.' },
    ]);
    expect((await all()).length).toBe(3);
  });

  it('takes one of two who record at the same time, and tells the other', async () => {
    const matter = await first();
    const answers = await Promise.allSettled([1, 2, 3].map(() => organizer.run(contract.record, { ...seen(matter), step: step('done') })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected']);
    const { history } = await organizer.run(contract.get, { conferenceId, id: matter.id });
    expect(history.map(({ kind }) => kind)).toEqual(['done']);
    await expect(organizer.run(contract.record, { ...seen(matter), step: step('done') })).rejects.toMatchObject({ code: 'stale' });
  });

  it('goes on while the conference is in the archive', async () => {
    const matter = await first();
    await organizer.run(conferencesContract.archive, { conferenceId });
    await organizer.run(contract.record, { ...seen(matter), step: step('forwarded', { body: 'Bộ Tài chính' }) });
    const { id } = await organizer.run(contract.add, { conferenceId, facts: { ...FACTS, kind: 'task', partOf: matter.id } });
    const { related, matter: now } = await organizer.run(contract.get, { conferenceId, id: matter.id });
    expect([now.status, related.map((one) => one.id)]).toEqual(['forwarded', [id]]);
  });

  it('never takes a rehearsal in', async () => {
    const rehearsal = await organizer.run(conferencesContract.rehearse, { conferenceId });
    expect((await all()).length).toBe(3);
    const [matter] = await all();
    if (!matter) throw new Error('The register is empty.');
    await expect(organizer.run(contract.add, { conferenceId: rehearsal.id, facts: FACTS })).rejects.toEqual(refused('is-rehearsal'));
    const there = { ...seen(matter), conferenceId: rehearsal.id };
    await expect(organizer.run(contract.record, { ...there, step: step('done') })).rejects.toEqual(refused('is-rehearsal'));
    await expect(organizer.run(contract.get, { conferenceId: rehearsal.id, id: matter.id })).rejects.toEqual(refused('not-found'));
  });

  it('says in the history what was changed, and refuses to change what is settled', async () => {
    const { id } = await organizer.run(contract.add, { conferenceId, facts: FACTS });
    const facts = { ...FACTS, owner: 'Văn phòng', due: { by: '2025-12-01' } };
    expect(await organizer.run(contract.edit, { conferenceId, id, version: 1, facts })).toEqual({ version: 2 });
    expect(await organizer.run(contract.edit, { conferenceId, id, version: 2, facts })).toEqual({ version: 2 });
    await organizer.run(contract.record, { conferenceId, id, version: 2, step: step('closed', { text: 'Trùng' }) });
    await expect(organizer.run(contract.edit, { conferenceId, id, version: 3, facts: FACTS })).rejects.toEqual(refused('matter-settled'));
    const { history } = await organizer.run(contract.get, { conferenceId, id });
    expect(history.map(({ kind, changed }) => [kind, changed])).toEqual([
      ['raised', []],
      ['edited', ['owner', 'due']],
      ['closed', []],
    ]);
  });

  it('refuses sites, logins and recommendations that do not belong to the conference, and changes nothing', async () => {
    const stranger = await app.user();
    const faults = async (more: Partial<typeof FACTS>) =>
      organizer
        .run(contract.add, { conferenceId, facts: { ...FACTS, ...more } })
        .catch((error: { faults: { path: string }[] }) => error.faults.map(({ path }) => path));
    const other = await first(await app.user({ administrator: true }));
    expect(await faults({ fromId: 'khong-co', ownerId: stranger.actor.id })).toEqual(['facts.fromId', 'facts.ownerId']);
    expect(await faults({ partOf: other.id })).toEqual(['facts.partOf']);
    expect(await faults({ kind: 'task', partOf: 'khong-co' })).toEqual(['facts.partOf']);
    expect((await all()).length).toBe(3);
  });
});

describe('who may know', () => {
  it('the staff of the conference, and nobody else', async () => {
    const [viewer, stranger, chair] = [
      await app.member(conferenceId, 'viewer'),
      await app.user({ creator: true }),
      await app.member(conferenceId, 'chair'),
    ];
    const { id } = await first();
    expect([await all(viewer), await all(stranger), (await all(chair)).length]).toEqual([[], [], 3]);
    for (const login of [viewer, stranger])
      await expect(login.run(contract.get, { conferenceId, id })).rejects.toEqual(refused('not-found'));
    expect((await chair.run(contract.list, {})).conferences.map(({ writes }) => writes)).toEqual([false]);
  });

  it('a classified matter, and one from the minutes of a classified item, does not exist for those who are not cleared', async () => {
    const cleared = await app.user({ clearance: 1, administrator: true });
    const { id } = await cleared.run(contract.add, { conferenceId, facts: { ...FACTS, classification: 'mat' } });
    const open = await organizer.run(contract.add, { conferenceId, facts: FACTS });
    const itemId = await seedItem(organizer, conferenceId, 'directive');
    await app.db.matter.update({ where: { conferenceId_id: { conferenceId, id: open.id } }, data: { itemId } });
    expect((await all()).length).toBe(4);
    await app.db.agendaItem.update({ where: { conferenceId_id: { conferenceId, id: itemId } }, data: { classification: 'mat' } });
    const { counts, total } = await organizer.run(contract.list, {});
    expect([total, counts.all, counts.unassigned]).toEqual([3, 3, 0]);
    for (const hidden of [id, open.id]) {
      await expect(organizer.run(contract.get, { conferenceId, id: hidden })).rejects.toEqual(refused('not-found'));
      const change = { conferenceId, id: hidden, version: 1, step: step('done') };
      await expect(organizer.run(contract.record, change)).rejects.toEqual(refused('not-found'));
    }
    expect((await cleared.run(contract.list, { of: conferenceId })).total).toBe(5);
    await expect(organizer.run(contract.add, { conferenceId, facts: { ...FACTS, classification: 'mat' } })).rejects.toMatchObject({
      code: 'invalid',
    });
  });
});

describe('the next conference of the series', () => {
  it('has what is still open, read where it stands, and no longer what was settled', async () => {
    const [matter, other] = await all();
    if (!matter || !other) throw new Error('The register is empty.');
    const { series, ...copied } = (await organizer.run(conferencesContract.get, { conferenceId })).conference;
    const {
      id: _id,
      version: _version,
      extras: _extras,
      rehearsalOf: _rehearsal,
      address: _a,
      form: _f,
      viewersSignIn: _v,
      hostFirst: _h,
      quorum: _q,
      ...facts
    } = copied;
    const next = await organizer.run(conferencesContract.create, { ...facts, title: 'Hội nghị 2027', date: '2027-05-01', series });
    const carried = async (login = organizer) => (await all(login, { of: next.id })).map(({ id }) => id);
    expect((await carried()).length).toBe(3);
    await organizer.run(contract.record, { ...seen(matter), step: step('done') });
    await organizer.run(contract.record, { ...seen(other), step: step('answered', { number: '1' }) });
    expect((await carried()).includes(matter.id)).toBe(false);
    const secretary = await app.member(next.id, 'secretary');
    expect(await carried(secretary)).toEqual(await carried());
    const { history, conference } = await secretary.run(contract.get, { conferenceId, id: other.id });
    expect([history.map(({ kind }) => kind), conference.writes]).toEqual([['answered'], false]);
    const change = { conferenceId, id: other.id, version: 1, step: step('done') };
    await expect(secretary.run(contract.record, change)).rejects.toEqual(refused('not-found'));
  });

  it('of somebody else, though it bears the same name, has nothing', async () => {
    const stranger = await app.user({ creator: true });
    const own = await importSeed(stranger);
    await app.db.conference.update({ where: { id: own }, data: { date: '2027-05-01' } });
    expect(await all(stranger, { of: own })).toEqual([]);
    expect((await stranger.run(contract.list, {})).conferences.map(({ id }) => id)).toEqual([own]);
  });

  it('has nothing of an office whose organizer was put into the team unasked, until they or an administrator give it its series', async () => {
    const stranger = await app.user({ creator: true });
    const own = await importSeed(stranger);
    await app.db.conference.update({ where: { id: own }, data: { date: '2027-05-01' } });
    await app.db.membership.create({ data: { conferenceId: own, userId: organizer.actor.id, role: 'organizer' } });
    const carried = async () => (await all(stranger, { of: own })).map(({ conferenceId: of }) => of);
    expect(await carried()).toEqual([]);
    const administrator = await app.user({ administrator: true });
    for (const who of [organizer, administrator]) {
      await app.db.conference.update({ where: { id: own }, data: { seriesBy: who.actor.id } });
      expect(await carried()).toEqual([conferenceId, conferenceId, conferenceId]);
    }
  });
});
