import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ConferenceFile } from '../../../server/record/import-export/contract/format.ts';
import { toPlan } from '../../../server/record/import-export/rules/to-plan.ts';
import type { Plan } from '../../../server/planning/plan/contract.ts';
import { displayName, visiblePlan } from '../../../server/planning/plan/rules.ts';
import { newId } from '../../../server/platform/ids.ts';

const plan = toPlan(ConferenceFile.parse(JSON.parse(readFileSync('prisma/seed/conference-2025.json', 'utf8'))), newId);
const secret: Plan = {
  ...plan,
  items: plan.items.map((item) =>
    item.id === 'launch' || item.id === 'papers' ? { ...item, minutes: 15, classification: 'toi-mat' } : item,
  ),
  papers: [
    {
      id: 'p1',
      itemId: 'papers',
      participantId: null,
      post: 'Chánh Văn phòng',
      siteId: null,
      topic: 'Chuyển đổi số',
      minutes: 10,
      version: 1,
    },
  ],
  documents: plan.documents.map((document) => ({ ...document, classification: 'mat', extras: { 'x-note': 'riêng' } })),
};

describe('a plan with classified items', () => {
  test('shows readers without clearance a neutral item of the same length, and nothing about it elsewhere', () => {
    const seen = visiblePlan(secret, { clearance: 1, staff: true });
    expect(seen.items.find(({ id }) => id === 'launch')).toEqual({
      id: 'launch',
      sittingId: 'sitting-1',
      kind: 'other',
      title: 'Nội dung',
      speakers: [],
      count: null,
      minutes: 15,
      turnMinutes: null,
      topics: [],
      topicsOpen: false,
      documents: [],
      resultsFrom: null,
      tasksTo: null,
      classification: null,
      version: 1,
      extras: {},
    });
    expect(seen.papers).toEqual([]);
    expect(seen.campaigns.map(({ launchedIn }) => launchedIn)).toEqual([null, null]);
    expect(JSON.stringify(seen.items)).not.toMatch(/Phát động|Tham luận|toi-mat|Chuyển đổi số/);
  });

  test('has no documents above the reader’s clearance, not even by name', () => {
    const seen = visiblePlan(secret, { clearance: 0, staff: false });
    expect(seen.documents).toEqual([]);
    expect(seen.items.find(({ id }) => id === 'summary')?.documents).toEqual([]);
  });

  test('is whole for those who are cleared', () => {
    expect(visiblePlan(secret, { clearance: 2, staff: true })).toEqual(secret);
  });

  test('shows the notes of an import only to staff', () => {
    expect(visiblePlan(secret, { clearance: 1, staff: true }).documents[0]?.extras).toEqual({ 'x-note': 'riêng' });
    expect(visiblePlan(secret, { clearance: 1, staff: false }).documents[0]?.extras).toEqual({});
  });
});

describe('names', () => {
  test('of a person are written with the posts after or before', () => {
    const person = { name: 'Trần Cẩm Tú', group: null, posts: ['Ủy viên Bộ Chính trị', 'Thường trực Ban Bí thư'] };
    expect(displayName(person)).toBe('Trần Cẩm Tú, Ủy viên Bộ Chính trị, Thường trực Ban Bí thư');
    expect(displayName(person, 'posts-first')).toBe('Ủy viên Bộ Chính trị, Thường trực Ban Bí thư Trần Cẩm Tú');
  });

  test('cover a post without a name, a group, and nobody known', () => {
    expect(displayName({ name: null, group: null, posts: ['Chánh Văn phòng Trung ương Đảng'] })).toBe('Chánh Văn phòng Trung ương Đảng');
    expect(displayName({ name: null, group: 'Đại biểu các đơn vị', posts: [] })).toBe('Đại biểu các đơn vị');
    expect(displayName({ name: null, group: null, posts: [] })).toBe(null);
  });
});
