import type { ErrorCode, Fault } from '../errors.ts';

/** Which function a thread runs: an export of a module that takes one plain value and returns one, or a promise of it. */
export interface ThreadWork {
  /** Path of the module. */
  readonly module: string;
  /** Name of the export. */
  readonly name: string;
}

/** What a thread answers: a value; a refusal, which an error of another thread cannot carry; or the words of any other error. */
export type ThreadAnswer =
  | { readonly value: unknown }
  | { readonly refusal: { readonly code: ErrorCode; readonly params: Fault['params']; readonly faults: readonly Fault[] } }
  | { readonly error: string };

/** Values are copied from thread to thread, so that neither side loses them. */
export const NOTHING_MOVED: [] = [];
