import { clientSubnet } from '../http/client-subnet.ts';
import type { Actor, Operation } from '../contract.ts';
import { AppError } from '../errors.ts';
import { Turns, type Capacity } from '../turns.ts';

/** Operations of one login: few questions at once, because each takes the server's time; more commands, which are stored together. */
const ROOM = { query: { running: 8, waiting: 500 }, command: { running: 100, waiting: 1000 } } as const satisfies Record<string, Capacity>;
/** Without a login, those of one address: a whole office may follow from one. */
const STRANGERS_ROOM = { running: 32, waiting: 2000 } as const satisfies Capacity;
/** Heavy operations, such as papers being made: of one login, and on the whole server. */
const HEAVY_OF_LOGIN = { running: 1, waiting: 4 } as const satisfies Capacity;
const HEAVY_ROOM = { running: 4, waiting: 40 } as const satisfies Capacity;

const busy = (): AppError => new AppError('busy');

/** Whose work it is: the login's, or without one the client's by address. */
const ownerOf = ({ kind, conferenceId, id }: Actor, address: string): string =>
  kind === 'anonymous' ? `from ${clientSubnet(address)}` : `${kind}/${conferenceId}/${id}`;

/** Bounds the work that one login, or one address without a login, asks for at the same time, over all transports. The rest waits its turn. */
export class WorkLimit {
  readonly #turns = new Turns();

  /** Runs work; that of the server itself (`address` null) at once. @throws AppError busy if too much waits already, or what the work throws. */
  run<T>(operation: Operation, actor: Actor, address: string | null, work: () => Promise<T>): Promise<T> {
    if (address === null) return work();
    const owner = ownerOf(actor, address);
    const room = actor.kind === 'anonymous' ? STRANGERS_ROOM : ROOM[operation.kind];
    const inTurn = () => this.#turns.run(`${operation.kind} ${owner}`, () => room, work, busy);
    if (!operation.heavy) return inTurn();
    const onServer = () => this.#turns.run('heavy', () => HEAVY_ROOM, inTurn, busy);
    return this.#turns.run(`heavy ${owner}`, () => HEAVY_OF_LOGIN, onServer, busy);
  }
}
