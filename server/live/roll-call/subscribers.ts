import { SYSTEM } from '../../accounts/store.ts';
import type { DomainEvent } from '../../platform/bus/handlers.ts';
import type { Bus } from '../../platform/bus/bus.ts';
import type { Database } from '../../platform/database/open.ts';
import { AppError } from '../../platform/errors.ts';
import type { Journals } from '../../platform/journal/journals.ts';
import type { SocketServer } from '../../platform/sockets/socket-server.ts';
import { rollCallContract as contract } from './contract.ts';
import { isIn, siteRun, sitesState } from './rules/index.ts';
import { conferencesWithArrivals } from './store.ts';

/** How long a site may be disconnected before it counts as lost, in milliseconds, because of reloads and short interruptions. */
export const LOSS_GRACE_MS = 5000;
/** The same after it had been silent that long before: only time to connect anew, if it can. */
const MIN_GRACE_MS = 1500;

const graceOf = ({ silentMs }: DomainEvent): number =>
  Math.max(MIN_GRACE_MS, LOSS_GRACE_MS - (typeof silentMs === 'number' ? silentMs : 0));

interface Parts {
  readonly bus: Bus;
  readonly sockets: SocketServer;
  readonly logins: { forget(): void };
}

interface OfSite {
  readonly conferenceId: string;
  readonly siteId: string;
}

const siteOf = ({ actorKind, actorId, conferenceId }: DomainEvent): OfSite | null =>
  actorKind === 'site' && conferenceId !== undefined ? { conferenceId, siteId: String(actorId) } : null;

/** In the archive a site may look, but its arrival is not recorded. */
async function arriveIfInUse(bus: Bus, site: OfSite): Promise<void> {
  await bus.run(contract.arrive, SYSTEM, site).catch((error: unknown) => {
    if (!(error instanceof AppError && error.code === 'archived')) throw error;
  });
}

/** Records a loss if the site has not come back, and its return if that happens meanwhile. */
async function loseUnlessBack({ bus, sockets }: Parts, site: OfSite): Promise<void> {
  const back = (): boolean => sockets.present('site', site.conferenceId, site.siteId);
  if (!sockets.open || back()) return;
  await bus.run(contract.lose, SYSTEM, site);
  if (back()) await arriveIfInUse(bus, site);
}

/** Arrivals and losses of sites become facts of the journal; who is connected stays in memory. */
export const sitePresence = {
  'presence.entered': async ({ bus }: Parts, event: DomainEvent): Promise<void> => {
    const site = siteOf(event);
    if (site) await arriveIfInUse(bus, site);
  },
  'presence.left': (parts: Parts, event: DomainEvent): void => {
    const site = siteOf(event);
    if (site) setTimeout(() => void loseUnlessBack(parts, site).catch(() => {}), graceOf(event)).unref();
  },
  /** Makes a site's sockets reconnect after its clearance has changed. */
  'site.cleared': ({ logins, sockets }: Parts, { conferenceId, siteId }: DomainEvent): void => {
    logins.forget();
    sockets.drop((actor) => actor.kind === 'site' && actor.id === siteId && actor.conferenceId === conferenceId);
  },
};

const DAY_MS = 86_400_000;

/**
 * After a start: sites that the journal has in and that have not come back are lost. To be called once, when those that were cut
 * off had time to come back. `now` in milliseconds since 1970.
 */
export async function loseThoseGone(parts: Parts & { readonly db: Database; readonly journals: Journals }, now: number): Promise<void> {
  for (const conferenceId of await conferencesWithArrivals(parts.db, now - DAY_MS)) {
    const { sites } = sitesState(await parts.journals.state(conferenceId));
    const gone = Object.keys(sites).filter((siteId) => isIn(siteRun({ sites }, siteId)));
    for (const siteId of gone) await loseUnlessBack(parts, { conferenceId, siteId });
  }
}
