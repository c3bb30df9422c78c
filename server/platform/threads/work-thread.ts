import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError } from '../errors.ts';
import { SerialQueue } from '../serial-queue.ts';
import { NOTHING_MOVED, type ThreadAnswer, type ThreadWork } from './protocol.ts';

export interface WorkLimits {
  /** Longest time for one job, in milliseconds, from its turn on. */
  readonly timeoutMs: number;
  /** Most memory for the objects of one job, in MB. */
  readonly memoryMb: number;
}

/** Jobs that may wait for a thread; the next one is refused. */
const MAX_JOBS = 32;
/** After this time without a job a thread ends, and gives its memory back. */
const IDLE_MS = 60_000;

/**
 * A thread that runs one function, job after job, so that heavy work does not stop the server. It starts with the first job. A job
 * beyond its limits ends with its thread; the next job gets a new one.
 */
export class WorkThread<Input, Output> {
  readonly #work: ThreadWork;
  readonly #limits: WorkLimits;
  readonly #queue = new SerialQueue();
  #jobs = 0;
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | null = null;

  constructor(work: ThreadWork, limits: WorkLimits) {
    this.#work = work;
    this.#limits = limits;
  }

  /**
   * Runs a job in its turn; input and output are copied. @throws AppError work-too-long, work-too-large beyond the limits, unavailable if too
   * many are waiting, and whatever the function refuses.
   */
  async run(input: Input): Promise<Output> {
    if (this.#jobs >= MAX_JOBS) throw new AppError('unavailable');
    this.#jobs += 1;
    try {
      return await this.#queue.run(() => this.#runNow(input));
    } finally {
      this.#jobs -= 1;
      this.#idle ??= setTimeout(() => this.#endIdle(), IDLE_MS).unref();
    }
  }

  async #runNow(input: Input): Promise<Output> {
    if (this.#idle) clearTimeout(this.#idle);
    this.#idle = null;
    const answer = await this.#answerOf((this.#worker ??= this.#start()), input);
    if ('value' in answer) return answer.value as Output;
    if ('error' in answer) throw new Error(answer.error);
    const { code, params, faults } = answer.refusal;
    throw new AppError(code, params, faults);
  }

  #start(): Worker {
    const worker = new Worker(join(import.meta.dirname, 'program.ts'), {
      workerData: this.#work,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.memoryMb },
    });
    // Does not keep a server alive that stops.
    worker.unref();
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = null;
    });
    return worker;
  }

  #answerOf(worker: Worker, input: Input): Promise<ThreadAnswer> {
    const { promise, resolve, reject } = Promise.withResolvers<ThreadAnswer>();
    const { timeoutMs } = this.#limits;
    const tooLong = setTimeout(() => reject(new AppError('work-too-long', { seconds: Math.round(timeoutMs / 1000) })), timeoutMs);
    const failed = (error: Error & { readonly code?: string }): void =>
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new AppError('work-too-large') : error);
    const ended = (): void => reject(new Error('A work thread ended in the middle of a job.'));
    worker.once('message', resolve).once('error', failed).once('exit', ended).postMessage(input, NOTHING_MOVED);
    const settled = promise.finally(() => {
      clearTimeout(tooLong);
      worker.off('message', resolve).off('error', failed).off('exit', ended);
    });
    settled.catch(() => this.#drop(worker));
    return settled;
  }

  /** Ends a thread of which nothing more can be expected. */
  #drop(worker: Worker): void {
    if (this.#worker === worker) this.#worker = null;
    // What it still reports belongs to no job.
    worker.on('error', () => {});
    void worker.terminate();
  }

  #endIdle(): void {
    this.#idle = null;
    if (this.#jobs === 0 && this.#worker) this.#drop(this.#worker);
  }
}
