import type { Logins } from './accounts/logins.ts';
import type { DomainEvent } from './platform/bus/handlers.ts';
import type { Bus } from './platform/bus/bus.ts';
import type { Journals } from './platform/journal/journals.ts';
import type { Log } from './platform/log.ts';
import { planPublished as publishedEntry } from './planning/publishing/contract.ts';
import { forgetPlans } from './planning/publishing/store.ts';
import type { SocketServer } from './platform/sockets/socket-server.ts';

export interface SubscriberDeps {
  readonly bus: Bus;
  readonly journals: Journals;
  readonly logins: Logins;
  readonly sockets: SocketServer;
  readonly log: Log;
}

type Subscriber = (parts: SubscriberDeps, event: DomainEvent) => void | Promise<void>;

const strings = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []);

/** Sessions have ended, or may do something else than before: closes their sockets. */
const sessionsEnded: Subscriber = ({ logins, sockets }, { sessions }) => {
  logins.forget();
  sockets.end(strings(sessions));
};

/** A user's roles have changed: makes their sockets reconnect with the new permissions. */
const sessionsChanged: Subscriber = ({ logins, sockets }, { userId }) => {
  logins.forget();
  sockets.drop((actor) => actor.kind === 'user' && actor.id === userId);
};

/** The settings decide whether viewers need a login: those without one may have to leave. */
const planChanged: Subscriber = async ({ logins, sockets }, { conferenceId, what }) => {
  if (what === 'settings') logins.forget();
  if (conferenceId) sockets.planChanged(conferenceId, what ?? null);
  if (conferenceId && what === 'settings') await sockets.recheck(conferenceId);
};

/** A new plan may change classifications, so everyone follows the journal again. */
const planPublished: Subscriber = async ({ sockets }, { conferenceId }) => {
  if (conferenceId) await sockets.refollow(conferenceId);
};

/** A person was erased from all versions: pages that are open read the plan again. */
const personErased: Subscriber = async ({ sockets }, { conferenceId }) => {
  if (!conferenceId) return;
  forgetPlans(conferenceId);
  await sockets.refollow(conferenceId);
};

const conferenceGone: Subscriber = async ({ journals, logins, sockets }, { conferenceId }) => {
  if (!conferenceId) return;
  journals.forget(conferenceId);
  logins.forget();
  sockets.drop((actor) => actor.conferenceId === conferenceId);
  await sockets.recheck(conferenceId);
};

const minutesWritten: Subscriber = ({ sockets }, { conferenceId, kind: _kind, ...message }) => {
  if (conferenceId) sockets.toStaff(conferenceId, 'minutes', { conferenceId, ...message });
};

const PLATFORM_SUBSCRIBERS: Readonly<Record<string, Subscriber>> = {
  'sessions.ended': sessionsEnded,
  'sessions.outdated': sessionsEnded,
  'sessions.changed': sessionsChanged,
  'plan.changed': planChanged,
  [publishedEntry.kind]: planPublished,
  'conference.gone': conferenceGone,
  'person.erased': personErased,
  'minutes.written': minutesWritten,
};

/** Runs subscribers after commits: they notify or close sockets, and clear caches. */
export function subscribe(parts: SubscriberDeps, featureSubscribers: Readonly<Record<string, Subscriber>> = {}): void {
  const all = { ...PLATFORM_SUBSCRIBERS, ...featureSubscribers };
  // Watch for the journal entry, because another server may have published.
  parts.journals.onEntries((journal, entries) => {
    if (entries.some(({ kind }) => kind === publishedEntry.kind)) parts.bus.emit([{ kind: publishedEntry.kind, conferenceId: journal.id }]);
  });
  parts.bus.onEvent((event) => {
    void Promise.resolve(all[event.kind]?.(parts, event)).catch((error: unknown) =>
      parts.log.error({ err: error, event: event.kind }, 'follow-up failed'),
    );
  });
}
