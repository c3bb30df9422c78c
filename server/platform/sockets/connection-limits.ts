import { STRANGER_BYTES } from '../size-limits.ts';

/** A connection below a socket, as Engine.IO makes it. It announces each packet before it reads it. */
interface Connection {
  on(event: 'packet', listener: (packet: { data?: string | Buffer }) => void): void;
  close(discard: boolean): void;
}

/** What a connection may send, whatever runs over it. */
export class ConnectionLimits {
  /** Connections whose login is known. */
  readonly #known = new WeakSet<object>();

  /** Closes a connection that sends more than a stranger may, before that is read, unless its login is known by then. */
  readonly limit = (connection: Connection): void => {
    connection.on('packet', (packet) => {
      if (this.#known.has(connection) || (packet.data?.length ?? 0) <= STRANGER_BYTES) return;
      packet.data = '';
      connection.close(true);
    });
  };

  /** Notes that a connection belongs to a login. */
  identify(connection: object): void {
    this.#known.add(connection);
  }
}
