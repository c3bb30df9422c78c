import { describe, expect, test } from 'vitest';
import { check } from '../../../server/planning/validation/rules.ts';
import { planWith } from './plans.ts';

const codes = (plan: Parameters<typeof check>[0]) => check(plan).map(({ code }) => code);

test('an award whose number differs from its recipients is reported, an empty list counts as not known', () => {
  const award = (count: number | null, recipients: string[]) =>
    planWith({ awards: [{ kind: 'prize', title: 'Giải', recipientKind: 'individual', count, recipients }] });
  expect(check(award(3, ['A', 'B'])).map(({ code, facts }) => [code, facts])).toEqual([['award-count', { count: 3, recipients: 2 }]]);
  expect([award(3, []), award(null, ['A']), award(1, ['A'])].flatMap(codes)).toEqual([]);
});

describe('awards under one decision number', () => {
  type Given = NonNullable<NonNullable<Parameters<typeof planWith>[0]>['awards']>[number];
  const award = (given: Partial<Given>): Given => ({
    kind: 'emulation-flag',
    title: 'Cờ thi đua',
    grantor: 'Văn phòng Trung ương Đảng',
    recipientKind: 'collective',
    decision: { number: '12-QĐ/VPTW', date: '2025-11-20' },
    ...given,
  });
  const found = (...awards: Given[]) => check(planWith({ awards })).map(({ code, subjects, facts }) => [code, subjects.length, facts]);

  test('are reported when they differ in kind, grantor or date, not when one goes to collectives and one to people', () => {
    expect(found(award({}), award({ recipientKind: 'individual', decision: { number: '12-qđ/vptw ', date: '2025-11-20' } }))).toEqual([]);
    const others: Partial<Given>[] = [{ kind: 'prize' }, { grantor: null }, { decision: { number: '12-QĐ/VPTW', date: null } }];
    for (const other of others) expect(found(award({}), award(other))).toEqual([['award-decision-twice', 2, { number: '12-QĐ/VPTW' }]]);
    expect(found(award({ decision: null }), award({ kind: 'prize', decision: null }))).toEqual([]);
  });

  test('are reported when they name a recipient twice, within one list or over several', () => {
    const [hue, again] = ['Văn phòng Thành ủy Huế', 'văn phòng  Thành ủy Huế'];
    expect(found(award({ recipients: [hue, 'Văn phòng Tỉnh ủy Lào Cai', again] }))).toEqual([
      ['award-recipient-twice', 1, { names: [hue], n: 1 }],
    ]);
    expect(found(award({ recipients: [hue] }), award({ recipients: [again] }))).toEqual([
      ['award-recipient-twice', 2, { names: [hue], n: 1 }],
    ]);
    expect(found(award({ recipients: [hue], decision: null }), award({ recipients: [again], decision: null }))).toEqual([]);
  });
});

test('a presenter in whose place somebody else comes is reported, as long as they are to present', () => {
  const plan = planWith({ awards: [{ kind: 'prize', title: 'Giải', recipientKind: 'individual' }] });
  const [award] = plan.awards;
  const [person] = plan.participants;
  if (!award || !person) throw new Error('nobody is in the plan');
  const participants = [person, { ...person, id: 'substitute', name: 'Người dự thay', standsFor: person.id }];
  const presentedBy = (id: string) =>
    check({ ...plan, participants, awards: [{ ...award, presenters: [id] }] }).filter(({ code }) => code === 'award-presenter-away');
  expect(presentedBy(person.id).map(({ subjects }) => subjects.map(({ id }) => id))).toEqual([[award.id, person.id]]);
  expect(presentedBy('substitute')).toEqual([]);
});
