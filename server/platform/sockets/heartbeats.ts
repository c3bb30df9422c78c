import type { Client } from './client.ts';
import { BEAT, BEAT_INTERVAL_MS, BEAT_SILENCE_MS, STILL_HERE } from './protocol.ts';

/**
 * Notices within seconds that a page has gone without a word, as when its line is cut; the heartbeat of the transport takes four times as
 * long. A page is held to it from its first answer on: a program, or a tab of an earlier release, does not know it.
 */
export class Heartbeats {
  /** When each watched page last answered, by performance.now(); null before the first time. */
  readonly #heardAt = new Map<Client, number | null>();
  readonly #timer = setInterval(() => this.#beat(performance.now()), BEAT_INTERVAL_MS).unref();
  #beatAt = performance.now();

  /** Watches a page, which costs two messages a second. */
  watch(socket: Client): void {
    if (this.#heardAt.has(socket)) return;
    this.#heardAt.set(socket, null);
    socket.onAny((name: string) => name === STILL_HERE && this.#heardAt.set(socket, performance.now()));
  }

  /** Watches a page no more. Returns how long it has been silent, in milliseconds; 0 if that is not known. */
  forget(socket: Client): number {
    const heardAt = this.#heardAt.get(socket) ?? null;
    this.#heardAt.delete(socket);
    return heardAt === null ? 0 : performance.now() - heardAt;
  }

  #beat(now: number): void {
    // A server that was busy has not heard anybody: that says nothing about them.
    const wasBusy = now - this.#beatAt > 2 * BEAT_INTERVAL_MS;
    this.#beatAt = now;
    for (const [socket, heardAt] of this.#heardAt) {
      if (heardAt !== null && wasBusy) this.#heardAt.set(socket, now);
      if (heardAt !== null && !wasBusy && now - heardAt > BEAT_SILENCE_MS) socket.disconnect(true);
      else socket.emit(BEAT);
    }
  }

  close(): void {
    clearInterval(this.#timer);
  }
}
