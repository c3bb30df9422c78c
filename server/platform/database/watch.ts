import { stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { storedFormSecret } from '../http/form-secret.ts';
import type { OutageLog } from '../outage-log.ts';
import type { Database } from './open.ts';
import { outageOf, type OutageCode } from './outage.ts';
import { providerOf } from './provider.ts';
import { changeSetting } from './settings-store.ts';
import { sqliteFile } from './sqlite/adapter.ts';

export interface DatabaseWatchOptions {
  readonly db: Database;
  readonly url: string;
  /** The form secret as it was read at the start: no other database has the same. */
  readonly secret: string;
  readonly outages: OutageLog;
}

/** State of the database, for the readiness probe. */
export interface DatabaseState {
  readonly problem: OutageCode | null;
  /** Free bytes on the file's disk; null if the database is not a file. */
  readonly freeBytes: number | null;
}

const CHECK_INTERVAL_MS = 2000;
/** With less free space the next sitting might not fit. */
const MIN_FREE_BYTES = 32_000_000;
const PROBE_KEY = 'readiness';

/** Watches the database of the running server: whether it responds, and whether its file is still the one that was opened. */
export class DatabaseWatch {
  readonly #options: DatabaseWatchOptions;
  /** Path of the file; null if the database is a server. */
  readonly #file: string | null;
  readonly #identity: string | null;
  readonly #timer: NodeJS.Timeout;
  #fileProblem: OutageCode | null = null;

  private constructor(options: DatabaseWatchOptions, file: string | null, identity: string | null) {
    this.#options = options;
    this.#file = file;
    this.#identity = identity;
    this.#timer = setInterval(() => void this.check(), CHECK_INTERVAL_MS).unref();
  }

  static async start(options: DatabaseWatchOptions): Promise<DatabaseWatch> {
    const file = providerOf(options.url) === 'sqlite' ? sqliteFile(options.url) : null;
    return new DatabaseWatch(options, file, file === null ? null : await identityOf(file));
  }

  /** Why nothing may be stored, as of the last check: writes to a deleted file would be lost. Null if all is well. */
  get fileProblem(): OutageCode | null {
    return this.#fileProblem;
  }

  /** Checks once, and logs the beginning and the end of an outage. Never throws. */
  async check(): Promise<OutageCode | null> {
    this.#fileProblem = await this.#lookAtFile();
    const problem = this.#fileProblem ?? (await this.#attempt(() => this.#read()));
    if (problem === null) this.#options.outages.ended();
    else this.#options.outages.failed(problem);
    return problem;
  }

  /** Checks, writes a row, and looks at the free space. */
  async probe(): Promise<DatabaseState> {
    const freeBytes = this.#file === null ? null : await freeBytesAt(this.#file);
    const isLow = freeBytes !== null && freeBytes < MIN_FREE_BYTES;
    const problem = (await this.check()) ?? (await this.#attempt(() => this.#write())) ?? (isLow ? 'database-full' : null);
    if (problem !== null) this.#options.outages.failed(problem);
    return { problem, freeBytes };
  }

  async #lookAtFile(): Promise<OutageCode | null> {
    if (this.#file === null || this.#file === ':memory:') return null;
    const now = await identityOf(this.#file);
    if (now === null) return 'database-missing';
    return now === this.#identity ? null : 'database-replaced';
  }

  /** A different secret than at the start means that the file has become another database. */
  async #read(): Promise<OutageCode | null> {
    const { db, secret } = this.#options;
    return (await storedFormSecret(db)) === secret ? null : 'database-replaced';
  }

  async #write(): Promise<null> {
    await changeSetting(this.#options.db, PROBE_KEY, new Date().toISOString());
    return null;
  }

  async #attempt(work: () => Promise<OutageCode | null>): Promise<OutageCode | null> {
    try {
      return await work();
    } catch (error) {
      return outageOf(error) ?? 'database-broken';
    }
  }

  close(): void {
    clearInterval(this.#timer);
  }
}

/** What distinguishes a file from another one of the same name; null if there is none. */
async function identityOf(file: string): Promise<string | null> {
  try {
    const { dev, ino } = await stat(file);
    return `${dev}/${ino}`;
  } catch {
    return null;
  }
}

async function freeBytesAt(file: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(dirname(file));
    return bavail * bsize;
  } catch {
    return null;
  }
}
