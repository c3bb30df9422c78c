import type { ViewContext } from '../../../live-page/presenter/view-context.ts';
import type { Seen } from '../../../sitting/contract/index.ts';
import { seenNow } from '../../../sitting/rules/index.ts';

type Drawn = Pick<ViewContext, 'state' | 'index'>;

/** What can be seen, by what is drawn: dozens of buttons ask for it, and after a long day it takes a look at thousands of turns. */
const inView = new WeakMap<Drawn, Required<Seen>>();

/** What a button's command is held to: the names of what its presser saw when it was drawn. */
export function seen(context: Drawn, ...names: readonly (keyof Seen)[]): { readonly seen: Seen } {
  const now = inView.get(context) ?? seenNow(context.state, context.index);
  inView.set(context, now);
  return { seen: Object.fromEntries(names.map((name) => [name, now[name]])) };
}

/** What an invitation depends on. */
export const INVITING = ['itemId', 'turnId', 'lastTurnId', 'list'] as const satisfies readonly (keyof Seen)[];
/** What ends whatever is going on depends on: the turn and the item that were seen. */
export const ENDING = ['sittingId', 'itemId', 'turnId', 'lastTurnId'] as const satisfies readonly (keyof Seen)[];
