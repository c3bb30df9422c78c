/** A layer without packets for this long has stopped, in milliseconds. */
const LAYER_TIMEOUT_MS = 700;

/**
 * Chooses which of a source's layers (0 the smallest) goes into each of as many streams. A stream takes its own layer, or the best
 * available one below it, or else the smallest above, so that receivers of the large picture still see one if only the small one arrives.
 */
export class LayerChoice {
  readonly #arrivedAt = new Map<number, number>();
  readonly #taken = new Map<number, number>();

  /** Resets for another source: every stream waits for a key frame. */
  reset(): void {
    this.#arrivedAt.clear();
    this.#taken.clear();
  }

  /** Records that a packet of a layer arrived. */
  arrived(layer: number, now: number): void {
    this.#arrivedAt.set(layer, now);
  }

  /** Whether a packet of a layer goes into a stream now; a stream only changes its layer at a key frame. `changed`: with this packet it did. */
  takes(stream: number, layer: number, isKeyFrame: boolean, now: number): { readonly taken: boolean; readonly changed: boolean } {
    const has = this.#taken.get(stream);
    if (has === layer) return { taken: true, changed: false };
    const isBetter = this.#wanted(stream, now) === layer;
    if (!isBetter || !isKeyFrame) return { taken: false, changed: false };
    this.#taken.set(stream, layer);
    return { taken: true, changed: true };
  }

  /** Whether one of these streams is waiting for a key frame to begin or to change its layer. */
  isWaiting(streams: readonly number[], now: number): boolean {
    return streams.some((stream) => {
      const wanted = this.#wanted(stream, now);
      return wanted !== null && this.#taken.get(stream) !== wanted;
    });
  }

  #wanted(stream: number, now: number): number | null {
    const coming = [...this.#arrivedAt].filter(([, at]) => now - at < LAYER_TIMEOUT_MS).map(([layer]) => layer);
    const below = coming.filter((layer) => layer <= stream);
    if (below.length > 0) return Math.max(...below);
    return coming.length > 0 ? Math.min(...coming) : null;
  }
}
