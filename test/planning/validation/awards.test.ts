import { describe, expect, test } from 'vitest';
import type { CatalogueFacts } from '../../../server/planning/awards/catalogue/contract.ts';
import { AWARD_CATALOGUES } from '../../../server/planning/awards/rules/catalogues.ts';
import { awardChecks } from '../../../server/planning/validation/presenter/awards.ts';
import { check } from '../../../server/planning/validation/rules.ts';
import { planWith } from './plans.ts';

const codes = (plan: Parameters<typeof check>[0]) => check(plan).map(({ code }) => code);

test('an award whose number differs from its recipients is reported, an empty list counts as not known', () => {
  const award = (count: number | null, recipients: string[]) =>
    planWith({ awards: [{ kind: 'prize', title: 'Giải', recipientKind: 'individual', count, recipients }] });
  expect(check(award(3, ['A', 'B'])).map(({ code, facts }) => [code, facts])).toEqual([['award-count', { count: 3, recipients: 2 }]]);
  expect([award(3, []), award(null, ['A']), award(1, ['A'])].flatMap(codes)).toEqual([]);
});

test('a class is reported where the catalogue names other awards of the kind as coming in classes, not this one', () => {
  const found = (title: string, given: 'first' | null = 'first', catalogue?: CatalogueFacts) => {
    const plan = planWith({ awards: [{ kind: 'order', title, class: given, recipientKind: 'individual' }] });
    return check(plan, undefined, undefined, catalogue).map(({ code, facts }) => [code, facts]);
  };
  const law = { source: 'Luật Thi đua, khen thưởng số 06/2022/QH15' };
  expect(['Huân chương Hữu nghị', 'huân chương sao vàng', 'Hồ Chí Minh'].map((title) => found(title))).toEqual(
    Array.from({ length: 3 }, () => [['award-class', law]]),
  );
  expect(['Huân chương Lao động', 'Độc lập', 'Huân chương Tự do'].flatMap((title) => found(title))).toEqual([]);
  expect(found('Huân chương Hữu nghị', null)).toEqual([]);
  const [base] = AWARD_CATALOGUES as [CatalogueFacts];
  const silent = { ...base, kinds: base.kinds.map((kind) => ({ ...kind, classed: [] })) };
  expect(found('Huân chương Hữu nghị', 'first', silent)).toEqual([]);
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
  expect(presentedBy(person.id).map(({ subjects, facts }) => [subjects.map(({ id }) => id), facts])).toEqual([
    [[award.id, person.id], { why: 'substitute' }],
  ]);
  expect(presentedBy('substitute')).toEqual([]);
});

test('each finding about awards has the act that puts it right, of the award it is about', () => {
  const decision = { number: '1', date: null };
  const plan = planWith({
    awards: [
      { kind: 'prize', title: 'Giải', recipientKind: 'individual', count: 5, recipients: ['A', 'A'], decision },
      { kind: 'medal', title: 'Huy chương', recipientKind: 'individual', decision },
    ],
  });
  const [prize, medal] = plan.awards;
  const known = { conferenceId: 'c', awards: plan.awards, people: new Map() };
  const checks = awardChecks('vi', check(plan), known);
  const at = (id: string | undefined, field: string) => `/conferences/c/awards/${id}#${field}`;
  expect(checks.get(prize?.id ?? '')).toEqual([
    { text: 'Ghi 5, danh sách có 2.', act: { label: 'Sửa danh sách hoặc số lượng', href: at(prize?.id, 'recipients') } },
    {
      text: 'Quyết định 1 còn ghi ở “Huy chương”, khác loại, cấp tặng hoặc ngày.',
      act: { label: 'Sửa số quyết định', href: at(prize?.id, 'decision.number') },
    },
    { text: 'Ghi nhiều lần trong một quyết định: A.', act: { label: 'Bỏ tên ghi trùng', href: at(prize?.id, 'recipients') } },
  ]);
  expect(checks.get(medal?.id ?? '')?.map(({ text }) => text)).toEqual(['Quyết định 1 còn ghi ở “Giải”, khác loại, cấp tặng hoặc ngày.']);
});
