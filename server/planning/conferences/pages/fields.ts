import type { Visit } from '../../../platform/pages/routes.ts';

/** One field of a form as it was typed; '' when it is missing. */
export function typed(visit: Visit, field: string): string {
  const value = visit.form[field];
  return typeof value === 'string' ? value : '';
}

/** A field in which nothing typed means that it is not known. */
export const typedOrNull = (visit: Visit, field: string): string | null => (typed(visit, field).trim() === '' ? null : typed(visit, field));

/** A number field; null when it is empty, not-a-number when it is none (the schema refuses that). */
export const numberOrNull = (visit: Visit, field: string): number | null =>
  typed(visit, field).trim() === '' ? null : Number(typed(visit, field));

export const ticked = (visit: Visit, field: string): boolean => visit.form[field] !== undefined;

/** The conference in the address of a page. */
export const conferenceIn = (visit: Visit): string => visit.params.conferenceId ?? '';
