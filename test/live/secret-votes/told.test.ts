import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { displayView } from '../../../server/live/display/presenter/index.ts';
import { closeSittingAction } from '../../../server/live/desk/presenter/actions/sitting.ts';
import { finishItemAction } from '../../../server/live/desk/presenter/actions/items.ts';
import { viewContextOf, type Live } from '../../../server/live/live-page/presenter/index.ts';
import { proceedingsContract } from '../../../server/live/sitting/contract/index.ts';
import { votesContract } from '../../../server/live/votes/contract/index.ts';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { factSentence } from '../../../server/record/minutes/presenter/sentences.ts';
import { gatherSheet } from '../../../server/record/minutes/presenter/sheet.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { code } from '../sitting/published-day.ts';
import { opening } from '../votes/votes-day.ts';
import { secretDay } from './secret-day.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

type Day = Awaited<ReturnType<typeof secretDay>>;

async function liveOf({ conferenceId, get }: Day, login: Login): Promise<Live> {
  const plan = await login.run(proceedingsContract.livePlan, { conferenceId });
  const { state: folded } = await login.run(proceedingsContract.liveState, { conferenceId });
  return { plan, folded, texts: [], incidents: [], secretVotes: await get(login), now: app.clock.now, lang: 'vi' };
}

/** An election of one among two, which the first wins by three ballots to one. */
async function electedDay() {
  const day = await secretDay(app, 4);
  const voteId = await day.open({ form: 'election', question: 'Bầu Tổ trưởng', candidates: ['Lê Văn C', 'Trần Thị B'], entitled: 5 });
  for (const [at, login] of (await day.delegates()).entries()) await day.cast(login, voteId, at < 3 ? 'c2' : 'c1');
  return { ...day, voteId };
}

describe('a secret vote', () => {
  it('stands on the hall display as what it asks, and as its result once the chair shows it', async () => {
    const day = await electedDay();
    const screen = await app.link('display', day.conferenceId, 'screen');
    const shown = async () => displayView(await liveOf(day, screen)).vote;
    expect(await shown()).toMatchObject({ over: 'Đang bỏ phiếu kín', question: 'Bầu Tổ trưởng', result: null });
    await day.close(day.voteId);
    expect(await shown()).toBe(null);
    await day.show(day.voteId);
    expect((await shown())?.result).toEqual({
      outcome: 'Trúng cử: Trần Thị B',
      isAdopted: true,
      counts: null,
      elected: [
        { label: 'Trần Thị B', n: 3, percent: '75', isElected: true, words: 'Trúng cử' },
        { label: 'Lê Văn C', n: 1, percent: '25', isElected: false, words: 'Không trúng cử' },
      ],
    });
  });

  it('leaves the screens when the result of an open vote is shown, and the other way round', async () => {
    const day = await electedDay();
    const { conferenceId, chair, voteId } = day;
    await day.close(voteId);
    await day.show(voteId);
    const open = await chair.run(votesContract.open, { conferenceId, ...opening({ way: 'acclamation', places: [] }) });
    await chair.run(votesContract.show, { conferenceId, voteId: open.voteId, shown: true });
    expect((await day.stateOf()).shownId).toBe(null);
    await day.show(voteId);
    expect(displayView(await liveOf(day, chair)).vote?.over).toBe('Kết quả bỏ phiếu kín');
    await day.show(voteId, false);
    expect(displayView(await liveOf(day, chair)).vote).toBe(null);
  });

  it('is in the minutes in figures and words, with totals alone', async () => {
    const { conferenceId, chair, close, voteId } = await electedDay();
    await close(voteId);
    const { plan, conferred } = await gatherSheet((operation, input) => chair.run(operation, input), conferenceId, app.clock.now);
    expect(conferred.map(({ fact }) => factSentence(plan, fact, null, 'vi'))).toEqual([
      'Bầu bằng bỏ phiếu kín: “Bầu Tổ trưởng”; bầu 1 trong danh sách 2 người. Được triệu tập: 5 (năm) đại biểu; được bỏ phiếu, có mặt: 4 (bốn); phiếu thu về: 4 (bốn). Lê Văn C: 1 (một) phiếu; Trần Thị B: 3 (ba) phiếu. Phiếu không bầu ai: 0 (không). Quy tắc: Quá nửa số đại biểu được biểu quyết, cần 3 (ba) phiếu. Theo Điều 9, Điều lệ Đảng Cộng sản Việt Nam, thông qua ngày 19/01/2011. Trúng cử: Trần Thị B.',
    ]);
  });

  it('is not left by closing its item or sitting without a question, nor archived while it is open', async () => {
    const day = await electedDay();
    const { conferenceId, chair, organizer, voteId } = day;
    const context = viewContextOf(await liveOf(day, chair));
    expect(closeSittingAction(context, 'morning').confirm?.text.split(':')[0]).toBe('Biểu quyết không tự kết thúc');
    const running = context.plan.items.find(({ id }) => id === 'papers');
    expect(running && finishItemAction(context, running).confirm?.title).toBe('Đang biểu quyết. Chuyển nội dung?');
    await chair.run(proceedingsContract.closeSitting, { conferenceId, sittingId: 'morning' });
    expect(await code(organizer.run(conferencesContract.archive, { conferenceId }))).toBe('secret-vote-open');
    await day.close(voteId);
    expect(await code(organizer.run(conferencesContract.archive, { conferenceId }))).toBe('accepted');
    expect(await code(day.show(voteId))).toBe('archived');
  });
});
