import { Router } from 'express';
import type { Database } from '../database/open.ts';

/** /healthz: the process answers. /readyz: it can serve (its database answers, and it is not stopping). */
export function healthRouter(db: Database, serving: () => boolean): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => void response.set('Cache-Control', 'no-store').json({ status: 'ok' }));
  router.get('/readyz', async (_request, response) => {
    const database = await db.setting.count().then(
      () => true,
      () => false,
    );
    const ready = database && serving();
    response
      .status(ready ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ status: ready ? 'ready' : 'not-ready', database, serving: serving() });
  });
  return router;
}
