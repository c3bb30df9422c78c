import type { PageContext } from '../../../platform/pages/routes.ts';
import { readTyped, type DateKind } from '../../../platform/typed-dates.ts';

/** One field of a form as typed; '' if it is missing. */
export function typed(context: PageContext, field: string): string {
  const value = context.form[field];
  return typeof value === 'string' ? value : '';
}

/** One field; null if it is empty, which means not known. */
export const typedOrNull = (context: PageContext, field: string): string | null =>
  typed(context, field).trim() === '' ? null : typed(context, field);

/** A date, month or time as it is stored; null if the field is empty, as typed if it is none (the schema refuses that). */
export function dateOrNull(context: PageContext, field: string, kind: DateKind = 'date'): string | null {
  const text = typedOrNull(context, field);
  return text === null ? null : readTyped(kind, text);
}

/** A number field; null if it is empty, NaN if it is not a number (the schema refuses that). */
export const numberOrNull = (context: PageContext, field: string): number | null =>
  typed(context, field).trim() === '' ? null : Number(typed(context, field));

export const ticked = (context: PageContext, field: string): boolean => context.form[field] !== undefined;

/** Id of the conference in the path of a page. */
export const conferenceIn = (context: PageContext): string => context.params.conferenceId ?? '';
