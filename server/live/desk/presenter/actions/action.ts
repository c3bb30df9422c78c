import type { Operation } from '../../../../platform/contract.ts';
import type { ViewContext } from '../../../live-page/presenter/view-context.ts';

/** A button of the desk: its command, its label, its toast, and its undo button. */
export interface Action {
  /** JSON of the operation's name and its input without the conference. */
  readonly command: string;
  readonly label: string;
  /** Whom or what it concerns, for a confirmation after the press. */
  readonly subject?: string;
  /** The key that presses it, as a keyboard names it. */
  readonly key?: string;
  /** Why it cannot be pressed now, in words; undefined: it can. */
  readonly barred?: string;
  /** What the toast says. */
  readonly toast: string;
  /** Label of the toast's undo button; missing if there is nothing to undo. */
  readonly undo?: string;
  /** The question that is asked before. */
  readonly confirm?: { readonly title: string; readonly text: string };
}

/** The command of a button, as sent by the form and the browser. */
export const actionOf = (operation: Operation, input: object, words: Omit<Action, 'command'>): Action => ({
  command: JSON.stringify({ name: operation.name, input }),
  ...words,
});

/** Label of the toast's undo button, for actions without a word of their own. */
export const undoLabel = ({ t }: ViewContext): string => t('common.action.undo');
