import { clearFaults, copyFault } from './faults.ts';
import { agrees, only, type FieldValues } from './field-values.ts';
import { typedValues } from './fields.ts';

/** The fields of a form that were refused as they stand, so that the others can be stored without them. */
export interface RefusedFields {
  /** The fields that still hold what was refused. */
  names(): string[];
  /** Notes fields that an answer refuses, with what was sent of them; the answer says why. */
  hold(values: FieldValues, answer: Document): void;
  /** Shows beside each of them why. */
  show(): void;
  forget(): void;
}

interface Refused {
  readonly values: FieldValues;
  /** The page that says what is wrong. */
  readonly answer: Document;
}

export function holdRefused(form: HTMLFormElement): RefusedFields {
  const held = new Map<string, Refused>();
  const names = (): string[] => {
    const typed = typedValues(form);
    return [...held].filter(([name, { values }]) => agrees(name, values, typed)).map(([name]) => name);
  };
  return {
    names,
    hold(values, answer) {
      for (const name of values.keys()) held.set(name, { values: only(values, [name]), answer });
    },
    show() {
      const still = names();
      if (still.length === 0) return;
      clearFaults(form);
      for (const name of still) {
        const answered = held.get(name)?.answer.querySelector<HTMLFormElement>('form[data-record]');
        if (answered) copyFault(form, answered, name);
      }
    },
    forget: () => held.clear(),
  };
}
