import type { Operation } from '../../../platform/contract.ts';

/** A button of the desk: what it runs, what it is called, what is said when it is done, and how it is undone. */
export interface Act {
  /** JSON of the operation's name and its input without the conference. */
  readonly act: string;
  readonly label: string;
  /** The key that presses it, as a keyboard names it. */
  readonly key?: string;
  /** What the toast says. */
  readonly said: string;
  /** What the toast's way back is called; none where there is none. */
  readonly undo?: string;
  /** The question that is asked before. */
  readonly confirm?: { readonly title: string; readonly text: string };
}

/** The command behind a button, as the form and the browser send it. */
export const actOf = (operation: Operation, input: object, words: Omit<Act, 'act'>): Act => ({
  act: JSON.stringify({ name: operation.name, input }),
  ...words,
});
