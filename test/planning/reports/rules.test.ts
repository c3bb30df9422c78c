import { describe, expect, it } from 'vitest';
import type { ReportQuestion, SiteAnswer, StoredAnswer } from '../../../server/planning/reports/contract/entities.ts';
import { answerFaults, EMPTY, isOfOthers, missingAnswers, writtenOver } from '../../../server/planning/reports/rules/answers.ts';
import { exactSum, figureTyped } from '../../../server/planning/reports/rules/figures.ts';
import { lostAnswers, questionFaults } from '../../../server/planning/reports/rules/questions.ts';
import { isAskedSite, lookOf, NOTHING_RECORDED, standingOf } from '../../../server/planning/reports/rules/standing.ts';
import { answerTyped, questionsPasted } from '../../../server/planning/reports/rules/typed.ts';
import { question } from './forms.ts';

const figure = (number: number): SiteAnswer => ({ state: 'given', number, text: null });
const words = (text: string): SiteAnswer => ({ state: 'given', number: null, text });
const said = (state: 'not-known' | 'not-applicable'): SiteAnswer => ({ state, number: null, text: null });

describe('a figure as it is typed', () => {
  it('is read with thousands and decimals of the language, and never guessed', () => {
    const read = (lang: 'vi' | 'en', ...texts: string[]) => texts.map((text) => figureTyped(lang, text));
    expect(read('vi', '1234', '1.234', '1 234,5', '1.234.567,25', '12,5', '12.5', '-3', '−3', '0')).toEqual([
      1234, 1234, 1234.5, 1_234_567.25, 12.5, 12.5, -3, -3, 0,
    ]);
    expect(read('en', '1,234', '1,234.5', '12.5', '12,5')).toEqual([1234, 1234.5, 12.5, 12.5]);
    expect(read('vi', '1.23.4', '12 người', 'abc', '1,2,3', '1.2345.6', '--1', '1e5', '')).toEqual(Array(8).fill(Number.NaN));
  });

  it('is summed to the thousandth without the error of fractions', () => {
    expect([exactSum([0.1, 0.2]), exactSum([1.005, 2.02]), exactSum([])]).toEqual([0.3, 3.025, 0]);
  });

  it('is an answer, or nothing, or not read; not known and not applicable are neither of these', () => {
    const read = (state: string, value: string, kind: 'number' | 'text' | 'choice' = 'number') => answerTyped('vi', { kind }, state, value);
    expect(read('given', '12,5')).toEqual(figure(12.5));
    expect(read('given', '0')).toEqual(figure(0));
    expect(read('given', '  ')).toEqual(EMPTY);
    expect(read('not-known', '12')).toEqual(said('not-known'));
    expect(read('not-applicable', '')).toEqual(said('not-applicable'));
    expect([read('given', 'mười'), read('given', '1,2345')]).toEqual([null, null]);
    expect(read('given', ' a\r\nb ', 'text')).toEqual(words('a\nb'));
  });
});

describe('pasted questions', () => {
  it('are figures with their unit, without numbers and marks before them; a percentage does not add up', () => {
    const found = questionsPasted('1. Số vụ | vụ\n\n- Tỷ lệ\t%\n2\tSố người\tngười\n   \nSố xã');
    expect(found.map(({ text, unit, sums }) => [text, unit, sums])).toEqual([
      ['Số vụ', 'vụ', true],
      ['Tỷ lệ', '%', false],
      ['Số người', 'người', true],
      ['Số xã', null, true],
    ]);
  });
});

describe('answers', () => {
  const [n, t, c] = [question('n'), question('t', { kind: 'text' }), question('c', { kind: 'choice', options: ['Có', 'Không'] })];
  const questions = [n, t, c];
  const at = (questionId: string, answer: SiteAnswer, version = 0) => ({ questionId, ...answer, version });

  it('are of somebody else where they changed since they were seen, and not by what was just sent', () => {
    const told = { questionId: 'n', ...figure(5), version: 3 };
    expect([
      isOfOthers(told, 3, undefined),
      isOfOthers(told, 2, figure(5)),
      isOfOthers(told, 2, figure(7)),
      isOfOthers(told, 2, undefined),
    ]).toEqual([false, false, true, true]);
  });

  it('fit their question, say nothing beside a state, and come once each', () => {
    const faults = (...answers: ReturnType<typeof at>[]) => answerFaults(questions, answers).map(({ path, message }) => [path, message]);
    expect(faults(at('n', figure(1)), at('t', words('a')), at('c', words('Có')))).toEqual([]);
    expect(faults(at('n', said('not-known')), at('t', EMPTY))).toEqual([]);
    expect(faults(at('n', words('a')), at('t', figure(1)), at('c', words('Có lẽ')), at('x', EMPTY))).toEqual([
      ['answers.0', 'not-number'],
      ['answers.1', 'not-text'],
      ['answers.2', 'not-an-option'],
      ['answers.3.questionId', 'no-such-reference'],
    ]);
    expect(faults(at('n', { state: 'not-known', number: 0, text: null }))).toEqual([['answers.0', 'answer-with-state']]);
    expect(faults(at('n', EMPTY), at('n', figure(1)))).toEqual([['answers', 'duplicate']]);
  });

  it('are missing where a required question has none; not known and not applicable are answers', () => {
    const optional = question('o', { required: false });
    const stored = [at('n', said('not-known'), 1), at('t', EMPTY, 2)] as StoredAnswer[];
    expect(missingAnswers([...questions, optional], stored).map(({ id }) => id)).toEqual(['t', 'c']);
  });

  it('are stored over the version that was seen, and disputed over any other that says something else', () => {
    const stored = [at('n', figure(1), 3), at('t', words('a'), 1)] as StoredAnswer[];
    const written = [at('n', figure(2), 3), at('t', words('b'), 0), at('c', words('Có'), 0)];
    expect(writtenOver(stored, written)).toEqual({ store: [at('n', figure(2), 4), at('c', words('Có'), 1)], disputed: ['t'] });
  });

  it('are not disputed where both say the same, and not stored again', () => {
    expect(writtenOver([at('n', figure(1), 3)] as StoredAnswer[], [at('n', figure(1), 0), at('t', EMPTY, 0)])).toEqual({
      store: [],
      disputed: [],
    });
  });
});

