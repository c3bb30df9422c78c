import type { types } from 'mediasoup';

/** Up to this width, in CSS pixels, the smallest picture is enough, and up to the next one the middle. */
const SMALL_WIDTH_PX = 360;
const MEDIUM_WIDTH_PX = 720;

/** One stream to a peer. It flows if the peer is ready, shows it, and may have it. */
export class Downlink {
  readonly consumer: types.Consumer;
  #isReady = false;
  #isWanted = true;
  #isAllowed = true;
  #flows = false;

  constructor(consumer: types.Consumer, isSmall: boolean) {
    this.consumer = consumer;
    if (isSmall) this.#prefer(0);
  }

  /** Marks that the peer is set up to receive it. */
  ready(): void {
    this.#isReady = true;
    this.#settle();
  }

  /** Sets the shown width in CSS pixels; 0: not shown. */
  show(width: number): void {
    this.#isWanted = width > 0;
    if (width > 0) this.#prefer(width <= SMALL_WIDTH_PX ? 0 : width <= MEDIUM_WIDTH_PX ? 1 : 2);
    this.#settle();
  }

  /** Sets whether this peer may have it: a site does not hear itself, and nobody gets what they are not cleared for. */
  allow(allowed: boolean): void {
    this.#isAllowed = allowed;
    this.#settle();
  }

  #prefer(spatialLayer: number): void {
    if (this.consumer.type !== 'simulcast' || this.consumer.preferredLayers?.spatialLayer === spatialLayer) return;
    void this.consumer.setPreferredLayers({ spatialLayer, temporalLayer: 0 }).catch(() => {});
  }

  #settle(): void {
    const flows = this.#isReady && this.#isWanted && this.#isAllowed;
    if (this.consumer.closed || flows === this.#flows) return;
    // Compare with the last request, not the last answer: requests are processed in order.
    this.#flows = flows;
    void (flows ? this.consumer.resume() : this.consumer.pause()).catch(() => {});
  }
}
