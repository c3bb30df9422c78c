import { describe, expect, test } from 'vitest';
import { check, findingsAbout, tally } from '../../../server/planning/validation/rules.ts';
import type { Plan } from '../../../server/planning/plan/contract.ts';
import { conference2025, item, planWith } from './plans.ts';

const found = (plan: Plan) =>
  check(plan).map(({ code, level, subjects, facts }) => [code, level, subjects.map(({ id }) => id).join(' '), facts]);
const codes = (plan: Plan) => check(plan).map(({ code }) => code);
const toan = { id: 'toan', name: 'Lê Khánh Toàn' };

test('a plan in order has no findings', () => {
  expect(check(planWith({ participants: [toan], agenda: [item('a', { speakers: ['toan'] }), item('b', { speakers: ['toan'] })] }))).toEqual(
    [],
  );
});

describe('the conference of 2025', () => {
  test('has the contradictions and gaps of its file, and none that blocks', () => {
    const plan = conference2025();
    const { id } = plan.conference;
    const agenda = ['opening', 'summary', 'papers', 'replies', 'directive', 'awards', 'launch', 'closing'];
    expect(found(plan)).toEqual([
      [
        'period-mismatch',
        'warning',
        'summary report',
        { item: { resultsFrom: '2022-06', tasksTo: '2027-06' }, document: { resultsFrom: '2022-10', tasksTo: '2027-04' } },
      ],
      ['like-names', 'warning', 'le-khanh-toan dang-khanh-toan', { posts: ['Phó Chánh Văn phòng Trung ương Đảng'] }],
      ['speaker-not-listed', 'warning', 'le-khanh-toan summary', {}],
      ['speaker-not-listed', 'warning', 'dang-khanh-toan replies', {}],
      ['no-chair', 'warning', id, {}],
      ['no-secretary', 'warning', id, {}],
      ['unknown-start', 'warning', 'sitting-1', {}],
      ['unknown-length', 'warning', `sitting-1 ${agenda.join(' ')}`, { after: 7 }],
    ]);
    expect(tally(check(plan))).toEqual({ blocking: 0, warnings: 8 });
  });

  test('can be queried about one entity at a time', () => {
    expect(findingsAbout(check(conference2025()), 'item', 'summary').map(({ code }) => code)).toEqual([
      'period-mismatch',
      'speaker-not-listed',
      'unknown-length',
    ]);
  });
});

describe('a speaker in two places', () => {
  const parallel = (starts: string, more: object = {}) =>
    planWith({
      participants: [toan],
      sittings: [
        { id: 's1', starts: '08:00' },
        { id: 's2', starts, ...more },
      ],
      agenda: [item('a', { sitting: 's1', speakers: ['toan'], minutes: 30 }), item('b', { sitting: 's2', speakers: ['toan'] })],
    });

  test('blocks if the planned times overlap', () => {
    expect(found(parallel('08:20'))).toContainEqual(['speaker-in-two-places', 'blocking', 'toan a b', { from: 500, to: 510 }]);
  });

  test('is not reported if one follows the other, on another day, or if a time is not known', () => {
    for (const plan of [parallel('08:30'), parallel('08:20', { date: '2025-11-27' }), parallel('morning')]) {
      expect(codes(plan)).not.toContain('speaker-in-two-places');
    }
  });

  test('times a paper by the lengths of those before it', () => {
    const plan = planWith({
      participants: [toan],
      sittings: [{ id: 's1' }, { id: 's2', starts: '08:10' }],
      agenda: [
        item('papers', { kind: 'papers', sitting: 's1', minutes: 20 }),
        item('b', { sitting: 's2', speakers: ['toan'], minutes: 5 }),
      ],
    });
    const paper = (id: string, participantId: string | null) => ({
      id,
      itemId: 'papers',
      participantId,
      post: null,
      siteId: null,
      topic: null,
      minutes: 10,
      version: 1,
    });
    expect(found({ ...plan, papers: [paper('p1', 'chair'), paper('p2', 'toan')] })).toContainEqual([
      'speaker-in-two-places',
      'blocking',
      'toan papers b',
      { from: 490, to: 495 },
    ]);
    expect(codes({ ...plan, papers: [paper('p1', 'toan'), paper('p2', 'chair')] })).not.toContain('speaker-in-two-places');
  });
});

describe('a paper', () => {
  const sites = [
    { id: 'main', kind: 'main', name: 'Hội trường' },
    { id: 'provinces', kind: 'province', name: 'Tỉnh ủy, thành ủy', count: 34, expand: 'provinces' },
  ] as const;
  const plan = planWith({ sites: [...sites], participants: [toan], agenda: [item('papers', { kind: 'papers' })] });
  const withPapers = (siteId: string, papers: readonly (string | null)[]): Plan => ({
    ...plan,
    participants: plan.participants.map((one) => (one.id === 'toan' ? { ...one, siteId } : one)),
    papers: papers.map((paperSite, at) => ({
      id: `p${at}`,
      itemId: 'papers',
      participantId: 'toan',
      post: null,
      siteId: paperSite,
      topic: null,
      minutes: 10,
      version: 1,
    })),
  });

  test('from another site than its speaker blocks', () => {
    expect(found(withPapers('main', ['provinces-22']))).toContainEqual(['speaker-at-two-sites', 'blocking', 'toan main provinces-22', {}]);
    expect(codes(withPapers('provinces', ['provinces-22']))).toEqual([]);
    expect(codes(withPapers('provinces-22', [null]))).toEqual([]);
  });

  test('from a site that is not invited blocks', () => {
    const called = withPapers('main', ['main']);
    const papers = called.papers.map((paper) => ({ ...paper, siteId: 'gone' }));
    expect(found({ ...called, papers })).toEqual([['site-not-invited', 'blocking', 'p0', { siteId: 'gone' }]]);
  });

  test('from a group of sites asks which of them', () => {
    expect(found(withPapers('provinces', ['provinces']))).toEqual([['site-not-decided', 'warning', 'p0 provinces', {}]]);
    expect(found(withPapers('provinces', [null]))).toEqual([['site-not-decided', 'warning', 'toan provinces', {}]]);
  });

  test('is reported as the second by the same person in one item', () => {
    expect(found(withPapers('main', ['main', null]))).toEqual([['speaker-twice-in-item', 'warning', 'papers toan p0 p1', {}]]);
  });
});

