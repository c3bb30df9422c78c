import { reportsContract } from '../../../server/planning/reports/contract/index.ts';
import type { Login, TestApp } from '../app.ts';

/** Texts of the report form of the stage. */
export const REPORT_TEXTS = {
  title: 'Biểu 01: công tác văn phòng',
  second: 'Biểu 02: chuẩn bị điểm cầu',
  about: 'Số liệu đến hết tháng 10',
  figure: 'Số văn bản đến',
  figureInSentence: 'số văn bản đến',
  unit: 'văn bản',
  rate: 'Tỷ lệ đúng hạn',
  choice: 'Đã dùng chữ ký số',
  options: ['Toàn bộ', 'Một phần'],
  words: 'Vướng mắc',
  answer: 'Đường truyền chưa ổn định.',
  reminder: 'Xin gửi sớm.',
};

const T = REPORT_TEXTS;
const QUESTIONS = [
  { id: 'figure', kind: 'number' as const, text: T.figure, unit: T.unit, sums: true, options: [], required: true },
  { id: 'rate', kind: 'number' as const, text: T.rate, unit: '%', sums: false, options: [], required: true },
  { id: 'choice', kind: 'choice' as const, text: T.choice, unit: null, sums: true, options: T.options, required: true },
  { id: 'words', kind: 'text' as const, text: T.words, unit: null, sums: true, options: [], required: false },
];

const given = (questionId: string, number: number | null, text: string | null) => ({
  questionId,
  state: 'given' as const,
  number,
  text,
  version: 0,
});

/** Two forms that sites are asked for: on the first one has submitted, all others are reminded. Returns its id. */
export async function stageReports(app: TestApp, conferenceId: string, organizer: Login): Promise<string> {
  const facts = { title: T.title, about: T.about, audience: 'all' as const, deadline: '2025-11-20', questions: QUESTIONS };
  const { id } = await organizer.run(reportsContract.add, { conferenceId, facts });
  await organizer.run(reportsContract.ask, { conferenceId, id, version: 1, asked: true });
  const second = await organizer.run(reportsContract.add, { conferenceId, facts: { ...facts, title: T.second, deadline: null } });
  await organizer.run(reportsContract.ask, { conferenceId, id: second.id, version: 1, asked: true });
  const site = await app.link('site', conferenceId, 'provinces-01');
  const known = { questionId: 'rate', state: 'not-known' as const, number: null, text: null, version: 0 };
  const answers = [given('figure', 12_345, null), known, given('choice', null, 'Toàn bộ'), given('words', null, T.answer)];
  await site.run(reportsContract.fill, { conferenceId, id, answers });
  await site.run(reportsContract.submit, { conferenceId, id, seen: answers.length });
  await organizer.run(reportsContract.remind, { conferenceId, id, text: T.reminder });
  return id;
}
