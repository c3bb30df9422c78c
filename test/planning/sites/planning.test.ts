import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agendaContract } from '../../../server/planning/agenda/contract.ts';
import { teamContract } from '../../../server/planning/conferences/team/contract.ts';
import { sitesContract as contract } from '../../../server/planning/sites/contract.ts';
import { sitesInOrder, shortName } from '../../../server/planning/sites/rules/index.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { conferenceOfSites, openPage, site, wordsIn, type SitesConference } from './conference-of-sites.ts';

let app: TestApp;
let made: SitesConference;

beforeAll(async () => {
  app = await startApp();
  made = await conferenceOfSites(app);
});
afterAll(() => app.end());

const list = async () => (await made.organizer.run(contract.list, { conferenceId: made.conferenceId })).sites;

describe('planning sites', () => {
  it('invites the 34 provinces and cities at once, and none of them twice', async () => {
    expect(await made.organizer.run(contract.invite, { conferenceId: made.conferenceId, groupId: null })).toEqual({ added: 0 });
    expect((await list()).filter(({ kind }) => kind === 'province')).toHaveLength(34);
  });

  it('shows the main hall first and the provinces in Vietnamese order, by their short names', async () => {
    const names = sitesInOrder(await list()).map(shortName);
    expect([...names.slice(0, 6), names.at(-1)]).toEqual([
      'Điểm cầu Văn phòng Trung ương Đảng',
      'An Giang',
      'Bắc Ninh',
      'Cà Mau',
      'Cao Bằng',
      'Cần Thơ',
      'Vĩnh Long',
    ]);
  });

  it('keeps the main hall and Thành ủy Hà Nội apart, each with its names', async () => {
    const { text } = await openPage(app, `/conferences/${made.conferenceId}/sites`, made.organizer);
    const words = wordsIn(text);
    expect(words).toContain('Điểm cầu Văn phòng Trung ương Đảng Còn gọi: Điểm cầu Hà Nội');
    expect(words.indexOf('Còn gọi: Điểm cầu Hà Nội')).toBeLessThan(words.indexOf('Thành ủy Hà Nội'));
  });

  it('refuses a name that another site already has, whatever the accents', async () => {
    const { conferenceId, organizer } = made;
    await expect(organizer.run(contract.add, { conferenceId, ...site({ name: 'diem cau ha noi' }) })).rejects.toMatchObject({
      code: 'name-taken',
    });
  });

  it('has one main hall: a second one is refused, by adding and by editing', async () => {
    const { conferenceId, organizer } = made;
    const second = site({ kind: 'main', name: 'Hội trường B' });
    const taken = { code: 'main-hall-taken', params: { name: 'Điểm cầu Văn phòng Trung ương Đảng' } };
    await expect(organizer.run(contract.add, { conferenceId, ...second })).rejects.toMatchObject(taken);
    const siteId = await made.idOf('Bắc Ninh');
    await expect(organizer.run(contract.edit, { conferenceId, siteId, version: 1, ...second })).rejects.toMatchObject(taken);
  });

  it('offers the main hall first wherever a site is chosen', async () => {
    const { conferenceId, organizer } = made;
    const hall = await made.idOf('Văn phòng Trung ương Đảng');
    const { sites } = await organizer.run(teamContract.list, { conferenceId });
    expect([(await list())[0]?.id, sites[0]?.id]).toEqual([hall, hall]);
  });

  it('refuses a stale edit and loses nothing of the first one', async () => {
    const { conferenceId, organizer } = made;
    const siteId = await made.idOf('An Giang');
    const facts = site({ name: 'Tỉnh ủy An Giang', province: '91' });
    await organizer.run(contract.edit, { conferenceId, siteId, version: 1, ...facts, aliases: ['An Giang'] });
    await expect(organizer.run(contract.edit, { conferenceId, siteId, version: 1, ...facts })).rejects.toMatchObject({ code: 'stale' });
    expect((await list()).find(({ id }) => id === siteId)?.aliases).toEqual(['An Giang']);
  });

  it('keeps a group a group, and removes it only with its members', async () => {
    const { conferenceId, organizer } = made;
    const { id: groupId } = await organizer.run(contract.add, {
      conferenceId,
      ...site({ kind: 'unit', name: 'Các đơn vị trực thuộc', group: true }),
    });
    await organizer.run(contract.add, { conferenceId, ...site({ kind: 'unit', name: 'Cục Lưu trữ', groupId }) });
    const asSite = { ...site({ kind: 'unit', name: 'Các đơn vị trực thuộc' }), conferenceId, siteId: groupId, version: 1 };
    await expect(organizer.run(contract.edit, asSite)).rejects.toMatchObject({ code: 'group-fixed' });
    const removal = { conferenceId, siteId: groupId, version: 1, withMembers: false };
    await expect(organizer.run(contract.remove, removal)).rejects.toMatchObject({ code: 'group-has-members', params: { n: 1 } });
    expect(await organizer.run(contract.remove, { ...removal, withMembers: true })).toEqual({ removed: 2 });
  });

  it('does not remove a site that a paper needs', async () => {
    const { conferenceId, organizer } = made;
    const siteId = await made.idOf('Cà Mau');
    const sitting = await app.db.sitting.findFirst({ where: { conferenceId } });
    const sittingId =
      sitting?.id ?? (await organizer.run(agendaContract.addSitting, { conferenceId, title: null, date: null, starts: null })).id;
    const item = { conferenceId, sittingId, id: 'papers', position: 0, kind: 'papers', title: 'Tham luận', topicsOpen: false };
    await app.db.agendaItem.create({ data: { ...item, speakers: [], topics: [], documents: [], extras: {} } });
    await app.db.paper.create({ data: { conferenceId, id: 'ca-mau', itemId: 'papers', position: 0, siteId } });
    await expect(organizer.run(contract.remove, { conferenceId, siteId, version: 1, withMembers: false })).rejects.toMatchObject({
      code: 'site-in-use',
    });
  });

  it('reorders sites only if each of them is named once', async () => {
    const { conferenceId, organizer } = made;
    const ids = (await list()).map(({ id }) => id);
    await expect(organizer.run(contract.reorder, { conferenceId, siteIds: ids.slice(1) })).rejects.toMatchObject({ code: 'stale' });
    await organizer.run(contract.reorder, { conferenceId, siteIds: ids.toReversed() });
    expect((await list()).map(({ id }) => id)).toEqual([...ids.slice(0, 1), ...ids.slice(1).toReversed()]);
  });

  it('writes who changed what into the log of changes', async () => {
    const changes = await app.db.changeLog.findMany({ where: { conferenceId: made.conferenceId, operation: contract.edit.name } });
    expect(changes.map(({ actorId, changes: fields }) => [actorId, Object.keys(fields as object)])).toEqual([
      [made.organizer.actor.id, ['aliases']],
    ]);
  });
});

