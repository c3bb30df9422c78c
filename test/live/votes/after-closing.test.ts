import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { votesContract as contract } from '../../../server/live/votes/contract/index.ts';
import { proceedingsContract } from '../../../server/live/sitting/contract/index.ts';
import { factSentence } from '../../../server/record/minutes/presenter/sentences.ts';
import { gatherSheet } from '../../../server/record/minutes/presenter/sheet.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { code } from '../sitting/published-day.ts';
import { opinions, votingDay } from './votes-day.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

/** A vote that every place has counted, closed. */
async function decided() {
  const day = await votingDay(app);
  const voteId = await day.open();
  await day.count(day.chair, voteId, 'main', opinions(18));
  await day.count(await day.site('site-15'), voteId, 'site-15', opinions(2, 8));
  const last = await day.count(await day.site('site-22'), voteId, 'site-22', opinions(1, 7, 1));
  const closed = await day.close(voteId);
  return { ...day, voteId, last, closed };
}

describe('after a vote was closed', () => {
  it('a count is corrected by an entry of its own, which takes a shown result from the screens', async () => {
    const { conferenceId, chair, voteId, last, ...day } = await decided();
    await day.show(voteId);
    const correct = (seen: number) =>
      chair.run(contract.correct, { conferenceId, voteId, siteId: 'site-22', opinions: opinions(0, 9), seen });
    expect(await code(correct(0))).toBe('vote-count-changed');
    const corrected = await correct(last.seq);
    expect([(await day.tally(voteId)).outcome, (await day.stateOf()).shown]).toEqual(['rejected', null]);
    await day.undo(corrected);
    expect([(await day.tally(voteId)).outcome, (await day.stateOf()).shown?.agree]).toEqual(['adopted', 21]);
  });

  it('no count can be undone alone; undoing the closing opens it again as it was', async () => {
    const { voteId, last, closed, ...day } = await decided();
    expect(await code(day.undo(last))).toBe('changed-since');
    await day.undo(closed);
    expect((await day.stateOf()).votes[voteId]?.closedAt).toBe(null);
    expect((await day.tally(voteId)).agree).toBe(21);
  });

  it('is opened again without telling others what places counted', async () => {
    const { conferenceId, chair, open, ...day } = await votingDay(app);
    const voteId = await open();
    await day.count(chair, voteId, 'main', opinions(18));
    const viewer = await app.member(conferenceId, 'viewer');
    await day.undo(await day.close(voteId, ['site-15', 'site-22']));
    expect([(await day.stateOf(viewer)).votes[voteId]?.closedAt, (await day.stateOf(viewer)).counts]).toEqual([null, {}]);
    expect((await day.tally(voteId)).counted.map(({ siteId, count }) => [siteId, count?.opinions])).toEqual([['main', opinions(18)]]);
  });

  it('keeps a correction that a shown result rests on', async () => {
    const { conferenceId, chair, voteId, last, ...day } = await decided();
    const corrected = await chair.run(contract.correct, {
      conferenceId,
      voteId,
      siteId: 'site-22',
      opinions: opinions(0, 9),
      seen: last.seq,
    });
    await day.show(voteId);
    expect(await code(day.undo(corrected))).toBe('changed-since');
    expect([(await day.tally(voteId)).agree, (await day.stateOf()).shown?.agree]).toEqual([20, 20]);
  });

  it('cannot be opened again by an undo while another vote is open', async () => {
    const { closed, ...day } = await decided();
    await day.open();
    expect(await code(day.undo(closed))).toBe('changed-since');
  });

  it('a void vote does not count, and its result is shown no more', async () => {
    const { conferenceId, chair, voteId, ...day } = await decided();
    await day.show(voteId);
    await chair.run(contract.cancel, { conferenceId, voteId });
    expect((await day.stateOf()).shown).toBe(null);
    expect([await code(day.show(voteId)), await code(chair.run(contract.cancel, { conferenceId, voteId }))]).toEqual([
      'vote-not-closed',
      'vote-void',
    ]);
    expect(await sentences(chair, conferenceId)).toEqual([]);
  });

  it('its result leaves the screens with its item', async () => {
    const { conferenceId, chair, voteId, ...day } = await decided();
    await day.show(voteId);
    await chair.run(proceedingsContract.finishItem, { conferenceId, itemId: 'papers' });
    expect((await day.stateOf()).shown).toBe(null);
  });
});

type Chair = Awaited<ReturnType<typeof votingDay>>['chair'];

/** What the minutes say of the votes. */
async function sentences(login: Chair, conferenceId: string, lang: 'vi' | 'en' = 'vi'): Promise<string[]> {
  const { plan, conferred } = await gatherSheet((operation, input) => login.run(operation, input), conferenceId, app.clock.now);
  return conferred.map(({ fact }) => factSentence(plan, fact, null, lang));
}

describe('the minutes', () => {
  it('have a vote in figures and in words, with the rule and where it stands', async () => {
    const { chair, conferenceId } = await decided();
    expect(await sentences(chair, conferenceId)).toEqual([
      'Biểu quyết công khai bằng giơ tay: “Thông qua quy chế làm việc”. Được biểu quyết: 40 (bốn mươi) đại biểu; có mặt: 37 (ba mươi bảy). ' +
        'Tán thành: 21 (hai mươi mốt); không tán thành: 15 (mười lăm); không có ý kiến: 1 (một). ' +
        'Quy tắc: Quá nửa số đại biểu được biểu quyết, cần 21 (hai mươi mốt) tán thành. ' +
        'Theo Điều 9, Điều lệ Đảng Cộng sản Việt Nam, thông qua ngày 19/01/2011. Kết quả: được thông qua.',
    ]);
  });

  it('have a document that was adopted by acclamation and is to be completed', async () => {
    const { chair, conferenceId, open } = await votingDay(app);
    const voteId = await open({ way: 'acclamation', question: null, documentId: 'report', places: [] });
    await chair.run(contract.complete, { conferenceId, voteId, text: 'bổ sung số liệu tháng 12' });
    expect([...(await sentences(chair, conferenceId)), ...(await sentences(chair, conferenceId, 'en'))]).toEqual([
      'Hội nghị vỗ tay thông qua Báo cáo kết quả hoạt động năm 2025. Phải tiếp thu, hoàn thiện: bổ sung số liệu tháng 12.',
      'Báo cáo kết quả hoạt động năm 2025 was adopted by acclamation. To be completed: bổ sung số liệu tháng 12.',
    ]);
  });

  it('say of a question, which is no document, that nothing of it can be completed', async () => {
    const { chair, conferenceId, voteId } = await decided();
    expect(await code(chair.run(contract.complete, { conferenceId, voteId, text: 'bổ sung' }))).toBe('vote-not-adopted');
  });
});
