import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { secretVotesContract } from '../../../server/live/secret-votes/contract/index.ts';
import { proceedingsContract } from '../../../server/live/sitting/contract/index.ts';
import { officialPapersContract } from '../../../server/record/official-papers/contract/index.ts';
import { minutesContract } from '../../../server/record/minutes/contract.ts';
import { votePapersContract as contract, type VotePaper } from '../../../server/record/vote-papers/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { secretDay } from '../../live/secret-votes/secret-day.ts';
import { code } from '../../live/sitting/published-day.ts';
import { docxText } from '../printouts/files.ts';

const COMMITTEE = ['Người kiểm phiếu 1', 'Người kiểm phiếu 2', 'Người kiểm phiếu 3', 'Người kiểm phiếu 4'];

describe('papers of a vote by printed ballots', () => {
  let app: TestApp;
  let day: Awaited<ReturnType<typeof secretDay>>;
  let secretary: Login;
  let voteId: string;
  beforeAll(async () => {
    app = await startApp();
    day = await secretDay(app, 6);
    secretary = await app.member(day.conferenceId, 'secretary');
    voteId = await day.open({
      level: 'paper',
      form: 'election',
      question: 'Bầu Tổ thư ký',
      candidates: ['Người ứng cử 1', 'Người ứng cử 2'],
      seats: 1,
      committee: COMMITTEE,
    });
  });
  afterAll(() => app.end());

  const paper = async (name: VotePaper, login = secretary): Promise<string[]> => {
    const { content } = await login.run(contract.paper, {
      conferenceId: day.conferenceId,
      voteId,
      paper: name,
      format: 'docx',
      lang: 'vi',
    });
    return (await docxText(content as Uint8Array)).filter(Boolean);
  };

  it('are a ballot with a line for each candidate and nothing of whoever marks it, and no minutes before the count', async () => {
    const lines = await paper('ballot');
    expect(lines.slice(lines.indexOf('PHIẾU BIỂU QUYẾT'))).toEqual([
      'PHIẾU BIỂU QUYẾT',
      'Bầu Tổ thư ký',
      'Bầu không quá 1 trong danh sách 2 người: đánh dấu X vào cột “Đồng ý” ở dòng có tên người được chọn, vào cột “Không đồng ý” ở dòng còn lại.',
      'TT',
      'Họ và tên',
      'Đồng ý',
      'Không đồng ý',
      '1',
      'Người ứng cử 1',
      '2',
      'Người ứng cử 2',
      expect.stringContaining('Phiếu không hợp lệ là'),
    ]);
    expect([await code(paper('count')), await code(paper('ballot', await app.member(day.conferenceId, 'viewer')))]).toEqual([
      'secret-vote-not-counted',
      'forbidden',
    ]);
  });

  it('are minutes with the committee, the sums in figures and words, the result and a place to sign for each of them', async () => {
    const counts = [
      { option: 'c1', n: 4 },
      { option: 'c2', n: 0 },
    ];
    const tally = { handedOut: 6, cast: 6, invalid: 1, blank: 1, counts };
    const of = { conferenceId: day.conferenceId, voteId };
    await secretary.run(secretVotesContract.enter, { ...of, tally, version: 0 });
    await day.chair.run(secretVotesContract.confirm, { ...of, version: 1 });
    const lines = await paper('count');
    for (const line of [
      '1. Người kiểm phiếu 1, Trưởng ban.',
      'Số phiếu phát ra: 6 (sáu).',
      'Số phiếu hợp lệ: 5 (năm).',
      'Số phiếu không hợp lệ: 1 (một).',
      'Số phiếu hợp lệ không bầu ai: 1 (một).',
      'Trúng cử: Người ứng cử 1.',
    ])
      expect(lines).toContain(line);
    const signs = lines.filter((line) => line === 'TRƯỞNG BAN KIỂM PHIẾU' || line === 'THÀNH VIÊN');
    expect(signs.toSorted()).toEqual(['THÀNH VIÊN', 'THÀNH VIÊN', 'THÀNH VIÊN', 'TRƯỞNG BAN KIỂM PHIẾU']);
  });

  it('are one of the papers of the conference once the count is confirmed', async () => {
    const { conferenceId } = day;
    const id = `vote-count.${voteId}`;
    const { papers } = await secretary.run(officialPapersContract.list, { conferenceId });
    expect(papers.filter(({ kind }) => kind === 'vote-count').map((one) => [one.id, one.title])).toEqual([
      [id, 'Biên bản kiểm phiếu: Bầu Tổ thư ký'],
    ]);
    await secretary.run(officialPapersContract.submit, { conferenceId, id, version: 0, remark: null });
    expect((await secretary.run(officialPapersContract.get, { conferenceId, id })).paper.state).toBe('submitted');
  });

  it('agree with the minutes of the conference', async () => {
    await day.chair.run(proceedingsContract.finishItem, { conferenceId: day.conferenceId, itemId: 'papers' });
    const { content } = await secretary.run(minutesContract.paper, { conferenceId: day.conferenceId, format: 'docx', lang: 'vi' });
    const line = (await docxText(content as Uint8Array)).find((one) => one.includes('Bầu Tổ thư ký'));
    expect(line).toContain(
      `Ban kiểm phiếu: ${COMMITTEE.join(', ')}. Được triệu tập: 6 (sáu) đại biểu; được bỏ phiếu, có mặt: 6 (sáu); phiếu phát ra: 6 (sáu); phiếu thu về: 6 (sáu); phiếu hợp lệ: 5 (năm); phiếu không hợp lệ: 1 (một).`,
    );
  });
});
