/**
 * The questions of all connections take turns: one begins in each turn of the event loop, of one connection after the other, so that what
 * is told to everybody in between waits for one question at most, however many are open.
 */
export class QuestionTurns {
  /** What waits, by connection; the connection whose turn is next comes first. */
  readonly #waiting = new Map<object, (() => void)[]>();

  /** Resolves when a question of a connection may begin. */
  turnOf(connection: object): Promise<void> {
    return new Promise((resolve) => {
      if (this.#waiting.size === 0) setImmediate(() => this.#next());
      const own = this.#waiting.get(connection);
      if (own) own.push(resolve);
      else this.#waiting.set(connection, [resolve]);
    });
  }

  #next(): void {
    const first = this.#waiting.entries().next().value;
    if (!first) return;
    const [connection, [begin, ...others]] = first;
    this.#waiting.delete(connection);
    if (others.length > 0) this.#waiting.set(connection, others);
    if (this.#waiting.size > 0) setImmediate(() => this.#next());
    begin?.();
  }
}
