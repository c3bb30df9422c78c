import type { Key } from '../i18n/translate.ts';
import type { InputOf, Operation } from './contract.ts';
import type { Refusal } from './errors.ts';
import type { PageContext } from './pages/routes.ts';

/** Fields of a form as typed, and the parameters of its path, such as conferenceId and siteId. */
export type FormFields = Readonly<Record<string, string | undefined>>;

/** A form of a live page: it runs its operation over the socket, or without JavaScript by posting to its own path. */
export interface LiveForm {
  readonly operation: Operation;
  input(fields: FormFields): object;
  /** Toast after success. */
  toast(fields: FormFields): Key;
  /** Sent again with something else before its answer, only the last one counts. */
  readonly replaces?: boolean;
}

/** Defines a live form with the types of its operation. */
export const liveForm = <T extends Operation>(
  operation: T,
  toast: Key | ((fields: FormFields) => Key),
  input: (fields: FormFields) => InputOf<T>,
): LiveForm => ({
  operation,
  input: (fields) => input(fields) as object,
  toast: (fields) => (typeof toast === 'string' ? toast : toast(fields)),
});

/** Reads them from a request: the fields, and the parameters of the path. */
export const fieldsOf = ({ form, params }: Pick<PageContext, 'form' | 'params'>): FormFields => ({
  ...Object.fromEntries(Object.entries(form).filter((pair): pair is [string, string] => typeof pair[1] === 'string')),
  ...params,
});

/** One field as typed; '' if it is missing. */
export const typedIn = (fields: FormFields, name: string): string => fields[name] ?? '';

/** One field; null if it is empty, which means not known. */
export const knownIn = (fields: FormFields, name: string): string | null =>
  typedIn(fields, name).trim() === '' ? null : typedIn(fields, name);

/** A number; null if the field is empty, NaN if it is not a number (the schema refuses that). */
export const numberIn = (fields: FormFields, name: string): number | null => {
  const text = knownIn(fields, name);
  return text === null ? null : Number(text);
};

/** The words of a refusal: those of its faults, if it has any. */
export const refusalWords = ({ message, faults }: Refusal): string =>
  faults.length > 0 ? faults.map((fault) => fault.message).join(' ') : message;
