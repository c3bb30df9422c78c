import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConferenceFile } from '../../../server/record/import-export/contract/format.ts';
import { toPlan } from '../../../server/record/import-export/rules/to-plan.ts';
import type { Plan } from '../../../server/planning/plan/contract.ts';
import { newId } from '../../../server/platform/ids.ts';
import { barView } from '../../../server/planning/publishing/presenter/bar.ts';
import { changeBadges, changeSections } from '../../../server/planning/publishing/presenter/changes.ts';
import { changesBetween, namesInChanges, nextNumber } from '../../../server/planning/publishing/rules/index.ts';

const plan = toPlan(ConferenceFile.parse(JSON.parse(readFileSync('prisma/seed/conference-2025.json', 'utf8'))), newId);
const ids = plan.items.map(({ id }) => id);
const withItems = (items: Plan['items']): Plan => ({ ...plan, items });
const short = (changes: ReturnType<typeof changesBetween>) => changes.map(({ list, id, kind }) => `${kind} ${list}/${id}`);

describe('changes between two versions', () => {
  it('are none between a plan and itself, whatever its row versions', () => {
    const edited = withItems(plan.items.map((item) => Object.assign({}, item, { version: item.version + 3 })));
    expect(changesBetween(plan, edited)).toEqual([]);
  });

  it('name one item as moved when one item was moved', () => {
    const [first, ...rest] = plan.items;
    const moved = withItems(first ? [...rest, first] : []);
    expect(short(changesBetween(plan, moved))).toEqual([`moved items/${ids[0]}`]);
  });

  it('name what was added, removed and changed with its fields', () => {
    const [first, second, ...rest] = plan.items;
    if (!first || !second) throw new Error('the plan has items');
    const after = withItems([{ ...first, minutes: 15 }, ...rest, { ...second, id: 'new', title: 'Giải lao', kind: 'break' }]);
    const changes = changesBetween(plan, after);
    expect(short(changes)).toEqual([`changed items/${first.id}`, 'added items/new', `removed items/${second.id}`]);
    expect(changes[0]?.fields).toEqual([{ field: 'minutes', before: null, after: 15 }]);
  });

  it('are put into words with names instead of ids', () => {
    const item = plan.items.find(({ speakers }) => speakers.length > 0);
    const other = plan.participants.find(({ id, name }) => name !== null && !item?.speakers.includes(id));
    if (!item || !other) throw new Error('the plan has speakers');
    const after = withItems(plan.items.map((one) => (one.id === item.id ? { ...one, speakers: [other.id] } : one)));
    const changes = changesBetween(plan, after);
    const [section] = changeSections('vi', changes, namesInChanges(changes, [], [plan, after], new Set()));
    const before = plan.participants.find(({ id }) => id === item.speakers[0])?.name;
    expect(section?.changes[0]?.fields).toEqual([{ label: 'Người phát biểu', was: before, now: other.name }]);
  });

  it('appear beside the item as its earlier length, or as new', () => {
    const [first, ...rest] = plan.items;
    if (!first) throw new Error('the plan has items');
    const published = withItems([{ ...first, minutes: 15 }, ...rest]);
    const draft = withItems([{ ...first, minutes: 20 }, ...rest, { ...first, id: 'new' }]);
    expect(changeBadges('vi', changesBetween(published, draft), 'items', 2)).toEqual({ [first.id]: 'Bản 2: 15 phút', new: 'Mới thêm' });
  });
});

describe('the number of a version', () => {
  const draft = { last: 2, changes: changesBetween(plan, withItems([])), blocking: 0 };

  it('is the next one', () => {
    expect(nextNumber({ number: 2 }, draft, 3)).toBe(3);
    expect(nextNumber({ number: null }, { ...draft, last: null, changes: [] }, undefined)).toBe(1);
  });

  it('is refused with blocking findings, without changes, and after somebody else has published', () => {
    const refusal = (run: () => unknown) => {
      try {
        return run();
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    expect([
      refusal(() => nextNumber({ number: 2 }, { ...draft, blocking: 1 }, undefined)),
      refusal(() => nextNumber({ number: 2 }, { ...draft, changes: [] }, undefined)),
      refusal(() => nextNumber({ number: 3 }, draft, undefined)),
      refusal(() => nextNumber({ number: 2 }, draft, 4)),
    ]).toEqual(['blocking', 'nothing-changed', 'superseded', 'superseded']);
  });
});

describe('the bar under the agenda', () => {
  it('shows the state of the draft and what is open, and offers the next number', () => {
    const bar = barView('vi', { conferenceId: 'c', from: 2, changes: 3, blocking: 0, warnings: 1, unknownLengths: 1, mayPublish: true });
    expect([bar.text, bar.warnings, bar.publishText]).toEqual([
      'Bản nháp có 3 thay đổi so với bản 2',
      '1 cảnh báo, 1 nội dung chưa định thời lượng',
      'Công bố bản 3',
    ]);
  });

  it('offers nothing to publish if nothing has changed, or to those who may not', () => {
    const standing = { conferenceId: 'c', from: 2, changes: 0, blocking: 0, warnings: 0, unknownLengths: 0, mayPublish: true };
    expect(barView('vi', standing).publishUrl).toBeNull();
    expect(barView('vi', { ...standing, changes: 2, mayPublish: false }).publishUrl).toBeNull();
  });
});
