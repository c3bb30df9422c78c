import { displayHandlers } from './live/display/commands.ts';
import { OpenScreens } from './live/display/open-screens.ts';
import { taskReminderHandlers } from './record/follow-up/reminders/commands.ts';
import { invitationMailHandlers } from './planning/invitations/mail/commands.ts';
import type { MailQueue } from './planning/invitations/mail/queue.ts';
import type { Bus } from './platform/bus/bus.ts';
import type { Handler } from './platform/bus/handlers.ts';
import type { Clock } from './platform/clock.ts';
import type { Database } from './platform/database/open.ts';
import type { Log } from './platform/log.ts';
import type { MailConfig } from './platform/mail-config.ts';
import type { SocketServer } from './platform/sockets/socket-server.ts';
import { CoEditors } from './record/minutes/co-editing/co-editors.ts';
import { coEditingHandlers } from './record/minutes/co-editing/commands.ts';
import { minutesHandlers } from './record/minutes/commands/index.ts';
import { ReminderQueue } from './record/follow-up/reminders/queue.ts';
import { searchHandlers } from './record/search/commands.ts';
import { NO_SETUP, type SigningSetup } from './record/signing/cms/setup.ts';
import { signingHandlers } from './record/signing/commands/index.ts';
import { SearchIndex } from './record/search/search-index.ts';

/** What the administrator set up for the office. */
export interface OfficeOptions {
  /** The mail server; without one no e-mail is sent. */
  readonly mail?: MailConfig | null;
  /** Certificates, seal and time-stamp server; without them nothing is trusted and nothing sealed. */
  readonly signing?: SigningSetup;
}

interface LastingDeps {
  readonly office: OfficeOptions;
  readonly sockets: SocketServer;
  readonly bus: Bus;
  readonly db: Database;
  readonly log: Log;
  readonly mail: MailQueue;
  readonly now: Clock;
}

/** What features keep as long as the server runs: which hall displays there are, who writes in the minutes, what can be searched. */
export interface Lasting {
  /** The handlers that look at it. */
  readonly handlers: readonly Handler[];
  readonly searched: SearchIndex;
  /** What reminds owners of tasks. */
  readonly reminders: ReminderQueue;
  close(): Promise<void>;
}

export function lastingParts({ sockets, bus, db, log, mail, office, now }: LastingDeps): Lasting {
  const screens = new OpenScreens({ now, tell: (news) => sockets.toStaff(news.conferenceId, 'displays', news) });
  const coEditors = new CoEditors(sockets);
  const searched = new SearchIndex(db);
  const reminders = new ReminderQueue({ db, log, clock: now, config: office.mail ?? null });
  reminders.start();
  bus.onEvent(coEditors.hear);
  bus.onEvent(({ kind }) => {
    if (kind === 'person.erased') void searched.forget().catch((error: unknown) => log.error({ err: error }, 'erasing from the search'));
  });
  return {
    searched,
    reminders,
    handlers: [
      ...displayHandlers(screens),
      ...minutesHandlers(sockets),
      ...coEditingHandlers(sockets, coEditors),
      ...invitationMailHandlers(mail),
      ...taskReminderHandlers(mail),
      ...searchHandlers(searched),
      ...signingHandlers(office.signing ?? NO_SETUP),
    ],
    async close() {
      screens.close();
      coEditors.close();
      await searched.close();
      await reminders.stop();
    },
  };
}