describe('questions', () => {
  it('have one id each, a unit only with figures, and a choice of at least two', () => {
    const faults = (...questions: ReportQuestion[]) => questionFaults(questions).map(({ path, message }) => [path, message]);
    expect(faults(question('a', { unit: 'vụ' }), question('b', { kind: 'choice', options: ['Có', 'Không'] }))).toEqual([]);
    expect(faults(question('a'), question('a'))).toEqual([['facts.questions.1.id', 'duplicate']]);
    expect(faults(question('a', { kind: 'text', unit: 'vụ', options: ['x'] }))).toEqual([
      ['facts.questions.0.unit', 'unit-of-number'],
      ['facts.questions.0.options', 'options-of-choice'],
    ]);
    expect(faults(question('a', { kind: 'choice', options: ['Có'] }))).toEqual([['facts.questions.0.options', 'options-too-few']]);
    expect(faults(question('a', { kind: 'choice', options: ['Có', ' có'] }))).toEqual([['facts.questions.0.options', 'duplicate']]);
  });

  it('that are answered are neither dropped nor asked in another way; the others are free', () => {
    const choice = question('c', { kind: 'choice', options: ['Có', 'Không'] });
    const before = [question('n', { unit: 'vụ' }), choice, question('free')];
    const given = [
      { questionId: 'n', state: 'given' as const, text: null },
      { questionId: 'c', state: 'given' as const, text: 'Có' },
      { questionId: 'free', state: 'empty' as const, text: null },
    ];
    const lost = (...after: ReportQuestion[]) => lostAnswers(before, after, given).map(({ path, message }) => [path, message]);
    expect(lost(choice, question('n', { unit: 'vụ', text: 'Hỏi khác' }))).toEqual([]);
    expect(lost(choice)).toEqual([['facts.questions', 'question-answered']]);
    expect(lost(question('n', { kind: 'text' }), choice)).toEqual([['facts.questions.0.kind', 'question-kind-answered']]);
    expect(lost(question('n', { unit: 'người' }), choice)).toEqual([['facts.questions.0.unit', 'question-unit-answered']]);
    expect(lost(question('n', { unit: 'vụ' }), { ...choice, options: ['Không', 'Chưa'] })).toEqual([
      ['facts.questions.1.options', 'option-answered'],
    ]);
  });
});

describe('a report', () => {
  const [LAST, AFTER] = [Date.UTC(2025, 10, 20, 16, 59), Date.UTC(2025, 10, 20, 17)];
  const term = { deadline: '2025-11-20', timeZone: 'Asia/Ho_Chi_Minh' };
  const look = (facts: Partial<typeof NOTHING_RECORDED>, now = AFTER) =>
    lookOf(standingOf({ ...NOTHING_RECORDED, ...facts }, { ...term, now }));

  it('is asked of remote sites of its audience, and never of the main hall or a group', () => {
    const site = (kind: string, group = false) => ({ kind, group });
    expect([site('province'), site('commune'), site('main'), site('province', true)].map((one) => isAskedSite(one, 'all'))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect([site('province'), site('commune')].map((one) => isAskedSite(one, 'commune'))).toEqual([false, true]);
  });

  it('is overdue after the last day of its time zone, late if it came then, and in time forever if it came before', () => {
    expect([look({}, LAST), look({}), look({ status: 'filling' }, LAST), look({ status: 'filling' })]).toEqual([
      'missing',
      'overdue',
      'filling',
      'overdue',
    ]);
    const sent = (at: number) => ({ status: 'submitted' as const, firstSubmittedAt: at, submittedAt: at });
    expect([look(sent(LAST)), look(sent(AFTER))]).toEqual(['submitted', 'late']);
    expect([look({ ...sent(LAST), status: 'correction' }), look({ ...sent(LAST), submittedAt: AFTER })]).toEqual([
      'correction',
      'submitted',
    ]);
    expect(lookOf(standingOf(NOTHING_RECORDED, { ...term, deadline: null, now: AFTER }))).toBe('missing');
  });
});
