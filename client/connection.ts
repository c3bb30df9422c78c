import { io, type Socket } from 'socket.io-client';
import type { InputOf, Operation, OutputOf } from '../server/platform/contract.ts';
import type { Refusal } from '../server/platform/errors.ts';
import { newId } from '../server/platform/ids.ts';
import type { Folded, Slice } from '../server/platform/journal/contract.ts';
import { PROTOCOL, type Acknowledged, type Followed, type News } from '../server/platform/sockets/protocol.ts';
import { measure } from './clock.ts';
import { JournalFollower } from './journal-follower.ts';
import { pageLang, pageReader } from './shell/page.ts';

/** A refusal by the server, with a message for people. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

const ANSWER_TIMEOUT_MS = 8000;
const CLOCK_MEASURE_INTERVAL_MS = 120_000;
const ENDED: ReadonlySet<string> = new Set(['unauthenticated', 'not-found', 'forbidden']);

let socket: Socket | null = null;
/** What happens when the page is not for whoever uses this browser now: the server says what they may see. */
let otherReader = (): void => location.reload();

/** The page's one socket, made when first needed. */
export function connection(): Socket {
  if (socket) return socket;
  socket = io({
    transports: ['websocket'],
    auth: { protocol: PROTOCOL, lang: pageLang(), reader: pageReader() },
    reconnectionDelay: 300,
    reconnectionDelayMax: 2000,
    randomizationFactor: 0.5,
  });
  socket.on('connect', () => void measure(askClock).catch(() => {}));
  socket.on('connect_error', (error) => {
    if (error.message === 'reload') location.reload();
    if (error.message === 'other-reader') otherReader();
  });
  // The server ends a session's sockets for good; what the login may do now is asked with a new one.
  socket.on('disconnect', (reason) => {
    if (reason === 'io server disconnect') setTimeout(() => socket?.connect(), 500);
  });
  setInterval(() => socket?.connected && void measure(askClock).catch(() => {}), CLOCK_MEASURE_INTERVAL_MS);
  return socket;
}

async function send<T>(name: string, ...args: readonly unknown[]): Promise<T> {
  const answer = (await connection()
    .timeout(ANSWER_TIMEOUT_MS)
    .emitWithAck(name, ...args)) as Acknowledged<T>;
  if (!answer.ok) throw new Refused(answer.error);
  return answer.output;
}

const askClock = async (): Promise<number> => (await send<{ at: number }>('clock')).at;

/** Waits until the line is there. */
const connected = (): Promise<void> =>
  new Promise((resolve) => (connection().connected ? resolve() : connection().once('connect', () => resolve())));

/**
 * Runs an operation. A command carries an id of its own, so that it is sent again after a broken line without a second effect.
 * @throws Refused with words for people; an Error when the line stays down.
 */
export async function call<T extends Operation>(
  operation: T,
  input: InputOf<T>,
  options: { id?: string; tries?: number } = {},
): Promise<OutputOf<T>> {
  const { id = newId(), tries = 5 } = options;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await connected();
      return await send<OutputOf<T>>(operation.name, input, operation.kind === 'command' ? { id } : {});
    } catch (error) {
      if (error instanceof Refused || attempt >= tries) throw error;
    }
  }
}

export interface Following {
  readonly slices: readonly Slice<unknown>[];
  /** Called with every new state; `revision` is the last entry's number. */
  onState(folded: Folded, revision: number): void;
  /** The line is down since then (milliseconds of this page's clock). */
  onOffline?(since: number): void;
  onOnline?(): void;
  /** The login has no part in this any more. Without it the page is loaded again, and the server says where it may go. */
  onEnded?(): void;
  /** Another plan was published, or what this login may know changed: ask for the plan again. */
  onRefollow?(): void | Promise<void>;
}

/** Follows a conference's journal: a snapshot or the missed entries first, then every entry as it is committed. */
export function follow(conferenceId: string, following: Following): void {
  if (following.onEnded) otherReader = following.onEnded;
  let staff: boolean | null = null;
  const refollow = async (): Promise<void> => following.onRefollow?.();
  const journal = new JournalFollower({
    slices: following.slices,
    async ask(standing) {
      const at = await send<Followed>('follow', { conferenceId, ...standing });
      // A role was given or taken: what the page was drawn with is another one's.
      if (staff !== null && staff !== at.staff) otherReader();
      ({ staff } = at);
      return at;
    },
    onState: following.onState,
    onReplaced: () => void refollow().catch(() => {}),
  });
  const catchUp = (): void =>
    void journal.catchUp().catch((error: unknown) => {
      // A login that has ended has no part here any more: the server says where it may go.
      if (error instanceof Refused && ENDED.has(error.refusal.code)) (following.onEnded ?? (() => location.reload()))();
      else if (connection().connected) setTimeout(catchUp, 1000);
    });

  connection().on('connect', () => {
    following.onOnline?.();
    catchUp();
  });
  connection().on('disconnect', () => following.onOffline?.(Date.now()));
  connection().on('entries', (news: News) => {
    if (news.conferenceId === conferenceId && !journal.take(news)) catchUp();
  });
  connection().on('refollow', (about: { conferenceId: string }) => {
    if (about.conferenceId !== conferenceId) return;
    journal.forget();
    void refollow().then(catchUp, catchUp);
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && connection().connected) catchUp();
  });
  if (connection().connected) catchUp();
}
