import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { votesContract as contract } from '../../../server/live/votes/contract/index.ts';
import { correctionsContract } from '../../../server/live/corrections/contract.ts';
import { proceedingsContract } from '../../../server/live/sitting/contract/index.ts';
import { documentsContract } from '../../../server/planning/documents/contract.ts';
import { factSentence } from '../../../server/record/minutes/presenter/sentences.ts';
import { gatherSheet } from '../../../server/record/minutes/presenter/sheet.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { code, published } from '../sitting/published-day.ts';
import { opening, REPORT } from './votes-day.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

/** A day on which a report is adopted that states another period than the item in which it is read; `classified`: that item is. */
async function adoptingDay({ classified = false } = {}) {
  const document = { ...REPORT, status: 'draft' as const, resultsFrom: '2022-10', tasksTo: '2027-04' };
  const { conferenceId, chair } = await published(app, (plan) => ({
    ...plan,
    documents: [document],
    items: plan.items.map((item) =>
      item.id === 'opening'
        ? { ...item, documents: ['report'], resultsFrom: '2022-06', tasksTo: '2027-06', classification: classified ? 'mat' : null }
        : item,
    ),
  }));
  await chair.run(proceedingsContract.openSitting, { conferenceId, sittingId: 'morning' });
  await chair.run(proceedingsContract.startItem, { conferenceId, itemId: 'papers' });
  const acclaim = () =>
    chair.run(contract.open, { conferenceId, ...opening({ way: 'acclamation', question: null, documentId: 'report', places: [] }) });
  const adoption = async (login = chair) => (await login.run(documentsContract.get, { conferenceId, id: 'report' })).document.adoption;
  const settle = (voteId: string, changes: object = {}) =>
    chair.run(contract.settle, {
      conferenceId,
      voteId,
      statedIn: 'opening',
      holds: 'document',
      reason: 'Số liệu kết luận',
      seen: 0,
      ...changes,
    });
  return { conferenceId, chair, acclaim, adoption, settle };
}

describe('a document that a vote adopts', () => {
  it('stands as adopted in the list of documents, with what is to be completed, until the vote is taken back', async () => {
    const { conferenceId, chair, acclaim, adoption } = await adoptingDay();
    expect(await adoption()).toBeNull();
    const { voteId, seq } = await acclaim();
    expect(await adoption()).toMatchObject({ voteId, completion: null });
    const completed = await chair.run(contract.complete, { conferenceId, voteId, text: 'Bổ sung phụ lục' });
    expect(await adoption()).toMatchObject({ voteId, completion: 'Bổ sung phụ lục' });
    await chair.run(correctionsContract.correct, { conferenceId, seq: completed.seq });
    await chair.run(correctionsContract.correct, { conferenceId, seq });
    expect(await adoption()).toBeNull();
  });

  it('is told with the contradiction beside it until somebody says what holds', async () => {
    const { conferenceId, chair, acclaim, adoption, settle } = await adoptingDay();
    const { voteId } = await acclaim();
    const { stated } = await chair.run(contract.get, { conferenceId });
    expect(stated).toEqual([
      {
        voteId,
        statedIn: 'opening',
        item: { resultsFrom: '2022-06', tasksTo: '2027-06' },
        document: { resultsFrom: '2022-10', tasksTo: '2027-04' },
      },
    ]);
    expect((await adoption())?.unsettled).toBe(1);
    const { seq } = await settle(voteId);
    expect((await adoption())?.unsettled).toBe(0);
    expect(await code(settle(voteId, { holds: 'item' }))).toBe('vote-settled');
    const again = await settle(voteId, { holds: 'item', seen: seq });
    await chair.run(correctionsContract.correct, { conferenceId, seq: again.seq });
    await chair.run(correctionsContract.correct, { conferenceId, seq });
    expect((await adoption())?.unsettled).toBe(1);
  });

  it('says in the minutes what holds and why', async () => {
    const { conferenceId, chair, acclaim, settle } = await adoptingDay();
    const { voteId } = await acclaim();
    await chair.run(contract.complete, { conferenceId, voteId, text: 'Bổ sung phụ lục' });
    await settle(voteId);
    const { plan, conferred } = await gatherSheet((operation, input) => chair.run(operation, input), conferenceId, app.clock.now);
    expect(conferred.map(({ fact }) => factSentence(plan, fact, null, 'vi'))).toEqual([
      'Hội nghị vỗ tay thông qua Báo cáo kết quả hoạt động năm 2025. Phải tiếp thu, hoàn thiện: Bổ sung phụ lục. ' +
        'Về mốc thời gian, văn bản ghi 10/2022 – 4/2027, chương trình ghi 6/2022 – 6/2027: lấy theo văn bản. Lý do: Số liệu kết luận.',
    ]);
  });

  it('is settled only where there is a contradiction, and a vote that adopted it', async () => {
    const { conferenceId, chair, acclaim, settle } = await adoptingDay();
    const { voteId } = await chair.run(contract.open, { conferenceId, ...opening({ question: null, documentId: 'report' }) });
    expect(await code(settle(voteId))).toBe('vote-not-adopted');
    await chair.run(contract.cancel, { conferenceId, voteId });
    const adopted = await acclaim();
    expect(await code(settle(adopted.voteId, { statedIn: 'papers' }))).toBe('vote-no-contradiction');
    await chair.run(contract.cancel, { conferenceId, voteId: adopted.voteId });
    expect(await code(settle(adopted.voteId))).toBe('vote-not-adopted');
  });

  it('tells nothing of what a classified item states, and nobody outside the staff of its adoption', async () => {
    const { conferenceId, chair, acclaim, adoption, settle } = await adoptingDay({ classified: true });
    const { voteId } = await acclaim();
    expect((await chair.run(contract.get, { conferenceId })).stated).toEqual([]);
    expect((await adoption())?.unsettled).toBe(0);
    expect(await code(settle(voteId))).toBe('vote-no-contradiction');
    const viewer = await app.member(conferenceId, 'viewer');
    expect((await viewer.run(contract.get, { conferenceId })).stated).toEqual([]);
  });
});
