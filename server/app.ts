import { createServer, type Server } from 'node:http';
import { createLogins } from './accounts/logins.ts';
import { hasRole, STAFF } from './accounts/permissions.ts';
import { refusalRecorder, throttleRecorder } from './accounts/security-log/commands.ts';
import { ANONYMOUS, authoritiesOf } from './accounts/store.ts';
import { openApiTextApart } from './openapi-text.ts';
import { entryKinds, operations, slices } from './contract.ts';
import { handlers, levelsOf, pages, readerNameOf, subscribers, successorOf, userOf } from './features.ts';
import { lastingParts, type Lasting, type OfficeOptions } from './lasting.ts';
import { subscribe } from './subscribers.ts';
import { upkeep } from './upkeep.ts';
import { RepeatedCheck } from './platform/repeated-check.ts';
import { MediaModule, type MediaModuleOptions } from './live/media/media-module.ts';
import { conferenceLocks } from './planning/conferences/store.ts';
import { planPublished } from './planning/publishing/contract.ts';
import { prepareAssets } from './platform/assets/assets.ts';
import { serveAssets } from './platform/assets/serve.ts';
import { authorizeFollow } from './platform/bus/authority.ts';
import { Bus } from './platform/bus/bus.ts';
import { GuessLimit } from './platform/bus/guess-limit.ts';
import type { Clock } from './platform/clock.ts';
import { machineClock } from './platform/steady-clock.ts';
import { disconnect, openDatabase, type Database } from './platform/database/open.ts';
import { DatabaseWatch } from './platform/database/watch.ts';
import { providerOf } from './platform/database/provider.ts';
import { listeningAt } from './platform/http/address.ts';
import { apiRouter } from './platform/http/api.ts';
import { healthRouter } from './platform/http/health.ts';
import { formSecret } from './platform/http/form-secret.ts';
import { createMetrics, metricsRouter } from './platform/http/metrics.ts';
import { InFlight } from './platform/http/in-flight.ts';
import { serveOpenApi } from './platform/http/openapi/serve.ts';
import { referencePages } from './platform/pages/api-reference.ts';
import { entrance } from './platform/http/entrance.ts';
import { frontDoor, type FrontDoorOptions } from './platform/http/front-door.ts';
import { OutageLog } from './platform/outage-log.ts';
import { formTokens } from './platform/http/tokens.ts';
import { ClockCheck } from './platform/journal/clock-check.ts';
import { Journals } from './platform/journal/journals.ts';
import { JournalWriter } from './platform/journal/writer.ts';
import type { Log } from './platform/log.ts';
import { MailQueue } from './planning/invitations/mail/queue.ts';
import { NO_MEDIA, type MediaConfig } from './platform/media-config.ts';
import { pageRouter } from './platform/pages/page-router.ts';
import { cachedPages } from './platform/pages/serve-cached.ts';
import { PAGE_TTL_MS, PageCache } from './platform/pages/page-cache.ts';
import { messageRouter } from './platform/sockets/message-router.ts';
import { Messages } from './platform/sockets/messages.ts';
import type { Allowance } from './platform/sockets/connection-limits.ts';
import { SocketServer } from './platform/sockets/socket-server.ts';
import { nextStepPages } from './record/dashboard/pages/next-step.ts';
import { loseThoseGone } from './live/roll-call/subscribers.ts';

export interface AppOptions extends FrontDoorOptions, OfficeOptions {
  /** A migrated database. */
  readonly databaseUrl: string;
  readonly log: Log;
  readonly clock?: Clock;
  /** Allowed failed attempts per client address and kind of secret in five minutes. */
  readonly guesses?: number;
  /** What sockets may take, where it differs from the usual. */
  readonly allowance?: Partial<Allowance>;
  /** Whether other servers may serve the same conferences; by default where the database is one that several can share. */
  readonly hasPeers?: boolean;
  /** Settings of media; without them media are off. */
  readonly media?: MediaConfig;
  /** Records another program feed than that of the sites. */
  readonly tap?: MediaModuleOptions['tap'];
}

