import { createHash, timingSafeEqual } from 'node:crypto';
import { Router, type Request, type RequestHandler } from 'express';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { isLoopback } from './caller.ts';

export interface Metrics {
  readonly registry: Registry;
  /** Middleware that comes before all others: how long answers take. */
  readonly measure: RequestHandler;
  /** Adds figures that are read when somebody asks. */
  onAsked(read: () => Promise<void>): void;
  /** Reads everything anew and gives it as Prometheus's text. */
  text(): Promise<string>;
}

/** From a static file to a whole import. */
const SECONDS = [0.005, 0.02, 0.1, 0.5, 2, 10];

/** Figures of this process and its answers, to which features add their own. One for each server, also where tests run several. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const answers = new Histogram({
    name: 'diemcau_http_answer_seconds',
    help: 'Time to answer a request, by method and status.',
    labelNames: ['method', 'status'],
    buckets: SECONDS,
    registers: [registry],
  });
  const readers: (() => Promise<void>)[] = [];
  return {
    registry,
    measure: (request, response, next) => {
      const end = answers.startTimer({ method: knownMethod(request.method) });
      response.once('close', () => end({ status: response.statusCode }));
      next();
    },
    onAsked: (read) => void readers.push(read),
    async text() {
      await Promise.all(readers.map((read) => read()));
      return registry.metrics();
    },
  };
}

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
/** A label's values are few, whatever is asked. */
const knownMethod = (method: string): string => (METHODS.has(method) ? method : 'other');

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
/** In a time that tells nothing of the token. */
const isToken = (given: string, token: string): boolean => timingSafeEqual(digest(given), digest(token));

function mayAsk(request: Request, token: string | null): boolean {
  if (token === null) return isLoopback(request.ip ?? '');
  const given = /^Bearer (.+)$/.exec(request.get('authorization') ?? '')?.[1];
  return given !== undefined && isToken(given, token);
}

/**
 * GET /metrics for Prometheus. Where there is a token, to whoever gives it, and to nobody else, not to this machine either: a proxy on it
 * that does not name whom it asks for (X-Forwarded-For) would open it to all. Without one, to this machine alone. To everyone else it is
 * not there.
 */
export function metricsRouter({ metrics, token }: { readonly metrics: Metrics; readonly token: string | null }): Router {
  const router = Router();
  router.get('/metrics', async (request, response, next) => {
    if (!mayAsk(request, token)) return next();
    const text = await metrics.text();
    response.set('Cache-Control', 'no-store').type(metrics.registry.contentType).send(text);
  });
  return router;
}
