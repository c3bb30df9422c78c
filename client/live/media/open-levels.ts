import type { Heard } from '../../../server/live/sitting/rules/index.ts';

/** How loud the open microphones are that a page hears itself, by site. What it cannot hear it does not claim to know. */
export class OpenLevels {
  readonly bySite = new Map<string, number>();
  #heard: Heard = { floorSound: null, hallSound: null };

  /** Whose microphones are open from now on. */
  follow(heard: Heard): void {
    this.#heard = heard;
    const open = new Set(Object.values(heard));
    for (const siteId of this.bySite.keys()) if (!open.has(siteId)) this.bySite.delete(siteId);
  }

  /** Takes the levels of this moment, 0 … 1; `read` null: it cannot be told. Returns those that are known, by site. */
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
