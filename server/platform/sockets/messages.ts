import type { Lang } from '../../i18n/language.ts';
import type { Bus } from '../bus/bus.ts';
import { parse } from '../bus/parse.ts';
import { refusalOf } from '../bus/refusal.ts';
import { fileTypesOf, type Actor, type Operation } from '../contract.ts';
import { AppError } from '../errors.ts';
import { hrefOf } from '../http/href.ts';
import type { Audience } from '../journal/audience.ts';
import type { CatchUp } from '../journal/live-journal.ts';
import type { Journals } from '../journal/journals.ts';
import type { Log } from '../log.ts';
import { PolledPages } from './polled-pages.ts';
import { CallOptions, Follow, type Acknowledged, type Followed } from './protocol.ts';

export interface MessagesOptions {
  readonly bus: Bus;
  readonly journals: Journals;
  readonly operations: readonly Operation[];
  readonly log: Log;
  readonly now: () => number;
  /** How far the clock is behind the journal, in milliseconds. */
  readonly behindMs: () => number;
  /** The audience to which an actor belongs in a conference. @throws AppError if they may not follow it. */
  readonly audienceOf: (actor: Actor, conferenceId: string) => Promise<Audience>;
}

/** The sender of a message, and the language of the answer. */
export interface Sender {
  readonly actor: Actor;
  readonly address: string;
  lang: Lang;
}

/** A page that follows a journal. */
export interface FollowingPage {
  readonly conferenceId: string;
  readonly audience: Audience;
  readonly holdsWords: boolean;
  readonly page: string | null;
}

type Join = (page: FollowingPage) => Promise<void> | void;

type Fields = Readonly<Record<string, unknown>>;

/**
 * Answers messages of live pages over either transport: `clock`, `follow`, and every operation by its name. An operation that
 * answers a file answers `{ href }` here: the path from which to fetch it over HTTP.
 */
export class Messages {
  readonly #options: MessagesOptions;
  readonly #operations: ReadonlyMap<string, Operation>;
  /** Pages that hold words and have no socket. */
  readonly polled = new PolledPages();

  constructor(options: MessagesOptions) {
    this.#options = options;
    this.#operations = new Map(options.operations.map((operation) => [operation.name, operation]));
  }

  /** Whether a message takes its turn with those of others. Commands are stored, and those who come back looked up, with what comes at the same time. */
  isInTurn(name: string, isFollowing: boolean): boolean {
    return name === 'follow' ? isFollowing : this.#operations.get(name)?.kind === 'query';
  }

  /** Runs `work` and words what it throws. */
  async acknowledge(sender: Pick<Sender, 'lang'>, name: string, work: () => Promise<unknown>): Promise<Acknowledged<unknown>> {
    try {
      return { ok: true, output: await work() };
    } catch (error) {
      if (!(error instanceof AppError)) this.#options.log.error({ err: error, operation: name }, 'operation failed');
      return { ok: false, error: refusalOf(error, name, sender.lang) };
    }
  }

  /** @throws AppError not-found for an unknown name, and whatever the operation refuses. */
  async answer(sender: Sender, name: string, input: unknown, given: unknown): Promise<unknown> {
    if (name === 'clock') return { at: this.#options.now(), behindMs: this.#options.behindMs() };
    if (name === 'follow') return this.#followByPolling(sender.actor, input);
    const operation = this.#operations.get(name);
    if (!operation) throw new AppError('not-found');
    const { id = null, lang } = parse(CallOptions, given ?? {});
    if (lang) sender.lang = lang;
    const { bus } = this.#options;
    const { actor, address } = sender;
    // Files do not go over the socket: those who may have the file get its path.
    if (fileTypesOf(operation)) return { href: hrefOf(operation, (await bus.check(operation, actor, input)) as Fields) };
    return bus.run(operation, actor, input, { commandId: id, address });
  }

  /** What a page without a socket misses. One that holds words learns from the answer if they are wanted now. */
  async #followByPolling(actor: Actor, input: unknown): Promise<Followed> {
    let sendNow = false;
    const { isSaved = true } = parse(Follow, input);
    const followed = await this.follow(actor, input, ({ conferenceId, holdsWords, page }) => {
      if (holdsWords && page !== null) sendNow = this.polled.note(conferenceId, page, { actorId: actor.id, isSaved });
    });
    return sendNow ? { ...followed, sendNow } : followed;
  }

  /**
   * What an actor misses of a journal. `join` runs before the tail is read, in the same turn of the event loop, so that no entry is lost
   * in between. @throws AppError if the actor has no role in the conference.
   */
  async follow(actor: Actor, input: unknown, join: Join): Promise<Followed> {
    const { conferenceId, revision, view = null, holdsWords = false, page = null } = parse(Follow, input);
    const audience = await this.#options.audienceOf(actor, conferenceId);
    const journal = await this.#options.journals.open(conferenceId);
    await journal.prepareView(audience);
    await join({ conferenceId, audience, holdsWords: holdsWords && audience.staff, page });
    const caughtUp: CatchUp = journal.catchUp(audience, revision, view);
    return { ...caughtUp, staff: audience.staff };
  }
}
