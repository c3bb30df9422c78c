import type { types } from 'mediasoup';
import type { Source } from '../contract/index.ts';
import type { SourceTap } from './source-tap.ts';

/** Something that a page sends. It comes in paused, and flows on from the server only while it may. */
export class Uplink {
  readonly source: Source;
  readonly producer: types.Producer;
  /** Into the program feed; null for a device test, which never gets there. */
  readonly tap: SourceTap | null;
  #flows = false;

  constructor(source: Source, producer: types.Producer, tap: SourceTap | null) {
    this.source = source;
    this.producer = producer;
    this.tap = tap;
  }

  /** Whether it flows on from the server. */
  get flows(): boolean {
    return this.#flows;
  }

  /** Opens or closes it, on the server: whatever the page sends, nothing of a closed one goes on. */
  open(open: boolean): void {
    if (this.producer.closed || open === this.#flows) return;
    this.#flows = open;
    void (open ? this.producer.resume() : this.producer.pause()).catch(() => {});
  }

  close(): void {
    this.tap?.close();
    this.producer.close();
  }
}
