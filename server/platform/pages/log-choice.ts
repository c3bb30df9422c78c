import { CalendarDate } from '../contract.ts';
import { readTyped } from '../typed-dates.ts';
import type { PageContext } from './routes.ts';

// What the address of a log's page chooses; what is malformed in it is left out.

type Query = PageContext['query'];
const MAX_PERSON_LENGTH = 200;
const MAX_PAGE = 100_000;

/** Whom and which days a log is asked about. */
export function logChoice({ person = '', from, to }: Query) {
  const day = (text: string | undefined) => CalendarDate.safeParse(text && readTyped('date', text)).data;
  return { person: person.trim().slice(0, MAX_PERSON_LENGTH) || undefined, from: day(from), to: day(to) };
}

/** Which page, from 1. */
export const logPage = ({ page }: Query): number => Math.min(MAX_PAGE, Math.max(1, Math.trunc(Number(page)) || 1));

/** The address of a page of the same choice. */
export function logAddress(path: string, choice: Readonly<Record<string, string | undefined>>, page = 1): string {
  const parts = Object.entries({ ...choice, page: page > 1 ? String(page) : undefined });
  const query = new URLSearchParams(parts.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]))).toString();
  return query ? `${path}?${query}` : path;
}

/** Whether anything is chosen. */
export const isFiltered = (choice: object): boolean => Object.values(choice).some((value) => value !== undefined);
