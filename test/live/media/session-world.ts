import { reduceMediaSession } from '../../../client/live/media/session/reduce.ts';
import {
  startState,
  type LineCondition,
  type MediaSessionEvent,
  type MediaSessionState,
} from '../../../client/live/media/session/state.ts';
import { failure, newsOf } from './session.ts';

const JOBS = ['join', 'ask', 'mend', 'synchronize'] as const;
interface Job {
  readonly kind: (typeof JOBS)[number];
  readonly connection: number;
}

/** Outcome of a job of the runner: `ok`, the code of a refusal, or null for no answer. */
export interface Outcome {
  readonly code: string | null;
  readonly isUsable: boolean;
  readonly line: LineCondition;
  readonly epoch: string;
}
const WELL: Outcome = { code: 'ok', isUsable: true, line: 'there', epoch: 'e1' };

/** A simulated runner, server and connection without real time or network: everything happens on command. */
export class SessionWorld {
  state: MediaSessionState = startState('site');
  now = 0;
  /** Unfinished jobs of the runner. */
  jobs: Job[] = [];
  isRetryScheduled = false;
  /** Connections that the server accepted and that were not left. */
  readonly open = new Set<number>();

  tell(event: MediaSessionEvent): void {
    const { state, effects } = reduceMediaSession(this.state, event);
    this.state = state;
    for (const effect of effects) {
      if (effect.kind === 'scheduleRetry') this.isRetryScheduled = true;
      const kind = JOBS.find((job) => job === effect.kind);
      if (kind && 'connection' in effect) this.jobs.push({ kind, connection: effect.connection });
      if (effect.kind === 'leave') this.open.delete(effect.connection);
    }
  }

  pass(milliseconds: number): void {
    this.now += milliseconds;
    this.tell({ kind: 'tick', at: this.now });
  }

  /** Fires the timer of a scheduled retry. */
  retry(): void {
    if (!this.isRetryScheduled) return;
    this.isRetryScheduled = false;
    this.tell({ kind: 'retryDue' });
  }

  /** Ends the oldest running job. */
  finish(outcome: Outcome): void {
    const job = this.jobs.shift();
    if (!job) return;
    const { connection } = job;
    if (job.kind === 'ask') return this.report(connection, outcome);
    if (job.kind === 'join' && outcome.code === 'ok') {
      this.open.add(connection);
      this.tell({ kind: 'joined', connection, news: newsOf(outcome.epoch) });
    }
    if (outcome.code !== 'ok')
      this.tell({ kind: 'failed', connection, failure: failure(outcome.code), isUsable: job.kind !== 'join' && outcome.isUsable });
    if (outcome.code === 'ok' && job.kind !== 'synchronize') this.tell({ kind: 'line', connection, line: outcome.line, at: this.now });
    if (job.kind !== 'join') this.tell({ kind: 'workDone', connection });
  }

  report(connection: number, { code, epoch }: Outcome): void {
    const answer = { epoch, isReplaced: false, mayReturn: false, sends: [] };
    if (code === 'ok') this.tell({ kind: 'reported', connection, answer, before: new Map(), after: new Map(), at: this.now });
    else this.tell({ kind: 'reportFailed', connection, failure: failure(code), at: this.now });
  }

  /** Lets one second pass in which every attempt succeeds. */
  heal(): void {
    const { phase, epoch } = this.state;
    if (phase === 'idle') this.tell({ kind: 'start' });
    // After the channel was down even a final refusal is retried, because the server may be a new one.
    if (phase === 'off' && !this.isRetryScheduled) this.tell({ kind: 'reached', at: this.now });
    this.pass(1000);
    for (let left = this.jobs.length; left > 0; left -= 1) this.finish({ ...WELL, epoch: epoch ?? WELL.epoch });
    this.retry();
  }

  /** Whether everything is settled: nothing is missing, and nothing is being tried. */
  get isWell(): boolean {
    const { phase, status, work, isBehind, mayBeForgotten, line } = this.state;
    return phase === 'on' && status === 'on' && line === 'there' && work === null && !isBehind && !mayBeForgotten && this.jobs.length === 0;
  }
}
