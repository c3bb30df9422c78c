import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { publishingContract } from '../../../server/planning/publishing/contract.ts';
import { recommendationsContract } from '../../../server/planning/recommendations/contract.ts';
import { searchContract as contract, type Hit } from '../../../server/record/search/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { importSeed, seedItem } from '../../helpers/seeded.ts';

let app: TestApp;
let organizer: Login;
let conferenceId: string;
beforeAll(async () => {
  app = await startApp();
  organizer = await app.user({ creator: true });
  conferenceId = await importSeed(organizer);
});
afterAll(() => app.end());

const find = (search: string, more: object = {}, login = organizer) => login.run(contract.find, { search, ...more });
const textOf = (pieces: Hit['title']): string => pieces.map(({ text }) => text).join('');
const titles = async (search: string, more: object = {}, login = organizer): Promise<string[]> =>
  (await find(search, more, login)).hits.map(({ title, text }) => textOf(title) || textOf(text));

const recommend = (text: string) =>
  organizer.run(recommendationsContract.add, {
    conferenceId,
    fromId: null,
    text,
    authority: 'host',
    owner: null,
    coordinating: [],
    due: null,
    quote: null,
  });

describe('a search', () => {
  beforeEach(async () => {
    await app.db.recommendation.deleteMany({ where: { conferenceId } });
  });

  it('finds without accents, and puts first what has the accents as typed, however the tone is placed', async () => {
    for (const text of ['Trồng hoa', 'Hòa giải', 'Hoá chất']) await recommend(text);
    expect(await titles('hoa', { kind: 'recommendation' })).toEqual(['Trồng hoa', 'Hòa giải', 'Hoá chất']);
    expect(await titles('hoà', { kind: 'recommendation' })).toEqual(['Hòa giải', 'Trồng hoa', 'Hoá chất']);
    expect(await titles('HÓA', { kind: 'recommendation' })).toEqual(['Hoá chất', 'Trồng hoa', 'Hòa giải']);
    expect((await find('hoà', { kind: 'recommendation' })).hits.map(({ exact }) => exact)).toEqual([true, false, false]);
  });

  it('takes words in any order, side by side first, a phrase only side by side, and numbers of papers as they are written', async () => {
    for (const text of ['ngân sách giải thể', 'giải ngân vốn', 'Nghị quyết 15/NQ-CP', 'NQ 15 CP']) await recommend(text);
    expect(await titles('giai ngan')).toEqual(['giải ngân vốn', 'ngân sách giải thể']);
    expect(await titles('"giai ngan"')).toEqual(['giải ngân vốn']);
    expect(await titles('15/nq-cp')).toEqual(['Nghị quyết 15/NQ-CP']);
    expect(await titles('giai ngan xyz')).toEqual([]);
    expect(await titles(`"' -- ( AND`)).toEqual([]);
  });

  it('is narrowed to a kind, a conference or a year; the other kinds are still counted', async () => {
    await recommend('Báo cáo bằng số');
    const all = await find('bao cao');
    expect(all.counts).toMatchObject({ item: 3, document: 1, recommendation: 1 });
    expect([all.total, all.hits.length]).toEqual([5, 5]);
    const some = await find('bao cao', { kind: 'document' });
    expect([some.total, some.hits.map(({ kind }) => kind), some.counts]).toEqual([1, ['document'], all.counts]);
    expect((await find('bao cao', { of: conferenceId, year: 2025 })).total).toBe(5);
    expect((await find('bao cao', { year: 2024 })).total).toBe(0);
    expect((await find('bao cao', { of: 'khac' })).total).toBe(0);
    expect((await find('bao cao')).conferences.map(({ id }) => id)).toEqual([conferenceId]);
  });

  it('knows every change at once, page by page', async () => {
    for (let n = 0; n < 25; n += 1) await recommend(`Từ hiếm ${n}`);
    expect([(await find('tu hiem')).hits.length, (await titles('tu hiem', { page: 2 })).at(-1)]).toEqual([20, 'Từ hiếm 24']);
    const { recommendations } = await organizer.run(recommendationsContract.list, { conferenceId });
    for (const { id, version } of recommendations) await organizer.run(recommendationsContract.remove, { conferenceId, id, version });
    expect((await find('tu hiem')).total).toBe(0);
  });
});

describe('what a reader may not know', () => {
  const counted = async (search: string, login: Login) => {
    const { total, counts, hits } = await find(search, {}, login);
    return [total, Object.values(counts).reduce((sum, n) => sum + n, 0), hits.length];
  };

  it('is neither found nor counted: a draft, another conference, one in the trash', async () => {
    const [viewer, stranger] = [await app.member(conferenceId, 'viewer'), await app.user()];
    expect(await counted('bao cao', organizer)).toEqual([4, 4, 4]);
    expect(await counted('bao cao', viewer)).toEqual([0, 0, 0]);
    expect(await counted('bao cao', stranger)).toEqual([0, 0, 0]);
    expect((await find('bao cao', {}, stranger)).conferences).toEqual([]);
    const other = await importSeed(organizer);
    expect(await counted('bao cao', organizer)).toEqual([8, 8, 8]);
    await organizer.run(conferencesContract.trash, { conferenceId: other });
    expect(await counted('bao cao', organizer)).toEqual([4, 4, 4]);
  });

  it('is the draft’s title and day of a conference that they know as it was published', async () => {
    const id = await importSeed(organizer);
    const viewer = await app.member(id, 'viewer');
    await organizer.run(publishingContract.publish, { conferenceId: id });
    const [before] = (await find('bao cao', {}, viewer)).conferences;
    await app.db.conference.update({ where: { id }, data: { title: 'Tên chưa ban hành', date: '2031-01-02' } });
    const after = await find('bao cao', {}, viewer);
    expect([after.conferences, after.total > 0]).toEqual([[before], true]);
    expect(before?.date).toBe('2025-11-26');
    expect((await find('bao cao')).conferences.find((one) => one.id === id)?.title).toBe('Tên chưa ban hành');
    await organizer.run(conferencesContract.trash, { conferenceId: id });
  });

  it('is what is classified above their clearance, from the moment it is', async () => {
    const id = await seedItem(organizer, conferenceId, 'summary');
    const cleared = await app.user({ administrator: true, clearance: 2 });
    await app.db.agendaItem.update({
      where: { conferenceId_id: { conferenceId, id } },
      data: { classification: 'toi-mat', title: 'Hồ sơ mật danh' },
    });
    expect(await counted('mat danh', organizer)).toEqual([0, 0, 0]);
    expect(await counted('mat danh', cleared)).toEqual([1, 1, 1]);
  });
});
