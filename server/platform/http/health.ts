import { Router } from 'express';
import type { DatabaseState, DatabaseWatch } from '../database/watch.ts';

export interface ReadinessOptions {
  readonly database: Pick<DatabaseWatch, 'probe'>;
  readonly isServing: () => boolean;
  /** How far the server's clock is behind the journal, in milliseconds. */
  readonly behindMs: () => number;
}

const PROBE_TTL_MS = 1000;

/**
 * /healthz: the process responds. /readyz: it can serve (a row can be written, the disk has room, and it is not stopping). A clock
 * behind the journal is reported, but the server stays ready: everything else works.
 */
export function healthRouter({ database, isServing, behindMs }: ReadinessOptions): Router {
  const router = Router();
  // A probe writes a row, so callers within the same second share one.
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
