import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { FrontDoor } from './front-door.ts';
import type { InFlight } from './in-flight.ts';
import type { Metrics } from './metrics.ts';
import { isSecure } from './proxies.ts';
import { securityHeaders } from './security-headers.ts';

/** A request before the application has seen it. */
export interface Arrival {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Whether it came by HTTPS. */
  readonly secure: boolean;
  /** What every answer says. */
  readonly headers: Readonly<Record<string, string>>;
}

interface EntranceOptions extends Pick<FrontDoor, 'app' | 'trust' | 'arrives'> {
  readonly inFlight: InFlight;
  readonly metrics: Pick<Metrics, 'measure'>;
  /** Answers what is prepared already: null if nothing is, otherwise resolves to whether it was answered. */
  readonly prepared: (arrival: Arrival) => Promise<boolean> | null;
}

/** What every request passes. A prepared answer is sent at once, because its way through the application would cost as much as it does. */
export const entrance =
  ({ app, trust, arrives, inFlight, metrics, prepared }: EntranceOptions): RequestListener =>
  (request, response) => {
    arrives(request);
    inFlight.count(response);
    metrics.measure(request, response);
    const secure = isSecure(request, trust);
    const headers = securityHeaders(secure);
    const toApplication = (): void => {
      for (const name in headers) response.setHeader(name, headers[name] ?? '');
      app(request, response);
    };
    const answered = prepared({ request, response, secure, headers });
    if (answered === null) return toApplication();
    // What fails here fails there too, and is answered in words.
    answered.then((isAnswered) => isAnswered || toApplication(), toApplication);
  };
