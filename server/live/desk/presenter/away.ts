import { spelled } from '../../../platform/text.ts';
import { checkInState, isPresent, notesOfSitting } from '../../check-in/rules/index.ts';
import type { ViewContext } from '../../live-page/presenter/view-context.ts';

/** A name as it is compared: of a recipient without the post behind it and the address before it. */
const bareName = (text: string): string => spelled(text.split(',')[0] ?? '').replace(/^(?:đồng chí|đ\/c|ông|bà) /, '');

/** Tells whether a person so named is noted as not present in the open sitting; no where somebody of the same name may be. */
export function whoIsAway({ plan, folded, state }: ViewContext): (recipient: string) => boolean {
  const notes = state.openSittingId === null ? [] : notesOfSitting(checkInState(folded), state.openSittingId);
  const away = new Set(notes.filter(({ presence }) => !isPresent(presence)).map(({ participantId }) => participantId));
  if (away.size === 0) return () => false;
  const byName = Map.groupBy(plan.participants, ({ name }) => bareName(name ?? ''));
  return (recipient) => {
    const called = byName.get(bareName(recipient)) ?? [];
    return called.length > 0 && called.every(({ id }) => away.has(id));
  };
}
