import type { Invited } from '../contract.ts';
import type { InvitationMail, MailKind, MailState } from './contract.ts';

/** How an attempt to hand a message to the mail server ended. `code`: its answer; null if it gave none. */
export type Delivery =
  | { readonly is: 'taken' }
  /** For good: this address or message is not taken. */
  | { readonly is: 'refused'; readonly code: number }
  /** For now: the server cannot be reached, or asks to come again. */
  | { readonly is: 'put-off'; readonly code: number | null; readonly isUnreachable: boolean }
  /** There is no address, link or conference any more. */
  | { readonly is: 'gone' }
  /** The line broke after the text was handed over. */
  | { readonly is: 'in-doubt' };

/** What is known of a failure when a message is handed over. */
export interface Failure {
  /** Answer of the server; undefined if it gave none. */
  readonly code: number | undefined;
  /** Whether the server had asked for the text, and it was being sent. */
  readonly hasBegun: boolean;
}

/** What a failure means. An answer of the server says itself what became of the message; without one it is in doubt once its text was on the way. */
export function deliveryOf({ code, hasBegun }: Failure, isAboutMessage: boolean): Delivery {
  if (code !== undefined && code >= 500 && isAboutMessage) return { is: 'refused', code };
  if (code === undefined && hasBegun) return { is: 'in-doubt' };
  return { is: 'put-off', code: code ?? null, isUnreachable: !isAboutMessage };
}

/** Waits before the next attempt, in milliseconds; after the last one it is given up. */
export const RETRY_DELAYS_MS: readonly number[] = [1, 5, 15, 60, 180].map((minutes) => minutes * 60_000);

/** The state of a message after an attempt, and when it is tried again. */
export function afterAttempt(
  delivery: Delivery,
  attempts: number,
  now: number,
): { readonly state: MailState; readonly code: number | null; readonly dueAt: number } {
  if (delivery.is === 'taken') return { state: 'sent', code: null, dueAt: now };
  if (delivery.is === 'refused') return { state: 'refused', code: delivery.code, dueAt: now };
  if (delivery.is === 'gone') return { state: 'failed', code: null, dueAt: now };
  if (delivery.is === 'in-doubt') return { state: 'unknown', code: null, dueAt: now };
  const delay = RETRY_DELAYS_MS[attempts - 1];
  return delay === undefined
    ? { state: 'failed', code: delivery.code, dueAt: now }
    : { state: 'waiting', code: delivery.code, dueAt: now + delay };
}

/** How long an attempt may take; a message that was begun longer ago belongs to a server that stopped, and may have been sent. */
export const MAX_ATTEMPT_MS = 5 * 60_000;
/** Nobody is reminded by itself within a day of the invitation or the last reminder. */
const REMINDED_WITHIN_MS = 86_400_000;

const isUnderway = ({ state }: InvitationMail): boolean => state === 'waiting' || state === 'sending';

interface Wish {
  readonly kind: MailKind;
  readonly messages: readonly InvitationMail[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The last message of a kind to somebody. */
type LastTo = (kind: MailKind, participantId: string) => InvitationMail | undefined;

function lastTo(messages: readonly InvitationMail[]): LastTo {
  const keyOf = (kind: MailKind, participantId: string): string => `${kind}/${participantId}`;
  const byKey = new Map(messages.map((one) => [keyOf(one.kind, one.participantId), one]));
  return (kind, participantId) => byKey.get(keyOf(kind, participantId));
}

/** Whether a message of a kind is to be sent to somebody when it is sent to all. */
function isDue(person: Invited, { kind, now }: Pick<Wish, 'kind' | 'now'>, lastMail: LastTo): boolean {
  const last = lastMail(kind, person.id);
  if (kind === 'invitation') return last === undefined || last.state === 'failed';
  const invited = lastMail('invitation', person.id);
  const isRecent = [last, invited].some((one) => one !== undefined && now - one.at <= REMINDED_WITHIN_MS);
  return person.invitation?.answer === null && invited?.state !== 'refused' && !isRecent;
}

/** Those who get a message: whose link holds and whose address is known, and who have none of the kind underway. `named`: only these, also again. */
export function recipientsOf(people: readonly Invited[], wish: Wish, named?: ReadonlySet<string>): Invited[] {
  const underway = new Set(wish.messages.flatMap((one) => (one.kind === wish.kind && isUnderway(one) ? one.participantId : [])));
  const lastMail = lastTo(wish.messages);
  return people.filter((person) => {
    const { id, group, invitation, hasEmail } = person;
    if (!hasEmail || group !== null || invitation === null || invitation.revoked || underway.has(id)) return false;
    return named ? named.has(id) : isDue(person, wish, lastMail);
  });
}
