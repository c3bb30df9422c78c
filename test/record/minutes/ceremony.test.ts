import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ceremonyContract } from '../../../server/live/ceremony/contract.ts';
import type { Plan } from '../../../server/planning/plan/contract.ts';
import { transact } from '../../../server/platform/database/open.ts';
import { insertPublication } from '../../../server/planning/publishing/store.ts';
import { proceedingsLines } from '../../../server/record/minutes/presenter/lines.ts';
import { factSentence } from '../../../server/record/minutes/presenter/sentences.ts';
import { gatherSheet } from '../../../server/record/minutes/presenter/sheet.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { award, ceremony, withCeremony } from '../../live/ceremony/ceremony-day.ts';
import { wholePlan } from '../../live/sitting/morning-plan.ts';
import { published } from '../../live/sitting/published-day.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

type Day = Awaited<ReturnType<typeof ceremony>>;

/** The minutes' sentences about the ceremony, and the lines beside them. */
async function told({ chair, conferenceId }: Day, lang: 'vi' | 'en' = 'vi') {
  const sheet = await gatherSheet((operation, input) => chair.run(operation, input), conferenceId, app.clock.now);
  const facts = sheet.facts.items.find(({ item }) => item.id === 'closing')?.facts ?? [];
  return {
    sentences: facts.map((fact) => factSentence(sheet.plan, fact, 'awards', lang)),
    lines: proceedingsLines(sheet, new Set(), lang)
      .toReversed()
      .flatMap(({ text, included }) => (/^(Trao|Mời lên nhận|Phát động|Đính chính)/.test(text) ? [[text, included]] : [])),
  };
}

/** Calls the next batch, marks its recipients and confers it. */
async function confer(day: Day, batch: number, marks: readonly (readonly [number, 'absent' | 'remote', string | null])[] = []) {
  await day.stage(batch);
  for (const [recipient, how, siteId] of marks) await day.mark(recipient, how, siteId);
  app.clock.now += 60_000;
  return day.confer();
}

const FLAG = 'Cờ thi đua của Văn phòng Trung ương Đảng';
const PRESENTER = 'Phạm Gia Túc, Ủy viên Trung ương Đảng, Chánh Văn phòng Trung ương Đảng';

describe('the minutes of a ceremony', () => {
  it('say what was conferred on whom and by whom, where it was received, and who receives later', async () => {
    const day = await ceremony(app);
    await confer(day, 0, [
      [0, 'absent', null],
      [1, 'remote', 'site-22'],
    ]);
    await confer(day, 1, [[2, 'absent', null]]);
    await day.stage(0, 'certificates');
    await day.confer();
    app.clock.now += 60_000;
    await day.chair.run(ceremonyContract.launch, { conferenceId: day.conferenceId, campaignId: 'campaign' });
    expect((await told(day)).sentences).toEqual([
      `Trao ${FLAG} cho 1 tập thể: Văn phòng Tỉnh ủy Quảng Ninh (nhận tại điểm cầu Quảng Ninh); người trao: ${PRESENTER}. Nhận sau do vắng mặt: Văn phòng Tỉnh ủy Lào Cai.`,
      `Công bố tặng ${FLAG}. Nhận sau do vắng mặt: Văn phòng Tỉnh ủy Cà Mau.`,
      'Trao Bằng khen của Văn phòng Trung ương Đảng cho một số tập thể.',
      'Phát động Phong trào thi đua năm 2026.',
    ]);
    expect((await told(day, 'en')).sentences.at(-1)).toBe('Phong trào thi đua năm 2026 was launched.');
  });

  it('keep offices apart whose names have commas in them', async () => {
    const recipients = ['Phòng Tổ chức, Cán bộ', 'Phòng Tài chính', 'Phòng Văn thư, Lưu trữ', 'Phòng Quản trị'];
    const change = (plan: Plan): Plan => ({ ...withCeremony(plan), awards: [award('flags', { recipients, grantor: null })] });
    const day = await ceremony(app, await published(app, change));
    await confer(day, 0, [
      [2, 'absent', null],
      [3, 'absent', null],
    ]);
    expect((await told(day)).sentences).toEqual([
      'Trao Bằng khen cho 2 tập thể: Phòng Tổ chức, Cán bộ; Phòng Tài chính. Nhận sau do vắng mặt: Phòng Văn thư, Lưu trữ; Phòng Quản trị.',
    ]);
  });

  it('lose what was undone, with a line that says so', async () => {
    const day = await ceremony(app);
    const conferred = await confer(day, 0);
    await day.undo(conferred);
    const batch = `${FLAG}, 2 tập thể, đợt 1/2`;
    expect(await told(day)).toEqual({
      sentences: [],
      lines: [
        [`Mời lên nhận: ${batch}`, false],
        [`Trao ${batch}`, false],
        [`Đính chính, bỏ: Trao ${batch}`, false],
      ],
    });
  });

  it('name everybody as the version of then did, whatever is published later', async () => {
    const day = await ceremony(app);
    const { conferenceId } = day;
    await confer(day, 0);
    const before = await told(day);
    expect(before.sentences).toEqual([
      `Trao ${FLAG} cho 2 tập thể: Văn phòng Tỉnh ủy Lào Cai, Văn phòng Tỉnh ủy Quảng Ninh; người trao: ${PRESENTER}.`,
    ]);
    const plan = { ...withCeremony(wholePlan(conferenceId)), awards: [], campaigns: [] };
    await transact(app.db, (tx) =>
      insertPublication(tx, { conferenceId, number: 2, at: app.clock.now, actorId: 'organizer', note: null, plan, changes: [] }),
    );
    expect(await told(day)).toEqual(before);
  });
});