export interface App {
  readonly db: Database;
  readonly bus: Bus;
  readonly journals: Journals;
  readonly http: Server;
  readonly sockets: SocketServer;
  /** Rooms, recordings and the workers behind them. */
  readonly media: MediaModule;
  readonly recordings: MediaModule['recordings'];
  readonly supply: MediaModule['supply'];
  /** What sends e-mail in the background, and what reminds owners of tasks. */
  readonly mail: MailQueue;
  readonly reminders: Lasting['reminders'];
  /** Listens and returns the address, such as http://127.0.0.1:3000. */
  listen(port: number, host: string): Promise<string>;
  /** Notes the use of sessions and removes what has expired, as it does by itself every minute. */
  tidy(): Promise<void>;
  /** Finishes running requests, notifies clients and closes everything. */
  close(): Promise<void>;
}

const MAX_GUESSES = 30;
/** Grace period for running requests when the server stops, in milliseconds. */
const SHUTDOWN_TIMEOUT_MS = 8000;
/** How often to look for entries of other servers, in milliseconds; on SQLite there is no other server. */
const JOURNAL_TAIL_INTERVAL_MS = 300;
/** How often to check the sessions of all open sockets, in milliseconds: one ended elsewhere stays connected no longer than this. */
const SESSION_CHECK_INTERVAL_MS = 3000;
/** How often the use of sessions is noted and expired rows are removed, in milliseconds. */
const UPKEEP_INTERVAL_MS = 60_000;
/** Time to reconnect after a start before a site counts as lost, in milliseconds. */
const RECONNECT_GRACE_MS = 30_000;

