/** Counts the sockets of each login. In memory only: presence never enters the journal. */
export class ConnectedLogins {
  readonly #sockets = new Map<string, number>();

  /** True if this is the first socket. */
  enter(key: string): boolean {
    const before = this.#sockets.get(key) ?? 0;
    this.#sockets.set(key, before + 1);
    return before === 0;
  }

  /** True if it was the last socket. */
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
