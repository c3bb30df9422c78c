import { describe, expect, it } from 'vitest';
import type { Task } from '../../../server/planning/conferences/preparation/contract.ts';
import { STANDARD_PROCESS, standardPart } from '../../../server/planning/conferences/preparation/rules/standard-process.ts';
import type { OverviewPart } from '../../../server/record/dashboard/rules/parts.ts';
import { followUpRows, preparationRows } from '../../../server/record/dashboard/rules/rows.ts';

const part = (name: OverviewPart['name'], state: OverviewPart['state'] = 'open'): OverviewPart => ({ name, state, notes: [], pips: null });
const task = (title: string, due: string | null, state: Task['state'], more: Partial<Task> = {}): Task => ({
  id: title,
  title,
  responsible: null,
  daysBefore: 3,
  part: standardPart(title),
  due,
  state,
  doneAt: null,
  doneBy: null,
  version: 1,
  ...more,
});
const standard = (name: 'papers' | 'awards' | 'publication'): string =>
  STANDARD_PROCESS[{ awards: 5, papers: 6, publication: 12 }[name]]?.title ?? '';
const told = (rows: ReturnType<typeof preparationRows>) => rows.map((row) => [row.part?.name ?? null, row.task?.title ?? null, row.state]);

describe('the lines of the preparation', () => {
  it('stand with what is late first, then by last day, without one, and finished ones last', () => {
    const parts = [part('agenda'), part('papers'), part('awards'), part('publication'), part('documents', 'ready')];
    const tasks = [
      task(standard('awards'), '2025-11-01', 'late'),
      task(standard('papers'), '2025-11-24', 'soon'),
      task('In thẻ đại biểu', '2025-11-12', 'late'),
      task(standard('publication'), '2025-11-23', 'soon'),
    ];
    expect(told(preparationRows(parts, tasks))).toEqual([
      ['awards', standard('awards'), 'late'],
      [null, 'In thẻ đại biểu', 'late'],
      ['publication', standard('publication'), 'open'],
      ['papers', standard('papers'), 'open'],
      ['agenda', null, 'open'],
      ['documents', null, 'done'],
    ]);
  });

  it('give a part its tasks whatever they are called, and a task of no part, or of one that is not there, a line of its own', () => {
    const rows = preparationRows(
      [part('papers')],
      [
        task('Đôn đốc tham luận', '2025-11-05', 'open', { part: 'papers' }),
        task('Việc chung', '2025-11-06', 'open'),
        task('Tổng duyệt', '2025-11-07', 'open', { part: 'rehearsal' }),
      ],
    );
    expect(told(rows)).toEqual([
      ['papers', 'Đôn đốc tham luận', 'open'],
      [null, 'Việc chung', 'open'],
      [null, 'Tổng duyệt', 'open'],
    ]);
  });

  it('call a part done only when its plan is whole and its tasks are done', () => {
    const done = task(standard('papers'), '2025-11-05', 'done', { doneAt: 5 });
    const stateOf = (state: OverviewPart['state'], tasks: readonly Task[]) => preparationRows([part('papers', state)], tasks)[0]?.state;
    expect([
      stateOf('ready', [done]),
      stateOf('ready', []),
      stateOf('ready', [{ ...done, state: 'soon' }]),
      stateOf('open', [done]),
      stateOf('review', [done]),
      stateOf('review', [{ ...done, state: 'late' }]),
    ]).toEqual(['done', 'done', 'open', 'open', 'review', 'late']);
  });

  it('leave out what is due after the conference, which is all that is left when it is over', () => {
    const after = task('Lưu hồ sơ', '2025-12-06', 'open', { daysBefore: -10 });
    const late = task('In thẻ đại biểu', '2025-11-12', 'late');
    expect(told(preparationRows([], [after, late]))).toEqual([[null, 'In thẻ đại biểu', 'late']]);
    expect(told(followUpRows([after, { ...late, state: 'done' }]))).toEqual([[null, 'Lưu hồ sơ', 'open']]);
  });
});
