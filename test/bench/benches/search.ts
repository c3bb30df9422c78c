import { transact } from '../../../server/platform/database/open.ts';
import { searchContract } from '../../../server/record/search/contract.ts';
import { insertSearchEntries } from '../../../server/record/search/store/entries.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { bareConference } from '../../helpers/conference.ts';
import { median } from '../measure.ts';
import type { Outcome } from '../outcome.ts';

const CONFERENCES = 20;
const PARAGRAPHS = 5000;
const AT_ONCE = 500;
const ROUNDS = 9;
const COMMON =
  'hội nghị trực tuyến toàn quốc đại biểu điểm cầu tỉnh thành phố báo cáo kết luận chỉ đạo giải ngân vốn đầu tư công nông thôn mới chuyển đổi số ngân sách đề nghị kiến nghị nhiệm vụ giải pháp ủy ban nhân dân'.split(
    ' ',
  );
/** The worst that people type: words of every paragraph, and many of them. */
const SEARCHES = ['hội nghị', 'giai ngan von dau tu', '"nông thôn mới"', 'ủy ban nhân dân', 'từ 1234'];

/** A paragraph of 60 to 119 words, most of them common; `seed` makes the same ones in every run. */
function paragraph(seed: number): string {
  let state = seed + 1;
  const next = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const word = (): string => (next() < 0.6 ? (COMMON[Math.floor(COMMON.length * next() ** 2)] ?? '') : `từ ${Math.floor(3000 * next())}`);
  return Array.from({ length: 60 + Math.floor(60 * next()) }, word).join(' ');
}

async function fill(app: TestApp, at: number, userId: string): Promise<void> {
  const conferenceId = await bareConference(app, `conference-${at}`);
  await app.db.membership.create({ data: { conferenceId, userId, role: 'secretary' } });
  for (let from = 0; from < PARAGRAPHS; from += AT_ONCE) {
    const entries = Array.from({ length: AT_ONCE }, (_, n) => {
      const position = from + n;
      const text = paragraph(at * PARAGRAPHS + position);
      return {
        key: `general ${position}`,
        kind: 'minutes',
        scope: `staff ${conferenceId}`,
        level: 0,
        position,
        subjectId: 'general',
        title: '',
        text,
      } as const;
    });
    await transact(app.db, (tx) => insertSearchEntries(tx, { conferenceId, source: 'minutes' }, '2025-01-10', entries));
  }
}

/** Searches over 100,000 paragraphs, for a reader of all conferences and for one of a single conference. */
export async function searching(): Promise<Outcome[]> {
  const app = await startApp();
  const [all, one] = [await app.user(), await app.user()];
  await all.run(searchContract.find, { search: 'x' });
  for (let at = 0; at < CONFERENCES; at += 1) await fill(app, at, all.actor.id);
  await app.db.membership.create({ data: { conferenceId: 'conference-3', userId: one.actor.id, role: 'secretary' } });
  await app.db.searchMark.deleteMany();
  const outcomes: Outcome[] = [];
  for (const [name, login] of [
    ['of 20 conferences', all],
    ['of one', one],
  ] as const) {
    const worst = { ms: 0, search: '' };
    for (const search of SEARCHES) {
      const times: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const before = process.cpuUsage();
        await login.run(searchContract.find, { search });
        const { user, system } = process.cpuUsage(before);
        times.push((user + system) / 1000);
      }
      if (median(times) > worst.ms) Object.assign(worst, { ms: median(times), search });
    }
    outcomes.push({
      name: `a search over 100,000 paragraphs by a reader ${name}`,
      value: worst.ms,
      unit: 'ms',
      goal: ['≤', 50],
      detail: `the dearest of ${SEARCHES.length}: ${worst.search}`,
    });
  }
  await app.end();
  return outcomes;
}
