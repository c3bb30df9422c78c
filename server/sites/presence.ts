import { SYSTEM } from '../accounts/store.ts';
import type { Announcement } from '../platform/bus/handlers.ts';
import type { Bus } from '../platform/bus/bus.ts';
import type { Sockets } from '../platform/sockets/door.ts';
import { rollCallContract as contract } from './roll-call/contract.ts';

/** A reload or a short break of the line is no loss: this long a site may be away, in milliseconds. */
export const GRACE = 5000;

interface Parts {
  readonly bus: Bus;
  readonly sockets: Sockets;
}

const siteOf = ({ actorKind, actorId, conferenceId }: Announcement): { conferenceId: string; siteId: string } | null =>
  actorKind === 'site' && conferenceId !== undefined ? { conferenceId, siteId: String(actorId) } : null;

/** Arrivals and losses of sites become facts of the journal; who is connected stays in memory. */
export const sitePresence = {
  'presence.entered': async ({ bus }: Parts, announcement: Announcement): Promise<void> => {
    const site = siteOf(announcement);
    if (site) await bus.run(contract.arrive, SYSTEM, site);
  },
  'presence.left': ({ bus, sockets }: Parts, announcement: Announcement): void => {
    const site = siteOf(announcement);
    if (!site) return;
    const timer = setTimeout(() => {
      if (sockets.open && !sockets.present('site', site.conferenceId, site.siteId)) bus.run(contract.lose, SYSTEM, site).catch(() => {});
    }, GRACE);
    timer.unref();
  },
};
