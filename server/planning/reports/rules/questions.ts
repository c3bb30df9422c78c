import type { Fault } from '../../../platform/errors.ts';
import { spelled } from '../../../platform/text.ts';
import type { ReportQuestion, StoredAnswer } from '../contract/entities.ts';

/** What is wrong with a question by itself. */
function ownFaults({ kind, unit, options }: ReportQuestion, path: string): Fault[] {
  const isDouble = new Set(options.map(spelled)).size < options.length;
  return [
    ...(kind !== 'number' && unit !== null ? [{ path: `${path}.unit`, message: 'unit-of-number' }] : []),
    ...(kind !== 'choice' && options.length > 0 ? [{ path: `${path}.options`, message: 'options-of-choice' }] : []),
    ...(kind === 'choice' && options.length < 2 ? [{ path: `${path}.options`, message: 'options-too-few' }] : []),
    ...(isDouble ? [{ path: `${path}.options`, message: 'duplicate' }] : []),
  ];
}

/** What is wrong with the questions of a form, by their place in the input. */
export function questionFaults(questions: readonly ReportQuestion[]): Fault[] {
  const ids = questions.map(({ id }) => id);
  return questions.flatMap((question, at) => {
    const path = `facts.questions.${at}`;
    const isRepeated = ids.indexOf(question.id) < at;
    return [...(isRepeated ? [{ path: `${path}.id`, message: 'duplicate' }] : []), ...ownFaults(question, path)];
  });
}

type Given = Pick<StoredAnswer, 'questionId' | 'state' | 'text'>;

/** Changes of questions that would make answers of sites meaningless: what is answered is neither removed nor asked in another way. */
export function lostAnswers(before: readonly ReportQuestion[], after: readonly ReportQuestion[], answers: readonly Given[]): Fault[] {
  const answered = Map.groupBy(
    answers.filter(({ state }) => state !== 'empty'),
    ({ questionId }) => questionId,
  );
  return before.flatMap((question) => {
    const given = answered.get(question.id);
    if (!given) return [];
    const at = after.findIndex(({ id }) => id === question.id);
    const now = after[at];
    if (!now) return [{ path: 'facts.questions', message: 'question-answered', params: { text: question.text } }];
    const path = `facts.questions.${at}`;
    if (now.kind !== question.kind) return [{ path: `${path}.kind`, message: 'question-kind-answered' }];
    if (now.unit !== question.unit) return [{ path: `${path}.unit`, message: 'question-unit-answered' }];
    const gone = given.find(({ text }) => now.kind === 'choice' && text !== null && !now.options.includes(text));
    return gone ? [{ path: `${path}.options`, message: 'option-answered', params: { text: gone.text ?? '' } }] : [];
  });
}
