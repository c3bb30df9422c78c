/** Who is connected: in memory only, never in the journal. Counts the sockets of each login. */
export class ConnectedLogins {
  readonly #sockets = new Map<string, number>();

  /** True when this is the first socket. */
  enter(key: string): boolean {
    const before = this.#sockets.get(key) ?? 0;
    this.#sockets.set(key, before + 1);
    return before === 0;
  }

  /** True when it was the last socket. */
  leave(key: string): boolean {
    const left = (this.#sockets.get(key) ?? 0) - 1;
    if (left > 0) this.#sockets.set(key, left);
    else this.#sockets.delete(key);
    return left <= 0;
  }

  has(key: string): boolean {
    return this.#sockets.has(key);
  }
}
