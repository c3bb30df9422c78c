import type { Heard } from '../../../server/live/sitting/rules/index.ts';

/** Levels of open microphones that the page itself hears, by site. */
export class OpenLevels {
  readonly bySite = new Map<string, number>();
  #heard: Heard = { floorSound: null, hallSound: null };

  /** Sets whose microphones are open. */
  follow(heard: Heard): void {
    this.#heard = heard;
    const open = new Set(Object.values(heard));
    for (const siteId of this.bySite.keys()) if (!open.has(siteId)) this.bySite.delete(siteId);
  }

  /** Reads the current levels, 0 … 1; `read` returns null if unknown. Returns the known ones, by site. */
  read(read: (slot: keyof Heard) => number | null): ReadonlyMap<string, number> {
    for (const slot of ['floorSound', 'hallSound'] as const) {
      const siteId = this.#heard[slot];
      if (siteId === null) continue;
      const level = read(slot);
      if (level === null) this.bySite.delete(siteId);
      else this.bySite.set(siteId, level);
    }
    return this.bySite;
  }
}
