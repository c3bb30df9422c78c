import type { Client } from './client.ts';

/** A page on which somebody writes, and which holds their words before it sends them. */
export interface WritingPage {
  readonly conferenceId: string;
  readonly actorId: string;
  /** Tells the open pages of one login apart. */
  readonly page: string;
}

const keyOf = ({ conferenceId, actorId, page }: WritingPage): string => `${conferenceId} ${actorId} ${page}`;

/** Which pages write at this server, by their sockets. */
export class WritingPages {
  readonly #onLeft: (page: WritingPage) => void;
  readonly #pages = new Map<Client, WritingPage>();
  readonly #sockets = new Map<string, Set<Client>>();

  /** `onLeft` is called when no socket of a page is left: one that connects anew may be here before its old socket has gone. */
  constructor(onLeft: (page: WritingPage) => void) {
    this.#onLeft = onLeft;
  }

  /** Notes which page a socket belongs to; null: none any more. */
  note(socket: Client, page: WritingPage | null): void {
    const before = this.#pages.get(socket);
    if (page !== null) this.#enter(socket, page);
    if (before && (page === null || keyOf(before) !== keyOf(page))) this.#leave(socket, before);
    if (page === null) this.#pages.delete(socket);
  }

  #enter(socket: Client, page: WritingPage): void {
    const key = keyOf(page);
    this.#pages.set(socket, page);
    this.#sockets.set(key, (this.#sockets.get(key) ?? new Set()).add(socket));
  }

  #leave(socket: Client, page: WritingPage): void {
    const key = keyOf(page);
    const others = this.#sockets.get(key);
    others?.delete(socket);
    if (others && others.size > 0) return;
    this.#sockets.delete(key);
    this.#onLeft(page);
  }

  /** Whether a page has a socket here. */
  has(page: WritingPage): boolean {
    return this.#sockets.has(keyOf(page));
  }
}
