import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorsOfTokens } from '../../../server/accounts/store.ts';
import { conferencesContract as contract, type ConferenceList } from '../../../server/planning/conferences/contract.ts';
import { teamContract } from '../../../server/planning/conferences/team/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { facts } from './planning.ts';

let app: TestApp;
let organizer: Login;

beforeAll(async () => {
  app = await startApp();
  organizer = await app.user({ creator: true });
});
afterAll(() => app.end());

const titles = async (login: Login, input: { list?: ConferenceList; search?: string }) =>
  (await login.run(contract.list, input)).conferences.map((conference) => conference.title);

describe('a new conference', () => {
  it('has its creator as organizer, one sitting and the facts it was given', async () => {
    const { id } = await organizer.run(contract.create, facts());
    const { conference, roles, published } = await organizer.run(contract.get, { conferenceId: id });
    expect({ roles, published, title: conference.title, starts: conference.starts, address: conference.address }).toEqual({
      roles: ['organizer'],
      published: null,
      title: facts().title,
      starts: '08:00',
      address: 'comrade',
    });
    expect(await app.db.sitting.count({ where: { conferenceId: id } })).toBe(1);
  });

  it('cannot be created by somebody without that right', async () => {
    const other = await app.user();
    await expect(other.run(contract.create, facts())).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('does not exist for those without a role in it', async () => {
    const { id } = await organizer.run(contract.create, facts());
    const stranger = await app.user({ creator: true });
    await expect(stranger.run(contract.get, { conferenceId: id })).rejects.toMatchObject({ code: 'not-found' });
    expect(await titles(stranger, {})).toEqual([]);
  });
});

describe('editing', () => {
  it('refuses a stale version and leaves the conference as it was', async () => {
    const { id } = await organizer.run(contract.create, facts());
    await organizer.run(contract.edit, { conferenceId: id, version: 1, ...facts({ venue: 'Hội trường A' }) });
    const late = organizer.run(contract.edit, { conferenceId: id, version: 1, ...facts({ venue: 'Hội trường B' }) });
    await expect(late).rejects.toMatchObject({ code: 'stale' });
    const { conference } = await organizer.run(contract.get, { conferenceId: id });
    expect([conference.venue, conference.version]).toEqual(['Hội trường A', 2]);
  });

  it('keeps the place of issue where a program that does not know it leaves it out, and clears it where it is null', async () => {
    const { id } = await organizer.run(contract.create, facts({ placeOfIssue: 'Hà Nội' }));
    const { placeOfIssue: _, ...known } = facts({ venue: 'Hội trường A' });
    const placeNow = async () => (await organizer.run(contract.get, { conferenceId: id })).conference.placeOfIssue;
    await organizer.run(contract.edit, { conferenceId: id, version: 1, ...known });
    expect(await placeNow()).toBe('Hà Nội');
    await organizer.run(contract.edit, { conferenceId: id, version: 2, ...facts({ placeOfIssue: null }) });
    expect(await placeNow()).toBe(null);
  });

  it('keeps the usual time of turns where a program that does not know it leaves it out, and clears it where it is null', async () => {
    const { id } = await organizer.run(contract.create, facts({ turnMinutes: 5 }));
    const { turnMinutes: _, ...known } = facts({ venue: 'Hội trường A' });
    const minutesNow = async () => (await organizer.run(contract.get, { conferenceId: id })).conference.turnMinutes;
    await organizer.run(contract.edit, { conferenceId: id, version: 1, ...known });
    expect(await minutesNow()).toBe(5);
    await organizer.run(contract.edit, { conferenceId: id, version: 2, ...facts({ turnMinutes: null }) });
    expect(await minutesNow()).toBe(null);
  });

  it('logs who changed which field from what to what', async () => {
    const { id } = await organizer.run(contract.create, facts());
    await organizer.run(contract.edit, { conferenceId: id, version: 1, ...facts({ venue: null, starts: 'morning' }) });
    const [change] = await app.db.changeLog.findMany({ where: { conferenceId: id } });
    expect([change?.actorId, change?.operation, change?.changes]).toEqual([
      organizer.actor.id,
      'conferences.edit',
      { starts: ['08:00', 'morning'], venue: ['Hà Nội', null] },
    ]);
  });
});

describe('the list', () => {
  it('finds without accents and puts the nearest day first', async () => {
    const own = await app.user({ creator: true });
    const create = (title: string, date: string | null) => own.run(contract.create, facts({ title, date, organizer: 'Bộ Nội vụ' }));
    await create('Hội nghị Đặng', '2026-03-01');
    await create('Hội nghị Ủy ban', '2026-01-15');
    await create('Hội nghị năm ngoái', '2024-11-26');
    await create('Hội nghị chưa định ngày', null);
    const upcoming = ['Hội nghị Ủy ban', 'Hội nghị Đặng', 'Hội nghị chưa định ngày'];
    expect(await titles(own, { list: 'upcoming' })).toEqual(upcoming);
    expect(await titles(own, {})).toEqual([...upcoming, 'Hội nghị năm ngoái']);
    expect(await titles(own, { search: 'nghi dang' })).toEqual(['Hội nghị Đặng']);
    expect(await titles(own, { search: 'uy' })).toEqual(['Hội nghị Ủy ban']);
    expect(await titles(own, { list: 'past' })).toEqual(['Hội nghị năm ngoái']);
  });
});

describe('the archive', () => {
  it('keeps a conference readable and refuses every change until it is taken out', async () => {
    const { id: conferenceId } = await organizer.run(contract.create, facts());
    await organizer.run(contract.archive, { conferenceId });
    const change = () => organizer.run(contract.edit, { conferenceId, version: 1, ...facts({ venue: null }) });
    await expect(change()).rejects.toMatchObject({ code: 'archived' });
    expect((await organizer.run(contract.get, { conferenceId })).archived).toBe(true);
    await organizer.run(contract.unarchive, { conferenceId });
    expect(await change()).toEqual({ version: 2 });
  });
});

describe('the trash', () => {
  it('hides a conference from everybody, and gives it back to its organizer', async () => {
    const { id: conferenceId } = await organizer.run(contract.create, facts());
    const chair = await app.member(conferenceId, 'chair');
    await organizer.run(contract.trash, { conferenceId });
    await expect(chair.run(contract.get, { conferenceId })).rejects.toMatchObject({ code: 'not-found' });
    await expect(organizer.run(contract.get, { conferenceId })).rejects.toMatchObject({ code: 'not-found' });
    await expect(chair.run(contract.restore, { conferenceId })).rejects.toMatchObject({ code: 'not-found' });
    await organizer.run(contract.restore, { conferenceId });
    expect((await chair.run(contract.get, { conferenceId })).roles).toEqual(['chair']);
  });

  it('is emptied only by whoever types the title', async () => {
    const { id: conferenceId } = await organizer.run(contract.create, facts({ title: 'Hội nghị thử' }));
    await expect(organizer.run(contract.erase, { conferenceId, title: 'Hội nghị thử' })).rejects.toMatchObject({ code: 'not-in-trash' });
    await organizer.run(contract.trash, { conferenceId });
    await expect(organizer.run(contract.erase, { conferenceId, title: 'Hội nghị' })).rejects.toMatchObject({ code: 'title-differs' });
    await organizer.run(contract.erase, { conferenceId, title: 'Hội nghị thử' });
    expect(await app.db.conference.count({ where: { id: conferenceId } })).toBe(0);
  });
});

describe('the team', () => {
  it('takes effect at once in both directions', async () => {
    const { id: conferenceId } = await organizer.run(contract.create, facts());
    const user = await app.user({ name: 'thu.ky' });
    await organizer.run(teamContract.add, { conferenceId, name: 'Thu.Ky', role: 'secretary' });
    expect((await user.run(contract.get, { conferenceId })).roles).toEqual(['secretary']);
    await organizer.run(teamContract.remove, { conferenceId, userId: user.actor.id, role: 'secretary' });
    await expect(user.run(contract.get, { conferenceId })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('never loses its last organizer', async () => {
    const { id: conferenceId } = await organizer.run(contract.create, facts());
    const leave = organizer.run(teamContract.remove, { conferenceId, userId: organizer.actor.id, role: 'organizer' });
    await expect(leave).rejects.toMatchObject({ code: 'last-organizer' });
    expect((await organizer.run(contract.get, { conferenceId })).roles).toEqual(['organizer']);
  });

  it('has technicians at single sites of this conference only', async () => {
    const { id: conferenceId } = await organizer.run(contract.create, facts());
    await app.user({ name: 'ky.thuat' });
    const add = (siteId: string | null) => organizer.run(teamContract.add, { conferenceId, name: 'ky.thuat', role: 'technician', siteId });
    await expect(add(null)).rejects.toMatchObject({ code: 'needs-site' });
    await expect(add('nowhere')).rejects.toMatchObject({ code: 'needs-site' });
  });

  it('revokes a display link with the sessions that used it', async () => {
    const { id: conferenceId } = await organizer.run(contract.create, facts());
    const { id: displayId } = await organizer.run(teamContract.addDisplay, { conferenceId, name: 'Màn hình chính' });
    const { path } = await organizer.run(teamContract.displayLink, { conferenceId, displayId });
    expect(path.startsWith('/d/')).toBe(true);
    const { token, conferenceId: joined } = await app.nobody.run(teamContract.joinDisplay, { secret: path.slice(3) });
    const [actor] = await actorsOfTokens(app.db, [token], app.clock.now);
    expect([joined, actor?.kind]).toEqual([conferenceId, 'display']);
    await organizer.run(teamContract.revokeDisplay, { conferenceId, displayId });
    expect(await app.db.session.count({ where: { kind: 'display', subjectId: displayId } })).toBe(0);
    await expect(organizer.run(teamContract.displayLink, { conferenceId, displayId })).rejects.toMatchObject({ code: 'not-found' });
    await expect(app.nobody.run(teamContract.joinDisplay, { secret: path.slice(3) })).rejects.toMatchObject({ code: 'bad-display-link' });
  });
});
