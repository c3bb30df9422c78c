import { DateTime } from 'luxon';
import { dayAt } from '../../../planning/conferences/rules.ts';
import { conferenceAsPublished } from '../../../planning/publishing/store.ts';
import type { MailQueueOptions } from '../../../planning/invitations/mail/queue.ts';
import { afterAttempt, MAX_ATTEMPT_MS, type Delivery } from '../../../planning/invitations/mail/rules.ts';
import type { MailConfig } from '../../../platform/mail-config.ts';
import { RepeatedCheck } from '../../../platform/repeated-check.ts';
import { tasksByLink } from '../owners/commands/own.ts';
import { isLoginKey } from '../owners/rules.ts';
import { findOwner, keptOwners, pathOfOwner } from '../owners/store.ts';
import { mattersOf } from '../store/matters.ts';
import { reminderText } from './presenter.ts';
import { dueReminders, FIRST_HOUR, reminderStage } from './rules.ts';
import {
  claimReminder,
  doubtReminders,
  dropReminder,
  queueReminder,
  reminderTerms,
  remindersMade,
  remindingConferences,
  settleReminder,
  type ClaimedReminder,
} from './store.ts';

type ReminderQueueOptions = Omit<MailQueueOptions, 'bus'>;

/** How often to look for messages that are due, and for tasks of which somebody is to be reminded. */
const LOOK_INTERVAL_MS = 5000;
const PLAN_INTERVAL_MS = 60_000;
/** After a server that cannot be reached the others wait as well. */
const REST_MS = 30_000;

/** Reminds owners of tasks in the background. Messages leave the house, so they name nothing that is classified. */
export class ReminderQueue {
  readonly #options: ReminderQueueOptions;
  readonly #check: RepeatedCheck;
  #plannedAt = -Infinity;
  #restsUntil = 0;
  #isStopping = false;

  constructor(options: ReminderQueueOptions) {
    this.#options = options;
    this.#check = new RepeatedCheck(
      () => this.#work(),
      (error) => options.log.error({ err: error }, 'reminding owners'),
    );
  }

  start(): void {
    if (this.#options.config !== null) this.#check.start(LOOK_INTERVAL_MS);
  }

  /** Plans and sends what is due, or waits until a running round has. */
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
    await doubtReminders(db, clock() - MAX_ATTEMPT_MS, clock());
    const since = clock() - this.#plannedAt;
    // A clock that was set back plans at once.
    if (since < 0 || since >= PLAN_INTERVAL_MS) await this.#plan();
    while (!this.#isStopping && clock() >= this.#restsUntil) {
      const mail = await claimReminder(db, clock());
      if (!mail) return;
      await this.#send(config, mail);
    }
  }

  /** Puts a message into the queue for everybody who is to be reminded and can be reached. */
  async #plan(): Promise<void> {
    const { db, clock } = this.#options;
    const now = clock();
    this.#plannedAt = now;
    for (const { conferenceId, daysBefore, origin, lang, conference } of await remindingConferences(db)) {
      const { timeZone } = conference;
      if (DateTime.fromMillis(now, { zone: timeZone }).hour < FIRST_HOUR) continue;
      const tasks = (await mattersOf(db, { ids: [conferenceId], held: [], clearance: 0 })).filter(({ kind }) => kind === 'task');
      const due = dueReminders(tasks, await remindersMade(db, conferenceId), dayAt(now, timeZone), daysBefore);
      const owners = await keptOwners(db, conferenceId);
      for (const { key, stage, tasks: own } of due)
        if (owners.get(key)?.email) await queueReminder(db, { conferenceId, ownerKey: key, stage, origin, lang, tasks: own }, now);
    }
  }

  async #send(config: MailConfig, mail: ClaimedReminder): Promise<void> {
    const { db, clock, log } = this.#options;
    const letter = await this.#letterOf(mail);
    if (letter === 'nothing-to-say') return void (await dropReminder(db, mail));
    const delivery = letter === 'unreachable' ? ({ is: 'gone' } as const) : await this.#deliver(config, letter);
    // Logs hold no address and no name.
    if (delivery.is !== 'taken') log.warn({ mail: mail.id, ...delivery }, 'a reminder was not taken');
    if (delivery.is === 'put-off' && delivery.isUnreachable) this.#restsUntil = clock() + REST_MS;
    await settleReminder(db, mail, afterAttempt(delivery, mail.attempts, clock()), clock());
  }

  async #deliver(config: MailConfig, letter: { id: string; to: string; from: string; subject: string; text: string }): Promise<Delivery> {
    // The mail library is loaded with the first letter.
    const { deliver } = await import('../../../planning/invitations/mail/delivery.ts');
    return deliver(config, letter);
  }

  /** The message as things stand when it is sent: what was settled, put off or given to somebody else meanwhile is left out. */
  async #letterOf({ id, conferenceId, ownerKey, origin, lang, stage, tasks: named }: ClaimedReminder) {
    const { db, clock } = this.#options;
    const { title, organizer, timeZone } = await conferenceAsPublished(db, conferenceId);
    const { isOn, daysBefore } = await reminderTerms(db, conferenceId);
    const today = dayAt(clock(), timeZone);
    const own = isOn ? await tasksByLink(db, { conferenceId, key: ownerKey }) : [];
    const tasks = own.filter((task) => named.get(task.id) === task.lastDay && reminderStage(task, today, daysBefore) === stage);
    if (tasks.length === 0) return 'nothing-to-say';
    const owner = await findOwner(db, conferenceId, ownerKey);
    if (!owner?.email) return 'unreachable';
    const path = isLoginKey(ownerKey) ? '/tasks?view=mine' : pathOfOwner(owner.secret);
    const text = reminderText(lang, stage, { title, organizer, tasks, link: path && `${origin}${path}` });
    return { id, to: owner.email, from: organizer, ...text };
  }
}
