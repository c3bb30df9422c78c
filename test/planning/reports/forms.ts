import type { FormFacts, ReportQuestion } from '../../../server/planning/reports/contract/entities.ts';

/** A question by number that has to be answered. */
export const question = (id: string, facts: Partial<ReportQuestion> = {}): ReportQuestion => ({
  id,
  kind: 'number',
  text: `Câu ${id}`,
  unit: null,
  sums: true,
  options: [],
  required: true,
  ...facts,
});

/** A form of a figure and a text that need not be answered. */
export const FORM: FormFacts = {
  title: 'Biểu 01',
  about: null,
  audience: 'all',
  deadline: '2025-11-26',
  questions: [question('n', { unit: 'vụ' }), question('t', { kind: 'text', required: false })],
};
