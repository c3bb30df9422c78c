import type { Operation } from '../../../platform/contract.ts';
import type { ViewContext } from '../../live-page/presenter/view-context.ts';
import type { Seen } from '../../sitting/contract/index.ts';
import { seenNow } from '../../sitting/rules/index.ts';

/** A button of the desk: what it runs, what it is called, the toast when it is done, and how it is undone. */
export interface Action {
  /** JSON of the operation's name and its input without the conference. */
  readonly command: string;
  readonly label: string;
  /** Whom or what it is about, for a question that comes later than the press. */
  readonly subject?: string;
  /** The key that presses it, as a keyboard names it. */
  readonly key?: string;
  /** What the toast says. */
  readonly toast: string;
  /** What the toast's way back is called; none where there is none. */
  readonly undo?: string;
  /** The question that is asked before. */
  readonly confirm?: { readonly title: string; readonly text: string };
}

/** What a button's command is held to: the names of what its presser saw when it was drawn. */
export function seen({ state, index }: Pick<ViewContext, 'state' | 'index'>, ...names: readonly (keyof Seen)[]): { readonly seen: Seen } {
  const now = seenNow(state, index);
  return { seen: Object.fromEntries(names.map((name) => [name, now[name]])) };
}
/** What an invitation depends on. */
export const INVITING = ['itemId', 'turnId', 'lastTurnId', 'list'] as const satisfies readonly (keyof Seen)[];
/** What ends whatever goes on: the turn and the item that were seen. */
export const ENDING = ['sittingId', 'itemId', 'turnId', 'lastTurnId'] as const satisfies readonly (keyof Seen)[];

/** The command behind a button, as the form and the browser send it. */
export const actionOf = (operation: Operation, input: object, words: Omit<Action, 'command'>): Action => ({
  command: JSON.stringify({ name: operation.name, input }),
  ...words,
});
