import type { Fault } from '../../platform/errors.ts';
import { dayAt } from '../conferences/rules.ts';
import { ANSWERS, type InvitationAnswer, type Invited, type Reply } from './contract.ts';

/** Faults of an answer: what it needs, and what does not belong to it. `byOffice`: noted after a call, when a reason may not have been given. */
export function replyFaults({ answer, siteId, substitute, reason }: Reply, byOffice: boolean): Fault[] {
  const required = (path: string): Fault => ({ path: `reply.${path}`, message: 'required' });
  const stray = (path: string): Fault => ({ path: `reply.${path}`, message: 'not-of-answer' });
  return [
    ...(answer === 'at-site' && siteId === null ? [required('siteId')] : []),
    ...(answer !== 'at-site' && siteId !== null ? [stray('siteId')] : []),
    ...(answer === 'substitute' && substitute === null ? [required('substitute.name')] : []),
    ...(answer !== 'substitute' && substitute !== null ? [stray('substitute')] : []),
    ...(answer === 'declined' && reason === null && !byOffice ? [required('reason')] : []),
    ...(answer !== 'declined' && answer !== 'substitute' && reason !== null ? [stray('reason')] : []),
  ];
}

/** What the last moment for answers follows from: the deadline and the first day of the conference, YYYY-MM-DD. */
export interface Term {
  readonly deadline: string | null;
  readonly firstDay: string | null;
  readonly timeZone: string;
}

/** Whether the invited may still answer: until the end of the deadline, without one until the end of the first day. */
export function isOpenForAnswers({ deadline, firstDay, timeZone }: Term, now: number): boolean {
  const last = deadline ?? firstDay;
  return last === null || dayAt(now, timeZone) <= last;
}

/** Who is invited when the whole list is: those of the attendee list without an invitation. A stand-in comes by the invitation of somebody else. */
export const toInvite = (people: readonly Invited[]): Invited[] =>
  people.filter(({ listed, standsFor, invitation }) => listed && standsFor === null && invitation === null);

/** The filters of the list. */
export const SHOWN = ['waiting', ...ANSWERS, 'uninvited', 'unreachable'] as const;
export type Shown = (typeof SHOWN)[number];

/** Whether a filter shows a participant. */
export function showsInvited({ invitation, hasEmail, standsFor, listed }: Invited, show: Shown): boolean {
  if (show === 'uninvited') return invitation === null && standsFor === null && listed;
  if (invitation === null) return false;
  if (show === 'unreachable') return !hasEmail && invitation.answer === null;
  return show === 'waiting' ? invitation.answer === null : invitation.answer === show;
}

/** How many invitations there are, and how they were answered. */
export function answerCounts(people: readonly Invited[]): Readonly<Record<InvitationAnswer | 'invited' | 'answered' | 'waiting', number>> {
  const answers = people.flatMap(({ invitation }) => (invitation ? [invitation.answer] : []));
  const count = (answer: InvitationAnswer | null): number => answers.filter((one) => one === answer).length;
  const waiting = count(null);
  return {
    invited: answers.length,
    answered: answers.length - waiting,
    waiting,
    'in-person': count('in-person'),
    'at-site': count('at-site'),
    substitute: count('substitute'),
    declined: count('declined'),
  };
}
