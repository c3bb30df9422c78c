import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { directoryContract as contract } from '../../../server/planning/directory/contract.ts';
import { mergedPosts } from '../../../server/planning/directory/rules.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { codeOf } from '../../helpers/refusals.ts';

const post = (title: string, from: string | null = null, to: string | null = null) => ({ title, from, to });

describe('the posts of two entries of one person', () => {
  it('are joined, each once, with the days that only one of them knows', () => {
    const merged = mergedPosts(
      [post('Vụ trưởng', '2024-01-01'), post('Chánh Văn phòng', null, '2020-01-01')],
      [post('vụ trưởng', '2023-01-01', '2025-01-01'), post('Chánh văn phòng', '2021-01-01'), post('Phó Vụ trưởng')],
    );
    expect(merged).toEqual([
      post('Vụ trưởng', '2024-01-01', '2025-01-01'),
      post('Chánh Văn phòng', null, '2020-01-01'),
      post('Phó Vụ trưởng'),
    ]);
  });
});

describe('merging two people of the directory', () => {
  let app: TestApp;
  let keeper: Login;
  beforeAll(async () => {
    app = await startApp();
    keeper = await app.user({ creator: true });
  });
  afterAll(() => app.end());
  const add = async (name: string, title: string) => (await keeper.run(contract.add, { name, posts: [post(title)] })).id;

  it('keeps one of them with the posts of both, and shows before who may be the same', async () => {
    const [kept, other, namesake] = [
      await add('Lê Văn An', 'Vụ trưởng'),
      await add('Le Van An', 'Vụ phó'),
      await add('Trần Bình', 'Vụ phó'),
    ];
    expect((await keeper.run(contract.get, { id: kept })).alike.map(({ id }) => id)).toEqual([other]);
    await keeper.run(contract.merge, { id: kept, version: 1, other: { id: other, version: 1 } });
    const { person, alike } = await keeper.run(contract.get, { id: kept });
    expect([person.name, person.posts.map(({ title }) => title), alike]).toEqual(['Lê Văn An', ['Vụ trưởng', 'Vụ phó'], []]);
    expect(await codeOf(keeper.run(contract.get, { id: other }))).toBe('not-found');
    expect((await keeper.run(contract.get, { id: namesake })).person.version).toBe(1);
  });

  it('is refused for somebody who changed meanwhile, and for one and themselves; then nobody is changed', async () => {
    const [kept, other] = [await add('Vũ Cường', 'A'), await add('Vũ Cường', 'B')];
    await keeper.run(contract.edit, { id: other, version: 1, name: 'Vũ Cường', posts: [post('C')] });
    expect(await codeOf(keeper.run(contract.merge, { id: kept, version: 1, other: { id: other, version: 1 } }))).toBe('stale');
    expect(await codeOf(keeper.run(contract.merge, { id: kept, version: 1, other: { id: kept, version: 1 } }))).toBe('invalid');
    expect((await keeper.run(contract.get, { id: kept })).person).toMatchObject({ version: 1, posts: [post('A')] });
  });
});