describe('people', () => {
  test('with similar names and one post in common are reported together', () => {
    const people = [
      { id: 'a', name: 'Lê Khánh Toàn', posts: ['Phó Chánh Văn phòng', 'Ủy viên'] },
      { id: 'b', name: 'Đặng Khánh Toàn', posts: ['Ủy viên', 'Phó Chánh Văn phòng'] },
      { id: 'c', name: 'Trần Khánh Toàn', posts: ['Vụ trưởng'] },
    ];
    expect(found(planWith({ participants: people }))).toEqual([
      ['like-names', 'warning', 'a b', { posts: ['Phó Chánh Văn phòng', 'Ủy viên'] }],
    ]);
  });

  test('who speak or give a paper should be in the attendee list', () => {
    expect(found(planWith({ participants: [{ ...toan, listed: false }], agenda: [item('a', { speakers: ['toan'] })] }))).toEqual([
      ['speaker-not-listed', 'warning', 'toan a', {}],
    ]);
    expect(codes(planWith({ participants: [{ ...toan, listed: false }] }))).toEqual([]);
  });

  test('chair and record every conference', () => {
    const plan = planWith();
    const without = (role: string): Plan => ({
      ...plan,
      participants: plan.participants.filter(({ roles }) => !roles.some((own) => own === role)),
    });
    expect([codes(without('chair')), codes(without('secretary'))]).toEqual([['no-chair'], ['no-secretary']]);
  });
});

describe('times', () => {
  test('of an item may not reach into the next sitting of that day', () => {
    const plan = (starts: string) =>
      planWith({
        sittings: [{ id: 's1' }, { id: 's2', starts }],
        agenda: [item('a', { sitting: 's1', minutes: 60 }), item('b', { sitting: 's1' }), item('c', { sitting: 's2' })],
      });
    expect(found(plan('09:00'))).toEqual([['item-beyond-sitting', 'warning', 'b s2', { end: 550, next: 540 }]]);
    expect(codes(plan('09:10'))).toEqual([]);
  });

  test('do not run past midnight', () => {
    expect(found(planWith({ starts: '23:55', agenda: [item('a')] }))).toEqual([
      ['item-beyond-sitting', 'warning', 'a sitting-1', { end: 1445, next: 1440 }],
    ]);
  });

  test('are unknown after an item of unknown length, which is reported once per sitting', () => {
    const agenda = [item('a'), item('b', { minutes: null }), item('c'), item('d', { minutes: null })];
    expect(found(planWith({ agenda }))).toEqual([['unknown-length', 'warning', 'sitting-1 b d', { after: 2 }]]);
  });

  test('follow from the papers if the item has no length of its own', () => {
    const plan = planWith({ agenda: [item('papers', { kind: 'papers', minutes: null }), item('b')] });
    const papers = [
      { id: 'p', itemId: 'papers', participantId: null, post: 'Chánh Văn phòng', siteId: null, topic: null, minutes: 10, version: 1 },
    ];
    expect(codes({ ...plan, papers })).toEqual([]);
  });

  test('are unknown if the start of a sitting with items is not known', () => {
    expect(found(planWith({ starts: 'morning', agenda: [item('a')] }))).toEqual([['unknown-start', 'warning', 'sitting-1', {}]]);
    expect(codes(planWith({ starts: null }))).toEqual([]);
  });
});

describe('periods', () => {
  const plan = (own: object, document: object) =>
    planWith({
      agenda: [item('a', { documents: ['d'], ...own })],
      documents: [
        { id: 'd', kind: 'report', title: 'Báo cáo', ...document },
        { id: 'e', kind: 'other', title: 'Khác', resultsFrom: '1999-01' },
      ],
    });

  test('that differ at either end are shown with both places', () => {
    expect(found(plan({ resultsFrom: '2022-06', tasksTo: '2027-06' }, { resultsFrom: '2022-06', tasksTo: '2027-04' }))).toEqual([
      [
        'period-mismatch',
        'warning',
        'a d',
        { item: { resultsFrom: '2022-06', tasksTo: '2027-06' }, document: { resultsFrom: '2022-06', tasksTo: '2027-04' } },
      ],
    ]);
  });

  test('do not conflict if one side is not known', () => {
    expect(check(plan({ resultsFrom: '2022-06' }, { tasksTo: '2027-04' }))).toEqual([]);
  });
});

test('blocking findings come before those only worth a look', () => {
  const plan = planWith({
    participants: [{ ...toan, listed: false }],
    sittings: [{ id: 's1' }, { id: 's2', starts: '08:00' }],
    agenda: [item('a', { sitting: 's1', speakers: ['toan'] }), item('b', { sitting: 's2', speakers: ['toan'] })],
  });
  expect(check(plan).map(({ level }) => level)).toEqual(['blocking', 'warning', 'warning']);
});
