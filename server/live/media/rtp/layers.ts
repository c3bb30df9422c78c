/** A layer of which nothing came for so long has stopped, in milliseconds. */
const STOPPED_AFTER = 700;

/**
 * Which of a source's layers (0 the smallest) goes into each of as many lanes. A lane takes its own layer, or the best below it that
 * comes, or else the smallest above: so a receiver of the large picture goes on seeing when the sender's line bears the small one only.
 */
export class LayerChoice {
  readonly #arrivedAt = new Map<number, number>();
  readonly #taken = new Map<number, number>();

  /** Another source: every lane waits for a key frame. */
  reset(): void {
    this.#arrivedAt.clear();
    this.#taken.clear();
  }

  /** Notes a packet of a layer. */
  arrived(layer: number, now: number): void {
    this.#arrivedAt.set(layer, now);
  }

  /** Whether a packet of a layer goes into a lane now; a lane changes its layer with a key frame alone. `changed`: with this packet it did. */
  takes(lane: number, layer: number, isKeyFrame: boolean, now: number): { readonly taken: boolean; readonly changed: boolean } {
    const has = this.#taken.get(lane);
    if (has === layer) return { taken: true, changed: false };
    const isBetter = this.#wanted(lane, now) === layer;
    if (!isBetter || !isKeyFrame) return { taken: false, changed: false };
    this.#taken.set(lane, layer);
    return { taken: true, changed: true };
  }

  /** Whether one of these lanes waits for a key frame to begin or to change its layer. */
  isWaiting(lanes: readonly number[], now: number): boolean {
    return lanes.some((lane) => {
      const wanted = this.#wanted(lane, now);
      return wanted !== null && this.#taken.get(lane) !== wanted;
    });
  }

  #wanted(lane: number, now: number): number | null {
    const coming = [...this.#arrivedAt].filter(([, at]) => now - at < STOPPED_AFTER).map(([layer]) => layer);
    const below = coming.filter((layer) => layer <= lane);
    if (below.length > 0) return Math.max(...below);
    return coming.length > 0 ? Math.min(...coming) : null;
  }
}
