import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { directoryContract as contract } from '../../../server/planning/directory/contract.ts';
import { participantsContract } from '../../../server/planning/participants/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { importSeed } from '../../helpers/seeded.ts';

let app: TestApp;
let organizer: Login;
let conferenceId: string;
beforeAll(async () => {
  app = await startApp();
  organizer = await app.user({ creator: true });
  conferenceId = await importSeed(organizer);
});
afterAll(() => app.end());

const names = async () => (await organizer.run(contract.list, {})).people.map(({ name }) => name);
const personNamed = async (name: string) => {
  const person = (await organizer.run(contract.list, { search: name })).people[0];
  if (!person) throw new Error(`${name} is not in the directory.`);
  return person;
};
const listed = async (id: string) => (await organizer.run(participantsContract.list, { conferenceId: id })).participants;

describe('the directory', () => {
  it('takes the named people of a conference once, however often and from however many conferences', async () => {
    const again = await importSeed(organizer);
    const added = await Promise.all([conferenceId, again].map((id) => organizer.run(contract.collect, { conferenceId: id })));
    const all = (await listed(conferenceId)).flatMap(({ name }) => name ?? []);
    expect(added.map(({ added: n }) => n).toSorted((a, b) => a - b)).toEqual([0, all.length]);
    expect((await names()).toSorted()).toEqual(all.toSorted());
    expect(await organizer.run(contract.compare, { conferenceId })).toEqual({ changed: [], unknown: [], unsure: [] });
  });

  it('lists people by given name and finds them without accents, exact accents first', async () => {
    expect((await names()).slice(0, 3)).toEqual(['Nguyễn Long Hải', 'Trần Tiến Hưng', 'Nguyễn Phi Long']);
    const found = async (search: string) => (await organizer.run(contract.list, { search })).people.map(({ name }) => name);
    expect(await found('dang khanh toan')).toEqual(['Đặng Khánh Toàn', 'Lê Khánh Toàn']);
    expect(await found('Lê Khánh')).toEqual(['Lê Khánh Toàn']);
    expect(await found('khong-co')).toEqual([]);
  });

  it('tells of a person the conferences that the reader takes part in, and no others', async () => {
    const { id } = await personNamed('Phạm Gia Túc');
    const stranger = await app.user({ creator: true });
    const admin = await app.user({ administrator: true });
    const seen = async (login: Login) => (await login.run(contract.get, { id })).conferences.length;
    expect([await seen(organizer), await seen(stranger), await seen(admin)]).toEqual([2, 0, 2]);
  });

  it('does not tell somebody who only follows a conference who is on its draft', async () => {
    const { id } = await personNamed('Phạm Gia Túc');
    const follower = await app.user({ creator: true });
    const seen = async () => (await follower.run(contract.get, { id })).conferences.map((one) => one.id);
    await app.db.membership.create({ data: { conferenceId, userId: follower.actor.id, role: 'viewer' } });
    expect(await seen()).toEqual([]);
    await app.db.membership.create({ data: { conferenceId, userId: follower.actor.id, role: 'secretary' } });
    expect(await seen()).toEqual([conferenceId]);
  });

  it('brings a new post into the list of a conference, for those chosen and all or none', async () => {
    const person = await personNamed('Nguyễn Long Hải');
    const posts = [...person.posts.map((post) => ({ ...post, to: '2025-06-30' })), { title: 'Trưởng ban', from: '2025-07-01', to: null }];
    await organizer.run(contract.edit, { id: person.id, version: 1, name: person.name, posts });
    const { changed } = await organizer.run(contract.compare, { conferenceId });
    expect(changed.map(({ name, now }) => [name, now])).toEqual([['Nguyễn Long Hải', ['Trưởng ban']]]);
    const [{ id, version } = { id: '', version: 0 }] = changed;
    const other = (await listed(conferenceId)).find((one) => one.id !== id);
    const both = [
      { id, version },
      { id: other?.id ?? '', version: 1 },
    ];
    await expect(organizer.run(contract.apply, { conferenceId, of: both })).rejects.toMatchObject({ code: 'invalid' });
    await expect(organizer.run(contract.apply, { conferenceId, of: [{ id, version: version + 1 }] })).rejects.toMatchObject({
      code: 'stale',
    });
    await organizer.run(contract.apply, { conferenceId, of: [{ id, version }] });
    expect((await listed(conferenceId)).find((one) => one.id === id)?.posts).toEqual(['Trưởng ban']);
    expect((await organizer.run(contract.compare, { conferenceId })).changed).toEqual([]);
  });

  it('refuses a post that ends before it begins, and somebody who has been changed meanwhile', async () => {
    const { id, name } = await personNamed('Tô Lâm').catch(() => personNamed('Trần Cẩm Tú'));
    const bad = [{ title: 'Ủy viên', from: '2025-02-01', to: '2025-01-31' }];
    await expect(organizer.run(contract.edit, { id, version: 1, name, posts: bad })).rejects.toMatchObject({
      faults: [{ path: 'posts[0].to', message: 'ends-before' }],
    });
    const edits = await Promise.allSettled([1, 2].map(() => organizer.run(contract.edit, { id, version: 1, name, posts: [] })));
    expect(edits.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('refuses to give a participant more posts than one may have', async () => {
    const { id, version, name, posts } = await personNamed('Nguyễn Phi Long');
    const more = Array.from({ length: 21 - posts.length }, (_, at) => ({ title: `Chức vụ ${at}`, from: null, to: null }));
    await organizer.run(contract.edit, { id, version, name, posts: [...posts, ...more] });
    const before = await listed(conferenceId);
    const of = (await organizer.run(contract.compare, { conferenceId })).changed.map((one) => ({ id: one.id, version: one.version }));
    await expect(organizer.run(contract.apply, { conferenceId, of })).rejects.toMatchObject({
      faults: [{ path: 'of[0].posts', message: 'too-many-entries', params: { n: 20 } }],
    });
    expect(await listed(conferenceId)).toEqual(before);
    await organizer.run(contract.edit, { id, version: version + 1, name, posts });
  });

  it('lets go of a person without touching any conference', async () => {
    const before = await listed(conferenceId);
    const { id, version } = await personNamed('Hoàng Đăng Quang');
    await organizer.run(contract.remove, { id, version });
    expect(await listed(conferenceId)).toEqual(before);
    expect((await organizer.run(contract.compare, { conferenceId })).unknown).toEqual(['Hoàng Đăng Quang']);
    await expect(organizer.run(contract.get, { id })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the people of the directory for a conference', () => {
  it('come with their posts on its day, and whether they are listed; organizers who may not keep the directory find them too', async () => {
    await organizer.run(contract.add, { name: 'Người Mới', posts: [{ title: 'Trưởng phòng', from: '2030-01-01', to: null }] });
    const member = await app.member(conferenceId, 'organizer');
    const found = async (search: string) =>
      (await member.run(contract.find, { conferenceId, search })).people.map(({ id: _id, ...one }) => one);
    expect(await found('nguoi moi')).toEqual([{ name: 'Người Mới', posts: [], isListed: false }]);
    expect((await found('Nguyễn Phi Long')).map(({ isListed }) => isListed)).toEqual([true]);
    await expect(member.run(contract.list, {})).rejects.toMatchObject({ code: 'forbidden' });
    const viewer = await app.member(conferenceId, 'viewer', 'chair');
    await expect(viewer.run(contract.find, { conferenceId, search: '' })).rejects.toMatchObject({ code: 'forbidden' });
  });
});
