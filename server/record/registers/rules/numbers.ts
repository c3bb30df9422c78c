import { formFor } from '../../printouts/rules/forms.ts';
import { padded } from '../../printouts/rules/index.ts';
import type { BookForm } from '../contract/index.ts';

/** A number as papers and registers write it: 05, 12a. */
export const paperNumberText = ({ number, suffix }: { readonly number: number; readonly suffix: string }): string =>
  `${padded(number)}${suffix}`;

interface Signed {
  readonly form: BookForm;
  readonly kind: string;
  readonly date: string;
  readonly office: string | null;
  readonly number: number;
  readonly suffix: string;
}

/** Number and sign as the form of its day writes them: 05-BB/VPTW, 05/BB-VPTW. */
export function paperSign({ form, kind, date, office, ...number }: Signed): string {
  const { numberJoin, officeJoin } = formFor(form, date);
  return `${paperNumberText(number)}${numberJoin}${kind}${office === null ? '' : `${officeJoin}${office}`}`;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** The letter of the next late number behind one; null when none is left. `taken`: the letters behind it, in any order. */
export const nextSuffix = (taken: readonly string[]): string | null => LETTERS[taken.filter((letter) => letter !== '').length] ?? null;
