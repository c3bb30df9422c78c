import { clientSubnet } from '../http/client-subnet.ts';
import { AppError } from '../errors.ts';
import { STRANGER_BYTES } from '../size-limits.ts';
import { QUESTION_PACE, QuestionPace, type Pace } from './question-pace.ts';
import { QuestionTurns } from './question-turns.ts';

/** A connection below a socket, as Engine.IO makes it. It announces each packet before it reads it. */
interface Connection {
  on(event: 'packet', listener: (packet: { data?: string | Buffer }) => void): void;
  once(event: 'close', listener: () => void): void;
  close(discard: boolean): void;
  readonly request: { readonly socket: { readonly writableLength: number } };
}

/** What clients may take. */
export interface Allowance {
  /** Most sockets from one client address: all offices of a province may share one. */
  readonly socketsPerAddress: number;
  /** How fast the questions of one socket are answered. */
  readonly pace: Pace;
}

export const ALLOWANCE: Allowance = { socketsPerAddress: 2000, pace: QUESTION_PACE };

/** Most questions of one socket that are not answered yet. */
export const MAX_OUTSTANDING = 64;
/** Most that waits for a client to read it, in bytes and in messages. Who reads less is cut off, and catches up after connecting again. */
const MAX_UNREAD_BYTES = 8_000_000;
const MAX_UNREAD_MESSAGES = 500;

/** Messages that Engine.IO keeps until earlier ones are on their way. */
function messagesKept(connection: Connection): readonly { readonly data?: string | Buffer }[] {
  const kept: unknown = Reflect.get(connection, 'writeBuffer');
  return Array.isArray(kept) ? kept : [];
}

function isUnread(connection: Connection): boolean {
  const kept = messagesKept(connection);
  if (kept.length > MAX_UNREAD_MESSAGES) return true;
  const bytes = kept.reduce((sum, { data }) => sum + (data?.length ?? 0), connection.request.socket.writableLength);
  return bytes > MAX_UNREAD_BYTES;
}

/** What connections may cost, whatever runs over them: how many there are, how much they send, ask for and leave unread. */
export class ConnectionLimits {
  /** Connections whose login is known. */
  readonly #known = new WeakSet<object>();
  readonly #perAddress = new Map<string, number>();
  readonly #paces = new WeakMap<object, QuestionPace>();
  readonly #turns = new QuestionTurns();
  readonly #allowance: Allowance;

  constructor(allowance: Partial<Allowance> = {}) {
    this.#allowance = { ...ALLOWANCE, ...allowance };
  }

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

  /** Counts a connection from a client address until it closes. @throws AppError too-many-sockets. */
  enter(connection: Connection, address: string): void {
    const key = clientSubnet(address);
    const before = this.#perAddress.get(key) ?? 0;
    if (before >= this.#allowance.socketsPerAddress) throw new AppError('too-many-sockets', { n: this.#allowance.socketsPerAddress });
    this.#perAddress.set(key, before + 1);
    connection.once('close', () => {
      const left = (this.#perAddress.get(key) ?? 1) - 1;
      if (left > 0) this.#perAddress.set(key, left);
      else this.#perAddress.delete(key);
    });
  }

  /**
   * Answers a question of a connection at its pace, unless too many of its questions are open, or it does not read the answers.
   * `inTurn`: in turn with the questions of all connections. @throws AppError busy.
   */
  async answer<T>(connection: Connection, work: () => Promise<T>, inTurn = false): Promise<T> {
    const pace = this.#paces.get(connection) ?? new QuestionPace(this.#allowance.pace);
    this.#paces.set(connection, pace);
    if (pace.open >= MAX_OUTSTANDING || this.dropUnread(connection)) throw new AppError('busy');
    return pace.answer(inTurn ? () => this.#turns.turnOf(connection).then(work) : work);
  }

  /** Closes a connection that leaves too much unread. Returns whether it did. */
  dropUnread(connection: Connection): boolean {
    if (!isUnread(connection)) return false;
    connection.close(true);
    return true;
  }
}
