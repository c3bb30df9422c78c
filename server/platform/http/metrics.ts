import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Router, type Request } from 'express';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { isLoopback } from './caller.ts';

export interface Metrics {
  readonly registry: Registry;
  /** Measures the time until a response has ended. */
  measure(request: IncomingMessage, response: ServerResponse): void;
  /** Adds metrics that are read on each scrape. */
  onAsked(read: () => Promise<void>): void;
  /** Reads all metrics and returns them in Prometheus's text format. */
  text(): Promise<string>;
}

/** Buckets from a static file to a whole import. */
const SECONDS = [0.005, 0.02, 0.1, 0.5, 2, 10];

/** Metrics of this process and its responses; features add their own. One registry per server, because tests run several. */
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
    measure({ method }, response) {
      const end = answers.startTimer({ method: knownMethod(method) });
      response.once('close', () => end({ status: response.statusCode }));
    },
    onAsked: (read) => void readers.push(read),
    async text() {
      await Promise.all(readers.map((read) => read()));
      return registry.metrics();
    },
  };
}

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
/** Limits the values of the label, whatever clients send. */
const knownMethod = (method = ''): string => (METHODS.has(method) ? method : 'other');

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
/** Compares in constant time. */
const isToken = (given: string, token: string): boolean => timingSafeEqual(digest(given), digest(token));

function mayAsk(request: Request, token: string | null): boolean {
  if (token === null) return isLoopback(request.ip ?? '');
  const given = /^Bearer (.+)$/.exec(request.get('authorization') ?? '')?.[1];
  return given !== undefined && isToken(given, token);
}

/**
 * GET /metrics for Prometheus. With a token configured, only for those who send it, even from this machine: a local proxy without
 * X-Forwarded-For would otherwise open it to everyone. Without a token, only for this machine. All others get a 404.
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
