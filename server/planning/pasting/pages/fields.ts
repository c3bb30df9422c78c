import { sha256 } from '../../../platform/canonical.ts';
import type { PageContext } from '../../../platform/pages/routes.ts';
import { fold } from '../../../platform/text.ts';
import { formText } from '../../collections/pages.ts';
import { NONE } from '../presenter/band.ts';
import type { SiteChoices } from '../rules/people.ts';

/** The values of a field that may be given several times. */
export const manyIn = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

/** What was chosen for names that nothing has: pairs of the fields `called` and `as`; without a choice there is none. */
export function choicesIn({ form }: PageContext): Map<string, string> {
  const values = manyIn(form['as']);
  return new Map(manyIn(form['called']).flatMap((called, at) => (values[at] ? [[fold(called.slice(0, 500)), values[at]] as const] : [])));
}

/** The names, as they are written, for which a value was chosen. */
export function namesChosenAs({ form }: PageContext, value: string): string[] {
  const values = manyIn(form['as']);
  return manyIn(form['called']).flatMap((called, at) => (values[at] === value ? [called.slice(0, 500)] : []));
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

/** The sites that were chosen for names that no site has. */
export const siteChoices = (context: PageContext): SiteChoices =>
  new Map([...choicesIn(context)].map(([called, siteId]) => [called, siteId === NONE ? null : siteId]));

/** The same, as an operation takes them. */
export const calledSites = (context: PageContext) => [...siteChoices(context)].map(([called, siteId]) => ({ called, siteId }));
