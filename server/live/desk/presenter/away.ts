import { recipientsAway, type Away } from '../../../planning/awards/rules/absence.ts';
import { checkInState, isPresent, noteAbout, notesOfSitting } from '../../check-in/rules/index.ts';
import type { Speaker } from '../../sitting/contract/entities.ts';
import type { ViewContext } from '../../live-page/presenter/view-context.ts';

/** Who is noted as not present in the open sitting, by id. */
export function notedAway({ folded, state }: Pick<ViewContext, 'folded' | 'state'>): Away {
  const notes = state.openSittingId === null ? [] : notesOfSitting(checkInState(folded), state.openSittingId);
  return new Map(notes.flatMap(({ presence, participantId }) => (isPresent(presence) ? [] : [[participantId, 'absent'] as const])));
}

/** Tells whether a person so named is noted as not present in the open sitting; no where somebody of the same name may be. */
export function whoIsAway(context: Pick<ViewContext, 'plan' | 'folded' | 'state'>): (recipient: string) => boolean {
  const awayAmong = recipientsAway(context.plan.participants, notedAway(context));
  return (recipient) => awayAmong({ recipientKind: 'individual', recipients: [recipient] }).length > 0;
}

/** Why a speaker may not be there, in words: as the doors noted, or, while nothing was noted, as they answered; null if nothing says so. */
export function speakerAway(context: ViewContext, { participantId }: Pick<Speaker, 'participantId'>): string | null {
  const { plan, folded, state, t } = context;
  const person = participantId === null ? undefined : plan.participants.find(({ id }) => id === participantId);
  if (!person) return null;
  const note = state.openSittingId === null ? undefined : noteAbout(checkInState(folded), state.openSittingId, person.id);
  if (note) return isPresent(note.presence) ? null : t('desk.away.noted', { presence: t(`checkIn.presence.${note.presence}`) });
  return person.declined ? t('desk.away.declined') : null;
}
