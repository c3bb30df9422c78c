import { Router } from 'express';
import type { DatabaseState, DatabaseWatch } from '../database/watch.ts';

export interface ReadinessOptions {
  readonly database: Pick<DatabaseWatch, 'probe'>;
  readonly isServing: () => boolean;
  /** By how many milliseconds the server's clock is behind the journal. */
  readonly behindMs: () => number;
}

const PROBE_TTL_MS = 1000;

/**
 * /healthz: the process answers. /readyz: it can serve (a row can be written, there is room on the disk, and it is not stopping). A clock that is behind the journal
 * is said, and served on with: everything else works.
 */
export function healthRouter({ database, isServing, behindMs }: ReadinessOptions): Router {
  const router = Router();
  // Whoever asks more often than once a second gets the same answer: a probe writes a row.
  let last: { at: number; state: Promise<DatabaseState> } | null = null;
  const probe = (): Promise<DatabaseState> => {
    const now = performance.now();
    if (last === null || now - last.at > PROBE_TTL_MS) last = { at: now, state: database.probe() };
    return last.state;
  };
  router.get('/healthz', (_request, response) => void response.set('Cache-Control', 'no-store').json({ status: 'ok' }));
  router.get('/readyz', async (_request, response) => {
    const { problem, freeBytes } = await probe();
    const ready = problem === null && isServing();
    const clock = behindMs() === 0 ? {} : { clockBehindMs: behindMs() };
    response
      .status(ready ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ status: ready ? 'ready' : 'not-ready', database: problem === null, problem, freeBytes, serving: isServing(), ...clock });
  });
  return router;
}