describe('several sites', () => {
  const seen = async (...names: string[]) =>
    (await list()).filter(({ name }) => names.some((one) => name.endsWith(one))).map(({ id, version }) => ({ id, version }));
  const namesIn = async () => (await list()).map(({ name }) => name);

  it('are removed as one step and come back to their places, without their links', async () => {
    const { conferenceId, organizer } = made;
    const before = await namesIn();
    const [first, ...also] = await seen('Gia Lai', 'Đắk Lắk', 'Vĩnh Long');
    const one = { conferenceId, siteId: first?.id ?? '', version: first?.version ?? 0, withMembers: false };
    expect(await organizer.run(contract.remove, { ...one, also })).toEqual({ removed: 3 });
    expect(before.filter((name) => /Gia Lai|Đắk Lắk|Vĩnh Long/.test(name))).toHaveLength(before.length - (await namesIn()).length);
    await organizer.run(contract.restore, { conferenceId, siteId: one.siteId });
    await organizer.run(contract.restore, { conferenceId, siteId: one.siteId });
    expect(await namesIn()).toEqual(before);
    await expect(organizer.run(contract.restore, { conferenceId, siteId: 'unknown' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('all stay where one is stale or named twice', async () => {
    const { conferenceId, organizer } = made;
    const before = await namesIn();
    const [first, second] = await seen('An Giang', 'Cà Mau');
    const one = { conferenceId, siteId: first?.id ?? '', version: first?.version ?? 0, withMembers: false };
    const stale = [{ id: second?.id ?? '', version: 9 }];
    await expect(organizer.run(contract.remove, { ...one, also: stale })).rejects.toMatchObject({ code: 'stale' });
    const twice = [{ id: one.siteId, version: one.version }];
    await expect(organizer.run(contract.remove, { ...one, also: twice })).rejects.toMatchObject({ code: 'invalid' });
    expect(await namesIn()).toEqual(before);
  });

  it('can be picked on the page, and taken back from its message', async () => {
    const { conferenceId, organizer } = made;
    const at = `/conferences/${conferenceId}/sites`;
    const [first] = await seen('An Giang');
    const { text } = await openPage(app, at, organizer);
    expect(text).toContain(`name="picked" value="${first?.id}:${first?.version}"`);
    const { text: message } = await openPage(app, `${at}?removed=sites/${first?.id}`, organizer);
    expect(message).toContain(`action="${at}/${first?.id}/restore"`);
  });
});
