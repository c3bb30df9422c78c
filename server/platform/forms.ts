import type { Key } from '../i18n/translate.ts';
import type { InputOf, Operation } from './contract.ts';
import type { Refusal } from './errors.ts';
import type { PageContext } from './pages/routes.ts';

/** What a form says: its fields as they were typed, and the places it belongs to, such as conferenceId and siteId. */
export type FormFields = Readonly<Record<string, string | undefined>>;

/** A form of a live page: with a script it runs its operation over the socket, without one over its own address. */
export interface LiveForm {
  readonly operation: Operation;
  input(fields: FormFields): object;
  /** What is said when it is done. */
  toast(fields: FormFields): Key;
}

export const liveForm = <T extends Operation>(
  operation: T,
  toast: Key | ((fields: FormFields) => Key),
  input: (fields: FormFields) => InputOf<T>,
): LiveForm => ({
  operation,
  input: (fields) => input(fields) as object,
  toast: (fields) => (typeof toast === 'string' ? toast : toast(fields)),
});

/** The same from a request: its fields, and the places in its address. */
export const fieldsOf = ({ form, params }: Pick<PageContext, 'form' | 'params'>): FormFields => ({
  ...Object.fromEntries(Object.entries(form).filter((pair): pair is [string, string] => typeof pair[1] === 'string')),
  ...params,
});

/** One field as it was typed; '' when it is missing. */
export const typedIn = (fields: FormFields, name: string): string => fields[name] ?? '';

/** A field in which nothing typed means that it is not known. */
export const knownIn = (fields: FormFields, name: string): string | null =>
  typedIn(fields, name).trim() === '' ? null : typedIn(fields, name);

/** A number; null when nothing is typed, not-a-number when it is none (the schema refuses that). */
export const numberIn = (fields: FormFields, name: string): number | null => {
  const text = knownIn(fields, name);
  return text === null ? null : Number(text);
};

/** The words of a refusal: of each fault where the input has some. */
export const refusalWords = ({ message, faults }: Refusal): string =>
  faults.length > 0 ? faults.map((fault) => fault.message).join(' ') : message;
