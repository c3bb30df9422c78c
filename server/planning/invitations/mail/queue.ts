import { findConference } from '../../conferences/store.ts';
import { publishedPlan } from '../../publishing/store.ts';
import type { Bus } from '../../../platform/bus/bus.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/database/open.ts';
import type { Log } from '../../../platform/log.ts';
import type { MailConfig } from '../../../platform/mail-config.ts';
import { RepeatedCheck } from '../../../platform/repeated-check.ts';
import { termsOf } from '../store.ts';
import { mailText } from './presenter.ts';
import { afterAttempt, MAX_ATTEMPT_MS, type Delivery } from './rules.ts';
import { claimMail, doubtMails, settleMail, type ClaimedMail } from './store.ts';

export interface MailQueueOptions {
  readonly db: Database;
  readonly bus: Pick<Bus, 'emit'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Null: the office has no mail server, and nothing is sent. */
  readonly config: MailConfig | null;
}

/** How often to look for messages that are due. */
const LOOK_INTERVAL_MS = 2000;
/** After a server that cannot be reached the others wait as well. */
const REST_MS = 30_000;
/** Pages are told of progress after so many messages. */
const TOLD_AFTER = 10;

/** Sends messages in the background, one after another. What it has not sent when it stops is sent after the next start. */
export class MailQueue {
  readonly #options: MailQueueOptions;
  readonly #check: RepeatedCheck;
  #restsUntil = 0;
  #isStopping = false;

  constructor(options: MailQueueOptions) {
    this.#options = options;
    this.#check = new RepeatedCheck(
      () => this.#work(),
      (error) => options.log.error({ err: error }, 'sending mail'),
    );
  }

  get isOn(): boolean {
    return this.#options.config !== null;
  }

  start(): void {
    if (this.isOn) this.#check.start(LOOK_INTERVAL_MS);
  }

  /** Sends what is due, or waits until a running round has. */
  run(): Promise<void> {
    return this.#check.run();
  }

  /** Finishes the message that is being handed over. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#check.stop();
  }

  async #work(): Promise<void> {
    const { db, clock, config } = this.#options;
    if (config === null) return;
    this.#tell(await doubtMails(db, clock() - MAX_ATTEMPT_MS, clock()));
    const touched = new Set<string>();
    for (let sent = 1; !this.#isStopping && clock() >= this.#restsUntil; sent += 1) {
      const mail = await claimMail(db, clock());
      if (!mail) break;
      touched.add(mail.conferenceId);
      const delivery = await this.#deliver(config, mail).catch((error: unknown): Delivery => {
        this.#options.log.error({ err: error, mail: mail.id }, 'a mail could not be made');
        return { is: 'gone' };
      });
      if (delivery.is === 'put-off' && delivery.isUnreachable) this.#restsUntil = clock() + REST_MS;
      await settleMail(db, mail, afterAttempt(delivery, mail.attempts, clock()), clock());
      if (sent % TOLD_AFTER === 0) this.#tell(touched);
    }
    this.#tell(touched);
  }

  /** Logs hold no address and no name. */
  async #deliver(config: MailConfig, { id, conferenceId, kind, lang, to, link }: ClaimedMail): Promise<Delivery> {
    const { db, log } = this.#options;
    const draft = await findConference(db, conferenceId);
    if (to === null || !draft) return { is: 'gone' };
    const plan = await publishedPlan(db, conferenceId);
    const { title, organizer } = plan?.conference ?? draft;
    const { date = null, venue = null } = plan?.conference ?? {};
    const { deadline } = await termsOf(db, conferenceId);
    const text = mailText(lang, kind, { title, organizer, date, venue, deadline, link });
    // The mail library is loaded with the first letter.
    const { deliver } = await import('./delivery.ts');
    const delivery = await deliver(config, { id, to, from: organizer, ...text });
    if (delivery.is !== 'taken') log.warn({ mail: id, ...delivery }, 'a mail was not taken');
    return delivery;
  }

  #tell(conferenceIds: Iterable<string>): void {
    this.#options.bus.emit(
      [...new Set(conferenceIds)].map((conferenceId) => ({ kind: 'plan.changed', conferenceId, what: 'participants' })),
    );
  }
}
