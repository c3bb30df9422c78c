import { itemOf, type ViewContext } from './view-context.ts';

/** The way to what became of the comments while the item runs that explains it; null otherwise. */
export function explanationLink(context: ViewContext): string | null {
  const item = itemOf(context, context.state.runningItemId);
  return item?.kind === 'explanation' && !item.hidden ? `/conferences/${context.plan.conference.id}/explanation` : null;
}
