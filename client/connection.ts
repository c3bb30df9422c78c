import { io, type Socket } from 'socket.io-client';
import type { InputOf, Operation, OutputOf } from '../server/platform/contract.ts';
import type { Refusal } from '../server/platform/errors.ts';
import { newId } from '../server/platform/ids.ts';
import type { Folded, Slice } from '../server/platform/journal/contract.ts';
import { PROTOCOL, SEND_NOW, type Acknowledged, type Followed, type News, type SentNow } from '../server/platform/sockets/protocol.ts';
import { answerBeats } from './beats.ts';
import { measure, serverNow } from './clock.ts';
import { sendByHttp } from './http-message.ts';
import { JournalFollower } from './journal-follower.ts';
import { LineWatch, type PageLine } from './line-watch.ts';
import { pageBearer, pageLang, pageReader } from './shell/page.ts';

/** A refusal by the server, with a message for people. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

/** Tells this page apart from others of the same login. */
export const PAGE = newId();
const ANSWER_TIMEOUT_MS = 8000;
/** A transport that silently swallows the upgrade is given up after this long. */
const CONNECT_TIMEOUT_MS = 5000;
const CLOCK_MEASURE_INTERVAL_MS = 60_000;
/** How long to wait after a refused connection: some of those that are open may be closed by then. */
const REFUSED_RETRY_MS = 5000;
const ENDED: ReadonlySet<string> = new Set(['unauthenticated', 'not-found', 'forbidden', 'form-expired']);
/** Whether an error says that this login may no longer see the page, not merely that the server is busy or has trouble. */
export const hasEnded = (error: unknown): boolean => error instanceof Refused && ENDED.has(error.refusal.code);

let socket: Socket | null = null;
let watch: LineWatch | null = null;
const lineListeners = new Set<(line: PageLine) => void>();
const pollListeners = new Set<() => void>();
/** Called if the page was rendered for somebody else: by default reloads, so that the server decides what to show. */
let otherReader = (): void => location.reload();

/** The page's only socket, created on first use. */
export function connection(): Socket {
  if (socket) return socket;
  const bearer = pageBearer();
  socket = io({
    transports: ['websocket', 'polling'],
    auth: { protocol: PROTOCOL, lang: pageLang(), ...(bearer === null ? { reader: pageReader() } : { token: bearer }) },
    timeout: CONNECT_TIMEOUT_MS,
    reconnectionDelay: 300,
    reconnectionDelayMax: 2000,
    randomizationFactor: 0.5,
  });
  answerBeats(socket);
  const lineWatch = watchLine();
  socket.on('connect', () => {
    refusal = null;
    lineWatch.connected();
    void measure(askClock).catch(() => {});
  });
  socket.on('connect_error', (error) => {
    // An old page, or one whose link holds no longer: the server says why.
    if (error.message === 'reload' || error.message === 'unauthenticated') return location.reload();
    if (error.message === 'other-reader') return otherReader();
    if (socket?.active) return tryOtherTransport();
    // The server refused it, or could not look up the login: Socket.IO does not connect again after that.
    refused((error as ConnectError).data?.message ?? null);
    setTimeout(() => socket?.connect(), REFUSED_RETRY_MS);
  });
  // Socket.IO does not reconnect after a disconnect by the server, so connect again with what the login may do now.
  socket.on('disconnect', (reason) => {
    lineWatch.disconnected();
    if (reason === 'io server disconnect') setTimeout(() => socket?.connect(), 500);
  });
  setInterval(() => isReachable() && void measure(askClock).catch(() => {}), CLOCK_MEASURE_INTERVAL_MS);
  return socket;
}

/** An error on the way to a socket; the server's refusal has words. */
type ConnectError = Error & { readonly data?: { readonly message?: string } };

let refusal: string | null = null;
/** Why the server refuses this page a socket, in words; null if it does not. */
export const refusalNow = (): string | null => refusal;

function refused(message: string | null): void {
  refusal = message;
  if (watch) for (const listener of lineListeners) listener(byServerClock(watch.line));
}

/** Proxies and virus scanners refuse WebSockets, or let them hang: attempts alternate between the two transports until one works. */
function tryOtherTransport(): void {
  const options = socket?.io.opts;
  if (options) options.transports = (options.transports ?? []).toReversed();
}

function watchLine(): LineWatch {
  watch = new LineWatch({
    probe: async () => void (await sendByHttp('clock', {}, {})),
    now: () => performance.now(),
    later(callback, delayMs) {
      const timer = setTimeout(callback, delayMs);
      return () => clearTimeout(timer);
    },
    onChange(line) {
      if (line.state === 'polled') void measure(askClock).catch(() => {});
      for (const listener of lineListeners) listener(byServerClock(line));
    },
    onProbed: () => pollListeners.forEach((listener) => listener()),
  });
  return watch;
}

const byServerClock = ({ state, since }: PageLine): PageLine => ({ state, since: serverNow() - (performance.now() - since) });

