import { AppError } from '../../../platform/errors.ts';
import { TOUCH_LEVELS, type PlanChange, type Touch, type TouchKind } from '../contract.ts';

/** All ids by which a speaker is known. */
export interface SpeakerIds {
  readonly participantId: string | null;
  readonly siteId: string | null;
  readonly paperId: string | null;
}

/** What is underway in a conference, as far as a change of its plan may touch it. Provided by the floor above; only compared here. */
export interface Underway {
  readonly openSittingId: string | null;
  readonly runningItemId: string | null;
  /** Closed sittings. */
  readonly heldSittings: readonly string[];
  /** Items that were started and are not running. */
  readonly heldItems: readonly string[];
  readonly speaking: readonly SpeakerIds[];
  readonly waiting: readonly SpeakerIds[];
  readonly heard: readonly SpeakerIds[];
  readonly connectedSites: readonly string[];
  /** Awards of which a batch was called to the stage or conferred in the open sitting. */
  readonly begunAwards: readonly string[];
  /** People cast ballots that nobody can take back. */
  readonly hasSecretVote: boolean;
}

const NAMES = { papers: 'paperId', participants: 'participantId', sites: 'siteId' } as const;

const isAmong = (speakers: readonly SpeakerIds[], { list, id }: SpeakerChange): boolean => speakers.some((one) => one[NAMES[list]] === id);

type SpeakerChange = PlanChange & { readonly list: keyof typeof NAMES };
const isOfSpeakers = (change: PlanChange): change is SpeakerChange => change.list in NAMES;

/** What the removal of a paper, a participant or a site touches: the most current of its roles. */
function removedSpeaker(change: SpeakerChange, { speaking, waiting, heard, connectedSites }: Underway): TouchKind | null {
  if (isAmong(speaking, change)) return 'speaking';
  if (isAmong(waiting, change)) return 'waiting';
  if (change.list === 'sites' && connectedSites.includes(change.id)) return 'connected';
  return isAmong(heard, change) ? 'heard' : null;
}

function removed(change: PlanChange, underway: Underway): TouchKind | null {
  const { list, id } = change;
  if (list === 'awards') return underway.begunAwards.includes(id) ? 'award-removed' : null;
  if (isOfSpeakers(change)) return removedSpeaker(change, underway);
  if (list === 'sittings') return id === underway.openSittingId ? 'open' : underway.heldSittings.includes(id) ? 'held' : null;
  if (list === 'items') return id === underway.runningItemId ? 'running' : underway.heldItems.includes(id) ? 'held' : null;
  return null;
}

function changed(change: PlanChange, { runningItemId, heldItems, waiting, begunAwards }: Underway): TouchKind | null {
  const { list, id, fields } = change;
  const has = (name: string): boolean => fields.some(({ field }) => field === name);
  if (list === 'items' && has('sittingId')) {
    if (id === runningItemId) return 'running-moved';
    if (heldItems.includes(id)) return 'held-moved';
  }
  if (list === 'awards' && begunAwards.includes(id) && (has('recipients') || has('perBatch'))) return 'award-changed';
  if (list === 'items' && id === runningItemId && has('classification')) return 'running-classified';
  return list === 'papers' && has('itemId') && isOfSpeakers(change) && isAmong(waiting, change) ? 'moved' : null;
}

/** Speakers removed from an item while they are waiting. */
function unlisted({ list, fields }: PlanChange, { waiting }: Underway): Touch[] {
  const speakers = list === 'items' ? fields.find(({ field }) => field === 'speakers') : undefined;
  if (!speakers || !Array.isArray(speakers.before) || !Array.isArray(speakers.after)) return [];
  const after = new Set<unknown>(speakers.after);
  const gone = speakers.before.filter((id): id is string => typeof id === 'string' && !after.has(id));
  return gone
    .filter((id) => waiting.some(({ participantId, paperId }) => participantId === id && paperId === null))
    .map((id) => touchOf('waiting', 'participants', id));
}

const touchOf = (kind: TouchKind, list: PlanChange['list'], id: string): Touch => ({ kind, level: TOUCH_LEVELS[kind], list, id });

/** The changes that touch what was held, is running or is waiting; each entity once. */
export function touchesOf(changes: readonly PlanChange[], underway: Underway): Touch[] {
  const found = changes.flatMap((change): Touch[] => {
    const kind = change.kind === 'removed' ? removed(change, underway) : change.kind === 'changed' ? changed(change, underway) : null;
    return [...(kind ? [touchOf(kind, change.list, change.id)] : []), ...unlisted(change, underway)];
  });
  return [...new Map(found.map((touch) => [touchKey(touch), touch])).values()];
}

export const touchKey = ({ list, id }: Pick<Touch, 'list' | 'id'>): string => `${list}/${id}`;

/**
 * Refuses changes that touch something that must end first, or something unconfirmed. `known`: confirmed keys.
 * @throws AppError touches-running, touches-waiting (both with their number).
 */
export function requireKnownTouches(touches: readonly Touch[], known: readonly string[]): void {
  const running = touches.filter(({ level }) => level === 'refuse');
  if (running.length > 0) throw new AppError('touches-running', { n: running.length });
  const asked = touches.filter((touch) => touch.level === 'ask' && !known.includes(touchKey(touch)));
  if (asked.length > 0) throw new AppError('touches-waiting', { n: asked.length });
}
