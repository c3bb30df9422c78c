import { translate, type Lang } from '../../../i18n/translate.ts';
import type { Fault, Refusal } from '../../../platform/errors.ts';
import { AUDIENCES, QUESTION_KINDS, type FormFacts, type ReportQuestion } from '../contract/entities.ts';

/** Names of the fields of one question, by its place in the form. */
export const questionField = (at: number, fact: string): string => `q${at}-${fact}`;

/** The form of a report form as it is typed; a new question has no text yet. */
export interface TypedForm {
  readonly title: string;
  readonly about: string;
  readonly audience: string;
  readonly deadline: string | null;
  readonly questions: readonly ReportQuestion[];
}

export const typedOf = (facts: FormFacts): TypedForm => ({ ...facts, about: facts.about ?? '' });

const faultAt = (faults: readonly Fault[], path: string): string | undefined => faults.find((fault) => fault.path === path)?.message;

/** Where in the page a fault is. */
const placeOf = (path: string): string => {
  const [, at, fact] = /^facts\.questions\.(\d+)\.(\w+)/.exec(path) ?? [];
  return at === undefined || fact === undefined ? path.replace(/^facts\./, '') : questionField(Number(at), fact);
};

function questionRow(lang: Lang, question: ReportQuestion, at: number, faults: readonly Fault[]) {
  const field = (fact: string): string => questionField(at, fact);
  const error = (fact: string): string | undefined => faultAt(faults, `facts.questions.${at}.${fact}`);
  return {
    ...question,
    n: at + 1,
    label: translate(lang, 'reports.form.question', { n: at + 1 }),
    optionsText: question.options.join('\n'),
    names: Object.fromEntries(['id', 'order', 'text', 'kind', 'unit', 'options', 'required', 'sums'].map((fact) => [fact, field(fact)])),
    kinds: QUESTION_KINDS.map((kind) => ({
      value: kind,
      label: translate(lang, `reports.kind.${kind}`),
      selected: kind === question.kind,
    })),
    errors: { text: error('text'), unit: error('unit'), options: error('options'), kind: error('kind') },
  };
}

/** Where no question of a form stands. */
const BLANK_AT = 999_999;

/** What a script adds as a new question, under names that no other one has. */
export const blankRow = (lang: Lang, question: ReportQuestion) => questionRow(lang, question, BLANK_AT, []);

/** The page on which a form is made or changed. */
export function reportFormView(lang: Lang, typed: TypedForm, refusal?: Refusal) {
  const faults = refusal?.faults ?? [];
  return {
    title: { value: typed.title, error: faultAt(faults, 'facts.title') },
    about: { value: typed.about, error: faultAt(faults, 'facts.about') },
    deadline: { value: typed.deadline, error: faultAt(faults, 'facts.deadline') },
    audiences: AUDIENCES.map((value) => ({
      value,
      label: translate(lang, `reports.audience.${value}`),
      selected: value === typed.audience,
    })),
    rows: typed.questions.map((question, at) => questionRow(lang, question, at, faults)),
    errors: faults.map(({ path, message }) => ({ field: placeOf(path), text: message })),
    errorTitle: refusal?.message,
  };
}
