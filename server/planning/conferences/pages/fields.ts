import type { PageContext } from '../../../platform/pages/routes.ts';

/** One field of a form as it was typed; '' when it is missing. */
export function typed(context: PageContext, field: string): string {
  const value = context.form[field];
  return typeof value === 'string' ? value : '';
}

/** A field in which nothing typed means that it is not known. */
export const typedOrNull = (context: PageContext, field: string): string | null =>
  typed(context, field).trim() === '' ? null : typed(context, field);

/** A number field; null when it is empty, not-a-number when it is none (the schema refuses that). */
export const numberOrNull = (context: PageContext, field: string): number | null =>
  typed(context, field).trim() === '' ? null : Number(typed(context, field));

export const ticked = (context: PageContext, field: string): boolean => context.form[field] !== undefined;

/** The conference in the address of a page. */
export const conferenceIn = (context: PageContext): string => context.params.conferenceId ?? '';
