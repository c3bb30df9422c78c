import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentsContract } from '../../../server/planning/documents/contract.ts';
import { participantsContract } from '../../../server/planning/participants/contract.ts';
import { transact } from '../../../server/platform/database/open.ts';
import { searchContract as contract } from '../../../server/record/search/contract.ts';
import { SearchIndex } from '../../../server/record/search/search-index.ts';
import { forgetFound } from '../../../server/record/search/store/marks.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { Editor, paragraph, published } from '../minutes/morning.ts';
import { person } from '../../planning/seating/seats.ts';

let app: TestApp;
let index: SearchIndex;
let conferenceId: string;
let organizer: Login;
beforeAll(async () => {
  app = await startApp();
  index = new SearchIndex(app.db);
  conferenceId = await published(app, (plan) => ({
    ...plan,
    items: plan.items.map((item) => (item.id === 'secret' ? { ...item, classification: 'toi-mat' as const } : item)),
  }));
  organizer = await app.member(conferenceId, 'organizer');
});
afterAll(async () => {
  await index.close();
  await app.end();
});

const total = async (search: string, login = organizer): Promise<number> => (await login.run(contract.find, { search })).total;

/** All that can be found, without the numbers that rows happen to have. */
async function allEntries(): Promise<object[]> {
  const rows = await app.db.searchEntry.findMany({ orderBy: [{ conferenceId: 'asc' }, { source: 'asc' }, { key: 'asc' }] });
  return rows.map(({ id: _id, ...row }) => row);
}

describe('minutes', () => {
  it('are found by the staff only, and those of a classified item by those who are cleared for it', async () => {
    const cleared = await app.user({ administrator: true, clearance: 2 });
    const [open, secret] = [new Editor(organizer, conferenceId, 'item.opening'), new Editor(cleared, conferenceId, 'item.secret')];
    await open.addAndSend(paragraph('Đồng chí chủ trì nhấn mạnh kỷ cương'));
    await secret.addAndSend(paragraph('Phương án bảo vệ kỷ cương'));
    const viewer = await app.member(conferenceId, 'viewer');
    expect([await total('ky cuong'), await total('ky cuong', cleared), await total('ky cuong', viewer)]).toEqual([1, 2, 0]);
    expect((await organizer.run(contract.find, { search: 'Công tác bảo vệ' })).counts).toMatchObject({ item: 0, minutes: 0 });
    await open.addAndSend(paragraph('Giữ kỷ cương từ cấp xã'));
    expect(await total('ky cuong')).toBe(2);
  });
});

describe('readers who are not of the staff', () => {
  it('find the version in force and the documents handed out to them, and nothing else', async () => {
    const viewer = await app.member(conferenceId, 'viewer');
    const facts = { kind: 'report', resultsFrom: null, tasksTo: null, adoptedIn: null, status: null, classification: null } as const;
    const { id } = await organizer.run(documentsContract.add, { conferenceId, ...facts, title: 'Báo cáo tổng kết nhiệm kỳ' });
    expect([await total('tong ket nhiem ky'), await total('tong ket nhiem ky', viewer)]).toEqual([1, 0]);
    await organizer.run(documentsContract.handOut, {
      conferenceId,
      id,
      version: 1,
      stamp: null,
      handouts: [{ target: 'role', id: 'viewer' }],
    });
    expect(await total('tong ket nhiem ky', viewer)).toBe(1);
    await app.db.agendaItem.updateMany({ where: { conferenceId, id: 'opening' }, data: { title: 'Diễn văn chưa công bố' } });
    expect([await total('chua cong bo'), await total('chua cong bo', viewer)]).toEqual([1, 0]);
    expect([await total('phat bieu khai mac'), await total('phat bieu khai mac', viewer)]).toEqual([0, 1]);
    await organizer.run(participantsContract.addMany, { conferenceId, participants: [person('Tạ Thị Thử')] });
    expect([await total('ta thi thu'), await total('ta thi thu', viewer)]).toEqual([1, 0]);
  });
});

const WORDS = ['một', 'hai', 'ba bốn', ''];
type Change = readonly ['add' | 'edit' | 'remove', number, string];

/** Changes of people and recommendations behind the back of every command, as a program at the command line makes them. */
async function change([what, at, words]: Change): Promise<void> {
  const id = `r${at}`;
  const where = { conferenceId, id };
  if (what === 'remove') await app.db.recommendation.deleteMany({ where });
  else if (what === 'edit') await app.db.recommendation.updateMany({ where, data: { text: words } });
  else if ((await app.db.recommendation.count({ where })) === 0)
    await app.db.recommendation.create({ data: { ...where, position: at, text: words, authority: 'host', coordinating: [], extras: {} } });
}

describe('what can be found', () => {
  it('is the same whether made step by step or all at once', async () => {
    const step = fc.tuple(fc.constantFrom('add', 'edit', 'remove'), fc.nat(4), fc.constantFrom(...WORDS));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(step, fc.boolean()), { maxLength: 12 }), async (steps) => {
        for (const [one, isRead] of steps) {
          await change(one);
          if (isRead) await index.settle();
        }
        await index.settle();
        const stepwise = await allEntries();
        await transact(app.db, (tx) => forgetFound(tx, conferenceId));
        await index.settle();
        expect(await allEntries()).toEqual(stepwise);
        expect(await app.db.searchMark.count()).toBe(0);
      }),
      { numRuns: 15 },
    );
  });

  it('survives a backup without its words, a watch that is gone, and a server that stopped while it read', async () => {
    await index.settle();
    const before = await allEntries();
    await app.db.$executeRawUnsafe('DROP TABLE "SearchWords"');
    const restarted = new SearchIndex(app.db);
    await restarted.settle();
    expect(await allEntries()).toEqual(before);
    expect(await total('ky cuong')).toBe(2);
    await change(['add', 9, 'trôi mất']);
    await app.db.searchMark.updateMany({ data: { taken: true } });
    expect(await total('troi mat')).toBe(1);
    await restarted.close();
  });

  it('goes with its conference', async () => {
    await app.db.conference.delete({ where: { id: conferenceId } });
    await index.settle();
    expect([await app.db.searchEntry.count(), await app.db.searchMark.count(), await total('ky cuong')]).toEqual([0, 0, 0]);
  });
});