/** Joins the features to the platform. Used by main and by tests. */
export async function createApp(options: AppOptions): Promise<App> {
  const { databaseUrl, clock = machineClock(options.log), guesses: most = MAX_GUESSES, media: config = NO_MEDIA } = options;
  await prepareAssets();
  const outages = new OutageLog(options.log);
  const { log } = outages;
  const db = openDatabase(databaseUrl);
  const secret = await formSecret(db);
  const databaseWatch = await DatabaseWatch.start({ db, url: databaseUrl, secret, outages });
  const logins = createLogins(db, clock);
  const reading = { slices, kinds: new Map(entryKinds.map((kind) => [kind.kind, kind])), reclassifiedBy: planPublished.kind };
  const journals = new Journals({ db, reading, levelsOf: (journalId) => levelsOf(db, journalId), log });
  const provider = providerOf(databaseUrl);
  const { gate, ...holds } = conferenceLocks(provider);
  const writer = new JournalWriter({ db, url: databaseUrl, journals, clock, hold: holds.hold, gate });
  const clockCheck = new ClockCheck({ journals, clock, log });
  const metrics = createMetrics();
  const barrier = () => databaseWatch.fileProblem;
  const quietly =
    <A>(note: (about: A) => Promise<void>) =>
    (about: A) =>
      note(about).catch((error: unknown) => log.error({ err: error }, 'security event not recorded'));
  const noteRefusal = quietly(refusalRecorder(db, clock));
  const guesses = new GuessLimit({ clock, most, onLimit: quietly(throttleRecorder(db, clock)) });
  const bus = new Bus({ db, clock, journals, writer, rolesOf: logins.rolesOf, handlers, guesses, ...holds, barrier, log, noteRefusal });
  const { app, trust, arrives, mayOpen } = frontDoor(options, log, clock);
  const shared = { bus, operations, log, now: clock, identify: { actorOf: logins.actorOf, anonymous: ANONYMOUS } };
  const tokens = formTokens(secret);
  const kept = new PageCache(clock, PAGE_TTL_MS[provider]);
  const state = { stopping: false };
  const inFlight = new InFlight();

  app.use(
    healthRouter({ database: databaseWatch, isServing: () => !state.stopping, behindMs: () => clockCheck.behindMs }),
    metricsRouter({ metrics, token: config.metricsToken }),
  );
  app.use('/assets', serveAssets());
  app.get('/api/openapi.json', serveOpenApi(openApiTextApart));
  app.use('/api/v1', apiRouter({ ...shared, tokens }));

  const prepared = cachedPages({ kept, identify: shared.identify });
  const http = createServer(entrance({ app, trust, arrives, inFlight, metrics, prepared }));
  const audienceOf = async (...[actor, conferenceId]: Parameters<typeof logins.rolesOf>) => {
    const roles = await authorizeFollow(actor, conferenceId, logins.rolesOf);
    return { staff: hasRole(roles, STAFF), clearance: actor.clearance };
  };
  const messages = new Messages({ ...shared, journals, audienceOf, behindMs: () => clockCheck.behindMs });
  app.use('/messages', messageRouter({ messages, tokens, identify: shared.identify }));
  const sockets = new SocketServer(http, {
    bus,
    journals,
    messages,
    identify: shared.identify,
    mayOpen,
    isWatched: ({ kind }) => kind === 'site' || kind === 'display',
    hasPeers: options.hasPeers ?? provider === 'postgresql',
    allowance: options.allowance,
    trust,
    audienceOf,
    authoritiesOf(ids) {
      logins.noteUsed(ids);
      return authoritiesOf(db, ids, clock());
    },
    readerMark: tokens.readerMark,
  });
  bus.onEvent(({ kind, conferenceId }) => kind !== 'minutes.written' && kept.forget(conferenceId));
  const nextStep = nextStepPages(clock);
  bus.onEvent(() => nextStep.forget());
  const parts = { db, bus, journals, logins, sockets, log };
  subscribe(parts, subscribers);
  const media = new MediaModule({ ...parts, config, clock, metrics, tap: options.tap });
  const mail = new MailQueue({ db, bus, clock, log, config: options.mail ?? null });
  const lasting = lastingParts({ ...parts, office: options, mail, now: clock });
  bus.serve([...media.handlers, ...lasting.handlers]);
  mail.start();
  app.use(
    pageRouter(
      {
        ...shared,
        tokens,
        kept,
        userOf: (actor) => userOf(db, actor),
        readerNameOf: (actor) => readerNameOf(db, actor),
        successorOf: (path) => successorOf(db, path),
      },
      [...pages, nextStep.pages, (routes) => media.pages(routes), referencePages(operations)],
    ),
  );
  const settle = setTimeout(
    () => void loseThoseGone(parts, clock()).catch((error: unknown) => log.error({ err: error }, 'settling')),
    RECONNECT_GRACE_MS,
  ).unref();
  const sessionCheck = setInterval(
    () => void sockets.checkSessions().catch((error: unknown) => log.error({ err: error }, 'checking sessions')),
    SESSION_CHECK_INTERVAL_MS,
  );
  const tidying = new RepeatedCheck(upkeep({ ...parts, clock, ...lasting }), (error) => log.error({ err: error }, 'upkeep'));
  tidying.start(UPKEEP_INTERVAL_MS);
  const tail = new RepeatedCheck(
    () => journals.refreshAll(),
    (error) => log.error({ err: error }, 'tail'),
  );
  if (provider === 'postgresql') tail.start(JOURNAL_TAIL_INTERVAL_MS);

  return {
    db,
    bus,
    journals,
    http,
    sockets,
    media,
    recordings: media.recordings,
    supply: media.supply,
    mail,
    reminders: lasting.reminders,
    tidy: () => tidying.run(),
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        http.once('error', reject);
        http.listen(port, host, () => resolve(listeningAt(http)));
      }),
    async close() {
      state.stopping = true;
      clearTimeout(settle);
      clearInterval(sessionCheck);
      await tidying.stop();
      await mail.stop();
      clockCheck.close();
      databaseWatch.close();
      await lasting.close();
      await tail.stop();
      // Refuses new connections now; resolves when the last open one ends, which may take a while.
      const shut = sockets.close();
      await media.close();
      await inFlight.finish(SHUTDOWN_TIMEOUT_MS);
      await bus.idle();
      await writer.idle();
      journals.close();
      http.closeAllConnections();
      await shut;
      await disconnect(db);
    },
  };
}
