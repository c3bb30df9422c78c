import type { types } from 'mediasoup';
import type { Source } from '../contract/index.ts';
import type { SourceTap } from './source-tap.ts';

/** A source that a page sends. It starts paused, and the server only forwards it while allowed. */
export class Uplink {
  readonly source: Source;
  readonly producer: types.Producer;
  /** Its tap for the program feed; null for a device test, which never gets there. */
  readonly tap: SourceTap | null;
  #flows = false;

  constructor(source: Source, producer: types.Producer, tap: SourceTap | null) {
    this.source = source;
    this.producer = producer;
    this.tap = tap;
  }

  /** Whether the server forwards it. */
  get flows(): boolean {
    return this.#flows;
  }

  /** Opens or closes it on the server: whatever the page sends, nothing of a closed one is forwarded. */
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