/** Calls `listener` with every change of how the page reaches the server; `since` in milliseconds since 1970 by the server's clock. */
export function onLine(listener: (line: PageLine) => void): void {
  connection();
  lineListeners.add(listener);
}

/** How the page reaches the server now. */
export const lineNow = (): PageLine => (connection(), watch ? byServerClock(watch.line) : { state: 'opening', since: serverNow() });

const isPolled = (): boolean => watch?.line.state === 'polled';

/** Whether the server can be reached, by socket or plain requests. */
export const isReachable = (): boolean => connection().connected || isPolled();

/** Identifies the current route to the server. Messages on one socket arrive in order, plain requests may not. */
export const wayNow = (): string | null => connection().id ?? (isPolled() ? `request ${newId()}` : null);

/** Waits until the server can be reached. */
export const reachable = (): Promise<void> =>
  new Promise((resolve) => {
    if (isReachable()) return resolve();
    const listener = (): void => {
      if (!isReachable()) return;
      lineListeners.delete(listener);
      resolve();
    };
    lineListeners.add(listener);
  });

async function send<T>(name: string, input: unknown = {}, options: unknown = {}): Promise<T> {
  const bySocket = (): Promise<Acknowledged<T>> => connection().timeout(ANSWER_TIMEOUT_MS).emitWithAck(name, input, options);
  const answer = await (connection().connected || !isPolled() ? bySocket() : sendByHttp<T>(name, input, options));
  if (!answer.ok) throw new Refused(answer.error);
  return answer.output;
}

async function askClock(): Promise<number> {
  const { at, behindMs } = await send<{ at: number; behindMs: number }>('clock');
  clockBehindMs = behindMs;
  return at;
}

let clockBehindMs = 0;
/** How far the server's clock is behind the journal, in milliseconds, as last reported; 0 if it is not. */
export const serverClockBehindMs = (): number => clockBehindMs;

/**
 * Runs an operation. A command has an id, so that it can be sent again after a broken connection without a second effect.
 * @throws Refused with words for people; another Error if the server cannot be reached.
 */
export async function call<T extends Operation>(
  operation: T,
  input: InputOf<T>,
  options: { id?: string; tries?: number } = {},
): Promise<OutputOf<T>> {
  const { id = newId(), tries = 5 } = options;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await reachable();
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
  /** Called when the login may no longer follow. By default reloads, so that the server decides where to go. */
  onEnded?(): void;
  /** Sends the words that the page holds; resolves when the server has them, or they cannot come now. */
  sendNow?(): Promise<SentNow>;
  /** Whether the server has every word that the page holds. */
  isSaved?(): boolean;
  /** Called when another plan was published, or what this login may know has changed: fetch the plan again. */
  onRefollow?(): void | Promise<void>;
  /** Called each time the server has begun to tell this page what happens: what it tells beside the journal was not heard before. */
  onFollowed?(): void;
}

/** Follows a conference's journal: a snapshot or the missed entries first, then every entry as it is committed. */
export function follow(conferenceId: string, following: Following): void {
  if (following.onEnded) otherReader = following.onEnded;
  let staff: boolean | null = null;
  const refollow = async (): Promise<void> => following.onRefollow?.();
  const journal = new JournalFollower({
    slices: following.slices,
    async ask(position) {
      const holds = { holdsWords: following.sendNow !== undefined, page: PAGE, isSaved: following.isSaved?.() ?? true };
      const at = await send<Followed>('follow', { conferenceId, ...position, ...holds });
      if (at.sendNow) void following.sendNow?.().then(({ isSaved }) => isSaved && catchUp());
      // A role was assigned or removed, so the page was rendered for other permissions.
      if (staff !== null && staff !== at.staff) otherReader();
      ({ staff } = at);
      following.onFollowed?.();
      return at;
    },
    onState: following.onState,
    onReplaced: () => void refollow().catch(() => {}),
  });
  const catchUp = (): void =>
    void journal.catchUp().catch((error: unknown) => {
      // The login has ended: by default let the server decide where to go.
      if (hasEnded(error)) (following.onEnded ?? (() => location.reload()))();
      else if (connection().connected) setTimeout(catchUp, 1000);
    });

  connection().on('connect', catchUp);
  connection().on('entries', (news: News) => {
    if (news.conferenceId === conferenceId && !journal.take(news)) catchUp();
  });
  connection().on('refollow', (about: { conferenceId: string }) => {
    if (about.conferenceId !== conferenceId) return;
    journal.forget();
    void refollow().then(catchUp, catchUp);
  });
  connection().on(SEND_NOW, (about: { conferenceId: string }, answer: (sent: SentNow) => void) => {
    if (about.conferenceId === conferenceId) void following.sendNow?.().then(answer);
  });
  pollListeners.add(catchUp);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && isReachable()) catchUp();
  });
  if (connection().connected) catchUp();
}
