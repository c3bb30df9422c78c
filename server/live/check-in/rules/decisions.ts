import type { Participant } from '../../../planning/participants/contract.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import { ownSite, type SiteIdentity } from '../../../planning/sites/access/rules.ts';
import { hasRole, STAFF } from '../../../accounts/permissions.ts';
import type { DecisionContext } from '../../../platform/bus/handlers.ts';
import { AppError } from '../../../platform/errors.ts';
import { sliceOf, type Folded, type NewEntry } from '../../../platform/journal/contract.ts';
import { mergedIn } from '../../../planning/publishing/rules/index.ts';
import { stateOf } from '../../sitting/rules/state.ts';
import { participantNoted, type Presence, type PresenceNote } from '../contract.ts';
import { expectedAt, expectedPeople, hallOf } from './expected.ts';
import { formerIds } from './merged.ts';
import { checkInSlice, checkInState, happenedAt, isPresent, noteAbout } from './state.ts';

/** The parts of the plan in force that check-in looks at. */
export type CheckInPlan = Pick<Plan, 'participants' | 'sites' | 'sittings'>;

/** What a decision gets besides the state and its input. */
export interface CheckInContext extends DecisionContext {
  /** Null: nothing is published. */
  readonly plan: CheckInPlan | null;
  /** The site of a technician; null for everyone else. */
  readonly boundTo: string | null;
  /** A fresh id for a text that the command brings; of several texts, what theirs begin with. */
  readonly id: string;
  /** Why those who answered that they do not come do not, by participant. */
  readonly declined: ReadonlyMap<string, string | null>;
}

interface OfPerson {
  readonly sittingId: string;
  readonly participantId: string;
}

/** The site to which a login is confined; null for those who act for all. @throws AppError forbidden for a technician without a site. */
export function confinedTo(identity: SiteIdentity): string | null {
  if (identity.actor.kind === 'system' || hasRole(identity.roles, STAFF)) return null;
  const site = ownSite(identity);
  if (site === null) throw new AppError('forbidden');
  return site;
}

/** The participant, if the login may note them. @throws AppError not-published, not-found, check-in-group, check-in-elsewhere. */
function personOf(folded: Folded, { sittingId, participantId }: OfPerson, context: CheckInContext) {
  const { plan } = context;
  if (plan === null) throw new AppError('not-published');
  const isKnown = plan.sittings.some(({ id }) => id === sittingId) || stateOf(folded).sittings[sittingId] !== undefined;
  const person: Participant | undefined = plan.participants.find(({ id }) => id === participantId);
  if (!isKnown || !person) throw new AppError('not-found');
  if (person.group !== null) throw new AppError('check-in-group');
  const site = confinedTo(context);
  if (site !== null && expectedAt(plan, person) !== site) throw new AppError('check-in-elsewhere');
  return { plan, site, note: noteAbout(checkInState(folded), sittingId, participantId) };
}

export interface ArriveInput extends OfPerson {
  readonly online: boolean;
  readonly siteId: string | null;
  readonly door: string | null;
  readonly seenAt: number;
}

/**
 * Whether an arrival tells nothing new: they are there already, or left after it. In person counts over online, and being there over an
 * absence that was noted before they were seen.
 */
function isKnownArrival(note: PresenceNote, presence: Presence, at: number): boolean {
  if (note.presence === 'left') return at < note.at;
  return note.presence === presence || (note.presence === 'inPerson' && presence === 'online');
}

/**
 * No entries for somebody who is there already, so that two doors count them once.
 * @throws AppError not-published, not-found, check-in-group, check-in-elsewhere, invalid for an unknown site.
 */
export function decideArrive(folded: Folded, input: ArriveInput, context: CheckInContext): NewEntry[] {
  const { plan, site, note } = personOf(folded, input, context);
  const { sittingId, participantId, online, door, seenAt } = input;
  const at = input.siteId ?? hallOf(plan.sites)?.id ?? null;
  if (input.siteId !== null && !plan.sites.some(({ id, group }) => id === at && !group)) throw noSuchSite();
  if (site !== null && !online && at !== site) throw new AppError('check-in-elsewhere');
  const presence = online ? 'online' : 'inPerson';
  if (note && isKnownArrival(note, presence, happenedAt(context.now, seenAt))) return [];
  const where = online ? { siteId: null, door: null } : { siteId: at, door };
  return [participantNoted.make({ sittingId, participantId, presence, ...where, seenAt, late: note?.late ?? null })];
}

