import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commentsContract, type Comment, type CommentState } from '../../../server/planning/comments/contract.ts';
import { requirePlan } from '../../../server/planning/plan/store.ts';
import { commentPapersContract as contract } from '../../../server/record/comment-papers/contract.ts';
import { commentsPaper } from '../../../server/record/comment-papers/presenter.ts';
import { agreeing, commentTotals, listedComments } from '../../../server/record/comment-papers/rules.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { commented } from '../../planning/comments/commenting.ts';
import { outcome } from '../../planning/documents/papers.ts';

const comment = (id: string, state: CommentState, changes: Partial<Comment> = {}): Comment => ({
  id,
  speaker: null,
  place: null,
  quote: null,
  text: state === 'agreed' ? null : `Ý kiến ${id}`,
  author: { kind: 'site', id },
  authorName: `Tỉnh ủy ${id}`,
  fileNumber: 1,
  madeAt: 0,
  changedAt: 0,
  state,
  response: state === 'taken-up' || state === 'partly' || state === 'not-taken-up' ? state : null,
  responseText: state === 'partly' ? 'Vì …' : null,
  version: 1,
  ...changes,
});

const ALL = [
  comment('a', 'open', { madeAt: 2 }),
  comment('b', 'taken-up', { place: 'Phần II, mục 10' }),
  comment('c', 'partly', { place: 'Phần II, mục 2', madeAt: 5, quote: 'đến tháng 6/2022' }),
  comment('d', 'not-taken-up', { madeAt: 1 }),
  comment('e', 'agreed'),
  comment('f', 'withdrawn'),
  comment('b2', 'agreed', { author: { kind: 'site', id: 'b' } }),
];

describe('the list of comments', () => {
  it('goes by the place in the text, those without one last, and leaves out what was withdrawn', () => {
    expect(listedComments(ALL).map(({ id }) => id)).toEqual(['c', 'b', 'd', 'a']);
  });

  it('names who agrees and says nothing else', () => {
    expect(agreeing(ALL).map(({ id }) => id)).toEqual(['e']);
  });

  it('counts every sender once', () => {
    expect(commentTotals(ALL, 3)).toEqual({
      asked: 8,
      senders: 5,
      comments: 4,
      'taken-up': 1,
      partly: 1,
      'not-taken-up': 1,
      open: 1,
    });
  });
});

describe('the paper of the comments', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.end());

  it('has a row for each comment, and says its level on every page', async () => {
    const { conferenceId } = await commented(app);
    const plan = await requirePlan(app.db, conferenceId);
    const document = { title: 'Báo cáo', classification: 'mat' as const };
    const paper = commentsPaper('vi', { plan, document, comments: ALL, waiting: 3, today: '2025-11-20' });
    const rows = paper.blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));
    expect([paper.mark, paper.date, paper.about]).toEqual(['MẬT', '2025-11-20', 'Đối với dự thảo “Báo cáo”']);
    expect(rows).toEqual([
      ['1', 'Phần II, mục 2', 'Tỉnh ủy c', '“đến tháng 6/2022”\nÝ kiến c', 'Tiếp thu một phần: Vì …'],
      ['2', 'Phần II, mục 10', 'Tỉnh ủy b', 'Ý kiến b', 'Tiếp thu.'],
      ['3', 'Toàn văn', 'Tỉnh ủy d', 'Ý kiến d', 'Không tiếp thu.'],
      ['4', 'Toàn văn', 'Tỉnh ủy a', 'Ý kiến a', 'Chưa trả lời'],
    ]);
  });

  it('is for those alone who may read the document', async () => {
    const { conferenceId, documentId, organizer, send, sites } = await commented(app, ['sites', 'members'], { classification: 'mat' });
    const secretary = await app.member(conferenceId, 'secretary');
    const asked = { conferenceId, documentId, format: 'docx', lang: 'vi' } as const;
    expect(await outcome(secretary.run(contract.paper, asked))).toBe('not-found');
    expect(await outcome(sites.caMau.run(contract.paper, asked))).toBe('forbidden');
    await organizer.run(commentsContract.add, { conferenceId, documentId, speaker: null, place: null, quote: null, text: 'Sửa' });
    const file = await organizer.run(contract.paper, asked);
    expect([file.name.endsWith('.docx'), await outcome(send(sites.caMau))]).toEqual([true, 'not-found']);
  });
});
