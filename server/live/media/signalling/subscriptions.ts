import type { Logins } from '../../../accounts/logins.ts';
import { whereaboutsOf } from '../../../planning/conferences/store.ts';
import { planPublished } from '../../../planning/publishing/contract.ts';
import type { Bus } from '../../../platform/bus/bus.ts';
import type { DomainEvent } from '../../../platform/bus/handlers.ts';
import type { Database } from '../../../platform/database/open.ts';
import type { Journals } from '../../../platform/journal/journals.ts';
import type { Log } from '../../../platform/log.ts';
import type { Retries } from '../../../platform/retries.ts';
import { floorGranted, floorRecalled } from '../../sitting/contract/index.ts';
import { stopIfClassified } from '../recording/classified.ts';
import type { Recordings } from '../recording/recordings.ts';
import type { MediaMetrics } from '../sfu/metrics.ts';
import type { RoomRegistry } from '../sfu/room-registry.ts';
import type { Joining } from './joining.ts';
import { followLogins } from './logins.ts';

/** Dependencies of the subscriptions. */
export interface Subscribed {
  readonly db: Database;
  readonly bus: Bus;
  readonly journals: Journals;
  readonly logins: Logins;
  readonly log: Log;
  readonly retries: Retries;
  readonly rooms: RoomRegistry;
  readonly joining: Joining;
  readonly recordings: Recordings;
  /** Tells the pages of a conference that they may join its media again. */
  readonly tellOpen: (conferenceId: string) => void;
}

/** Topics of `plan.changed` when a conference enters or leaves the archive or the trash. */
const WHEREABOUTS_TOPICS: ReadonlySet<unknown> = new Set(['conference', 'settings']);

/** Makes the media follow the journals. */
export function followJournals({ db, bus, journals, log, retries, rooms, counted }: Subscribed & { readonly counted: MediaMetrics }): void {
  const reroute = (id: string, isAnotherPlan: boolean) =>
    void rooms.reroute(id, isAnotherPlan).catch((error: unknown) => log.error({ err: error }, 'routing media'));
  journals.onBehind(({ id }) => reroute(id, false));
  journals.onEntries(({ id }, entries) => {
    const isAnotherPlan = entries.some(({ kind }) => kind === planPublished.kind);
    reroute(id, isAnotherPlan);
    for (const entry of entries) if (floorGranted.read(entry) ?? floorRecalled.read(entry)) counted.floorMoved(id);
    if (isAnotherPlan) void retries.until(() => stopIfClassified({ db, bus, journals }, id), 'another plan for a recording');
  });
}

/** Ends pages and recordings with the logins and conferences to which they belong. */
export function followEvents(subscribed: Subscribed): void {
  const { bus, log, rooms, joining, logins } = subscribed;
  bus.onEvent((event) => {
    void followLogins({ rooms, joining, logins }, event).catch((error: unknown) => log.error({ err: error }, 'media'));
    followWhereabouts(subscribed, event);
  });
}

/** Ends media and recordings of conferences in the trash or the archive. */
function followWhereabouts({ db, retries, joining, recordings, tellOpen }: Subscribed, { kind, what, conferenceId }: DomainEvent): void {
  const isGone = kind === 'conference.gone';
  if (conferenceId === undefined || !(isGone || (kind === 'plan.changed' && WHEREABOUTS_TOPICS.has(what)))) return;
  // Its journal is forgotten: even if the conference is already back, its pages must rejoin a room that follows the new one.
  if (isGone) void joining.end(conferenceId);
  const settle = async (): Promise<void> => {
    // End the media even if stopping the recording fails.
    if ((await whereaboutsOf(db, conferenceId)) !== 'in-use') await joining.end(conferenceId);
    else tellOpen(conferenceId);
    await recordings.settle(conferenceId);
  };
  void retries.until(settle, 'where a conference is');
}