const noSuchSite = () => new AppError('invalid', {}, [{ path: 'siteId', message: 'no-such-reference' }]);

export interface NoteInput extends OfPerson {
  readonly presence: Presence | null;
  readonly late: boolean | null;
  /** Words; the entry names the row that they stand in. */
  readonly reason?: string | null | undefined;
  readonly seen: number;
}

/** Where somebody is whose presence is corrected by hand: where they were seen, or are expected. */
function whereOf(plan: CheckInPlan, { participantId, presence }: NoteInput, note: PresenceNote | undefined): string | null {
  if (presence === null || presence === 'online' || presence === 'excused' || presence === 'absent') return null;
  const person = plan.participants.find(({ id }) => id === participantId);
  return note?.siteId ?? note?.arrival?.siteId ?? (person ? expectedAt(plan, person) : null);
}

/** The ids of before they were merged under which the person is noted in the sitting. */
function notedFormerly(folded: Folded, { sittingId, participantId }: OfPerson): string[] {
  const noted = sliceOf(checkInSlice, folded);
  return formerIds(mergedIn(folded), participantId).filter((id) => noteAbout(noted, sittingId, id) !== undefined);
}

/** @throws AppError not-published, not-found, check-in-group, check-in-elsewhere, check-in-changed. */
export function decideNote(folded: Folded, input: NoteInput, context: CheckInContext): NewEntry[] {
  const { plan, note } = personOf(folded, input, context);
  const { sittingId, participantId, presence, late, reason = null } = input;
  if ((note?.presence ?? null) === presence && (note?.late ?? null) === late && reason === null) return [];
  if ((note?.seq ?? 0) !== input.seen) throw new AppError('check-in-changed');
  const siteId = whereOf(plan, input, note);
  const door = presence !== null && isPresent(presence) ? (note?.arrival?.door ?? null) : null;
  const why = reason === null ? {} : { reason: { id: context.id, version: 1 } };
  const taken = { sittingId, presence: null, siteId: null, door: null, seenAt: context.now, late: null };
  // What is corrected by hand holds, whatever was noted under an id that is no longer used.
  return [
    ...notedFormerly(folded, input).map((id) => participantNoted.make({ ...taken, participantId: id })),
    participantNoted.make({ sittingId, participantId, presence, siteId, door, seenAt: context.now, late, ...why }),
  ];
}

export interface ExcuseInput {
  readonly sittingId: string;
}

/** Those who answered that they do not come, as excused where nothing was noted. @throws AppError not-published, not-found, nobody-to-excuse. */
export function decideExcuse(folded: Folded, { sittingId }: ExcuseInput, context: CheckInContext): NewEntry[] {
  const { plan, declined, now, id } = context;
  if (plan === null) throw new AppError('not-published');
  if (!plan.sittings.some((one) => one.id === sittingId) && stateOf(folded).sittings[sittingId] === undefined)
    throw new AppError('not-found');
  const people = declinedUnnoted(folded, sittingId, plan, declined);
  if (people.length === 0) throw new AppError('nobody-to-excuse');
  const none = { siteId: null, door: null, late: null } as const;
  return people.map((participantId, at) =>
    participantNoted.make({
      sittingId,
      participantId,
      presence: 'excused',
      seenAt: now,
      ...none,
      ...(declined.get(participantId) && { reason: { id: reasonId(id, at), version: 1 } }),
    }),
  );
}

/** The id of the text that says why one of several people is excused. */
export const reasonId = (id: string, at: number): string => `${id}-${at}`;

/** Whom a sitting expects although they answered that they do not come, as long as nothing was noted of them. */
export function declinedUnnoted(
  folded: Folded,
  sittingId: string,
  plan: CheckInPlan,
  declined: ReadonlyMap<string, string | null>,
): string[] {
  const state = checkInState(folded);
  return expectedPeople(plan).flatMap(({ id }) => (declined.has(id) && noteAbout(state, sittingId, id) === undefined ? [id] : []));
}
