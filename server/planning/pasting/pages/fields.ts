import { sha256 } from '../../../platform/canonical.ts';
import type { PageContext } from '../../../platform/pages/routes.ts';
import { fold } from '../../../platform/text.ts';
import { formText } from '../../collections/pages.ts';

const many = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

/** What was chosen for names that nothing has: pairs of the fields `called` and `as`; without a choice there is none. */
export function choicesIn({ form }: PageContext): Map<string, string> {
  const values = many(form['as']);
  return new Map(many(form['called']).flatMap((called, at) => (values[at] ? [[fold(called.slice(0, 500)), values[at]] as const] : [])));
}

/** The names, as they are written, for which a value was chosen. */
export function namesChosenAs({ form }: PageContext, value: string): string[] {
  const values = many(form['as']);
  return many(form['called']).flatMap((called, at) => (values[at] === value ? [called.slice(0, 500)] : []));
}

/** Numbers of the rows that the page offered to add. */
export const offeredLines = (context: PageContext): ReadonlySet<number> => new Set(formText(context, 'lines').split(',').map(Number));

/** The pasted text; browsers send its lines with another end. */
export const pastedText = (context: PageContext): string =>
  formText(context, 'text')
    .replace(/\r\n?/g, '\n')
    // A browser leaves out the first line of a field where it is blank.
    .replace(/^\n+/, '');

/** What tells a text from one that was edited after it was read. */
export const digestOf = (text: string): string => sha256(text);

/** Whether the form confirms what it showed. A text that was edited since is read again, as nobody has seen what it adds. */
export const isConfirmed = (context: PageContext, text: string): boolean =>
  formText(context, 'step') === 'add' && formText(context, 'seen') === digestOf(text);
