import { handleAppend, type Handler, type PrepareContext } from '../bus/handlers.ts';
import type { InputOf, Operation, OutputOf } from '../contract.ts';
import type { Slice } from './contract.ts';
import { decideCorrection } from './undo.ts';

type CorrectOperation = Operation & {
  readonly input: { readonly _zod: { readonly output: { conferenceId: string; seq: number } } };
  readonly output: { readonly _zod: { readonly output: { seq: number } } };
};

/**
 * Handles the command that undoes an entry of any slice. It answers the number of the last correcting entry.
 * `check` refuses if nothing may be corrected any more.
 */
export const handleCorrection = <T extends CorrectOperation>(
  operation: T,
  slices: readonly Slice<unknown>[],
  check: (context: PrepareContext, input: InputOf<T>) => Promise<void>,
): Handler =>
  handleAppend(operation, {
    prepare: async (context, input) => {
      await check(context, input);
      return {};
    },
    decide: (folded, input, context) => ({
      entries: decideCorrection(slices, folded, input as { seq: number }, context),
      output: (stored) => ({ seq: stored.at(-1)?.seq ?? 0 }) as OutputOf<T>,
    }),
  });
