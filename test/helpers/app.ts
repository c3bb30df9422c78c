import { createApp, type App, type AppOptions } from '../../server/app.ts';
import { hashPassword } from '../../server/accounts/passwords.ts';
import type { Allowance } from '../../server/platform/sockets/connection-limits.ts';
import type { GivenRole } from '../../server/accounts/permissions.ts';
import { ANONYMOUS, openSession, SYSTEM } from '../../server/accounts/store.ts';
import { isDeclared } from '../../server/platform/bus/declared-refusals.ts';
import type { Actor, InputOf, Operation, OutputOf } from '../../server/platform/contract.ts';
import { newId } from '../../server/platform/ids.ts';
import { createLog } from '../../server/platform/log.ts';
import { NO_MEDIA, type MediaConfig } from '../../server/platform/media-config.ts';
import { freshDatabase } from './database.ts';
import { mediaWorker } from './parts.ts';

/** A login in a test: runs operations through the real bus, and has a token for HTTP and sockets. */
export interface Login {
  readonly actor: Actor;
  readonly token: string;
  run<T extends Operation>(operation: T, input: InputOf<T>, commandId?: string): Promise<OutputOf<T>>;
}

export interface NewUser {
  readonly name?: string;
  readonly password?: string;
  readonly administrator?: boolean;
  readonly creator?: boolean;
  readonly clearance?: number;
}

/** A whole server on a fresh database, listening on a free port of the loopback interface. */
export interface TestApp extends App {
  readonly url: string;
  readonly databaseUrl: string;
  /** The clock of this server, which stands still until moved. */
  readonly clock: { now: number };
  user(options?: NewUser): Promise<Login>;
  /** A user with roles in a conference. */
  member(conferenceId: string, ...roles: GivenRole[]): Promise<Login>;
  /** A user bound to a site (technician) or a participant (delegate). */
  bound(
    conferenceId: string,
    role: 'technician' | 'delegate',
    to: { siteId?: string; participantId?: string },
    options?: NewUser,
  ): Promise<Login>;
  /** A site's or a display's login; its access must be open. */
  link(kind: 'site' | 'display', conferenceId: string, id: string): Promise<Login>;
  readonly system: Pick<Login, 'actor' | 'run'>;
  readonly nobody: Pick<Login, 'actor' | 'run'>;
  /** Stops the server and removes its database. @throws Error when an operation refused with a code that its contract does not name. */
  end(): Promise<void>;
}

export interface TestAppOptions {
  /** The time of the clock; `real`: the machine's clock. */
  readonly now?: number | 'real';
  readonly guesses?: number;
  /** A database to open instead of a fresh one; the caller must remove it. */
  readonly databaseUrl?: string;
  /** Trusted proxies, as in the environment. */
  readonly trustedProxies?: string;
  /** Scheme and host under which browsers reach it, as in the environment. */
  readonly publicOrigin?: string;
  /** What sockets may take, where it differs from the usual. */
  readonly allowance?: Partial<Allowance>;
  /** Whether other servers may serve the same conferences; by default none, whatever the database is. */
  readonly hasPeers?: boolean;
  /** Enables media, on free ports of the loopback interface. */
  readonly media?: boolean | Partial<MediaConfig>;
  /** A mail server. */
  readonly mail?: AppOptions['mail'];
  /** Certificates, seal and time-stamp server. */
  readonly signing?: AppOptions['signing'];
  /** Records another program feed than that of the sites. */
  readonly tap?: AppOptions['tap'];
}

/** For tests that send hundreds of questions over one socket. */
export const WITHOUT_PACE: Partial<Allowance> = { pace: { burst: Infinity, perSecond: 1 } };

/** 26/11/2025 07:30 in Hà Nội: half an hour before a conference opens. */
export const MORNING = Date.UTC(2025, 10, 26, 0, 30);

/** One worker unless a test wants more. */
const mediaOf = (media: boolean | Partial<MediaConfig>): MediaConfig =>
  media === false ? NO_MEDIA : { ...NO_MEDIA, enabled: true, workerBin: mediaWorker() ?? null, ...(media === true ? {} : media) };

/** Collects undeclared refusals, each with what to add to the contract. */
function undeclaredRefusals({ bus }: App): ReadonlySet<string> {
  const found = new Set<string>();
  bus.onRefusal((operation, code) => {
    if (!isDeclared(operation, code)) found.add(`${operation.name}: add '${code}' to its refusals`);
  });
  return found;
}

/** Starts a server for tests. */
export async function startApp(options: TestAppOptions = {}): Promise<TestApp> {
  const {
    now = MORNING,
    guesses = 1000,
    databaseUrl,
    media = false,
    mail = null,
    signing,
    tap,
    trustedProxies,
    publicOrigin,
    allowance,
    hasPeers = false,
  } = options;
  const fresh = databaseUrl === undefined ? await freshDatabase() : { url: databaseUrl, drop: async () => {} };
  const clock = { now: now === 'real' ? 0 : now };
  const time = (): number => (now === 'real' ? Date.now() : clock.now);
  const app = await createApp({
    databaseUrl: fresh.url,
    log: createLog('silent'),
    clock: time,
    guesses,
    trustedProxies,
    publicOrigin,
    allowance,
    hasPeers,
    signing,
    media: mediaOf(media),
    mail,
    tap,
  });
  if (media !== false) await app.media.status.settled();
  const undeclared = undeclaredRefusals(app);
  const url = await app.listen(0, '127.0.0.1');
  const as = (actor: Actor, token: string): Login => ({
    actor,
    token,
    run: (operation, input, commandId) => app.bus.run(operation, actor, input, { commandId }),
  });
  const user = async ({
    name = newId(),
    password,
    administrator = false,
    creator = false,
    clearance = 0,
  }: NewUser = {}): Promise<Login> => {
    const id = newId();
    const passwordHash = password === undefined ? 'none' : await hashPassword(password);
    await app.db.user.create({
      data: { id, name, displayName: name, passwordHash, administrator, creator, clearance, createdAt: new Date(time()) },
    });
    const token = await openSession(app.db, { kind: 'user', subjectId: id, conferenceId: null, now: time() });
    const rights = [...(administrator ? ['administrator'] : []), ...(creator ? ['creator'] : [])];
    return as({ kind: 'user', id, sessionId: null, clearance, rights, conferenceId: null }, token);
  };
  return {
    ...app,
    url,
    databaseUrl: fresh.url,
    clock,
    user,
    async member(conferenceId, ...roles) {
      const login = await user();
      await app.db.membership.createMany({ data: roles.map((role) => ({ conferenceId, userId: login.actor.id, role })) });
      return login;
    },
    async bound(conferenceId, role, to, options) {
      const login = await user(options);
      await app.db.membership.create({ data: { conferenceId, userId: login.actor.id, role, ...to } });
      return login;
    },
    async link(kind, conferenceId, id) {
      const token = await openSession(app.db, { kind, subjectId: id, conferenceId, now: time() });
      return as({ kind, id, sessionId: null, clearance: 0, rights: [], conferenceId }, token);
    },
    system: as(SYSTEM, ''),
    nobody: as(ANONYMOUS, ''),
    async end() {
      await app.close();
      await fresh.drop();
      if (undeclared.size > 0) throw new Error(`The contract does not name what was refused:\n${[...undeclared].toSorted().join('\n')}`);
    },
  };
}
